package main

import (
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	var b strings.Builder
	if err := run(&b, "careers", "../gap/testdata/resume.json", "terminal-systems-engineer"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"added role terminal-systems-engineer (Terminal Systems Engineer)",
		"replaced role scrum-master (Scrum Master) by delivery-manager",
		"+ Schnittstellenentwickler",
		"added skill navis-n4 (Navis N4)",
		"Amara Nwosu → Terminal Systems Engineer: coverage",
		"DE: €62,000–€78,000 a year",
		"SG: SGD\u00a06,200–8,100 a month",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing from\n%s", want, b.String())
		}
	}
	if run(&b, "careers", "../gap/testdata/resume.json", "harbor-master") == nil || run(&b, "main.go", "../gap/testdata/resume.json", "backend-developer") == nil {
		t.Error("no error for what is not there")
	}
}
