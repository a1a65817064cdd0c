package main

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/table"
)

// TestMoves reads a small list of moves of each office.
func TestMoves(t *testing.T) {
	files := fstest.MapFS{
		"related.txt": {Data: []byte("O*NET-SOC Code\tTitle\tRelated O*NET-SOC Code\tRelated Title\tRelatedness Tier\tIndex\n" +
			"15-1252.00\tA\t15-1253.00\tB\tPrimary-Short\t1\n15-1252.00\tA\t15-1299.08\tC\tPrimary-Long\t7\n" +
			"15-1252.00\tA\t11-1011.00\tD\tSupplemental\t12\n")},
		"mobilite.csv": {Data: []byte("\"code_rome\",\"code_rome_cible\",\"numero_ordre\"\n\"M1805\",\"M1801\",\"4\"\n" +
			"\"M1805\",\"M1801\",\"2\"\n\"M1805\",\"A1101\",\"1\"\n\"M1801\",\"M1805\",\"3\"\n")},
	}
	ours := map[string]bool{"15-1252": true, "15-1253": true, "M1805": true, "M1801": true}
	wanted := func(code string) bool { return ours[code] }
	var report table.Report
	got := readRelated(&report, files, file{File: "related.txt", Source: "onet"}, wanted)
	got = append(got, readMobility(&report, files, file{File: "mobilite.csv", Source: "rome"}, wanted)...)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	want := []career.ListedMove{
		{Scheme: "SOC", From: "15-1252", To: "15-1253", Rank: 1, Tier: "Primary-Short", Source: "onet"},
		{Scheme: "ROME", From: "M1805", To: "M1801", Rank: 2, Source: "rome"},
		{Scheme: "ROME", From: "M1801", To: "M1805", Rank: 3, Source: "rome"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
