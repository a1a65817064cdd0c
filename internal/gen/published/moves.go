package main

import (
	"io/fs"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/table"
)

// readRelated reads O*NET's related occupations, between occupations that are a class of the SOC by themselves.
func readRelated(report *table.Report, tables fs.FS, f file, wanted func(code string) bool) []career.ListedMove {
	t := report.Open(tables, f.File, table.Tabs, "O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier", "Index")
	var list []career.ListedMove
	for t.Next() {
		from, whole := strings.CutSuffix(t.Get("O*NET-SOC Code"), ".00")
		to, wholeTo := strings.CutSuffix(t.Get("Related O*NET-SOC Code"), ".00")
		if whole && wholeTo && from != to && wanted(from) && wanted(to) {
			list = append(list, career.ListedMove{Scheme: "SOC", From: from, To: to, Rank: t.Int("Index", 1, 100),
				Tier: t.Get("Relatedness Tier"), Source: f.Source})
		}
	}
	return list
}

// readMobility reads the moves between occupations of the French ROME. It lists a move twice if it is both a near and an
// evolving one: the better rank counts.
func readMobility(report *table.Report, tables fs.FS, f file, wanted func(code string) bool) []career.ListedMove {
	t := report.Open(tables, f.File, table.Commas, "code_rome", "code_rome_cible", "numero_ordre")
	var list []career.ListedMove
	at := map[[2]string]int{}
	for t.Next() {
		from, to := t.Get("code_rome"), t.Get("code_rome_cible")
		if from == to || !wanted(from) || !wanted(to) {
			continue
		}
		rank := t.Int("numero_ordre", 1, 100)
		if k, twice := at[[2]string{from, to}]; twice {
			list[k].Rank = min(list[k].Rank, rank)
			continue
		}
		at[[2]string{from, to}] = len(list)
		list = append(list, career.ListedMove{Scheme: "ROME", From: from, To: to, Rank: rank, Source: f.Source})
	}
	return list
}
