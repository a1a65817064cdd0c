package bls_test

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
	"github.com/go-career/career/source"
	"github.com/go-career/career/source/bls"
)

// soc returns the code of one of many occupations.
func soc(i int) string { return fmt.Sprintf("%02d-%04d", 11+2*(i/9000), 1000+i%9000) }

// tables returns both tables, made up, of n occupations with their groups and a total.
func tables(n int) (oews, projections string) {
	var w, p strings.Builder
	w.WriteString(oewsHeader)
	p.WriteString(strings.Join(strings.SplitAfter(ep, "\n")[:2], ""))
	row := func(code, group string, employment int) {
		fmt.Fprintf(&w, "%s\tKeepers %s\t%s\t%d\t1\t2\t3\t4\t10\t20\t30\t40\t50\t21000\t42000\t63000\t84000\t95000\t\t\n", code, code, group, employment)
		kind := "Summary"
		if group == "detailed" {
			kind = "Line item"
		}
		fmt.Fprintf(&p, "  Keepers\t%s\t%s\t%d\t1\t2\t3\t1.5\tMaster's degree\tNone\tNone\n", code, kind, employment)
	}
	row("00-0000", "total", 100*n)
	for i := range n {
		if i%9000 == 0 {
			row(soc(i)[:2]+"-0000", "major", 100*min(9000, n-i))
		}
		row(soc(i), "detailed", 100)
	}
	return w.String(), p.String()
}

// cut returns all lines of a text but the last n.
func cut(text string, n int) string {
	all := strings.SplitAfter(text, "\n")
	return strings.Join(all[:len(all)-1-n], "")
}

// What is broken or hostile is refused in one place, and costs memory in proportion to its size.
func TestHostile(t *testing.T) {
	var kinds []trial.Kind
	add := func(name string, size int, oews func() io.Reader, ep string, cause error, place string) {
		kinds = append(kinds, trial.Kind{Name: name, Size: size + len(ep), Cause: cause, Place: place, Read: func() error {
			_, err := bls.Occupations(oews(), strings.NewReader(ep), sources)
			return err
		}})
	}
	text := func(name, oews, ep string, cause error, place string) {
		add(name, len(oews), func() io.Reader { return strings.NewReader(oews) }, ep, cause, place)
	}
	long := func(name, start, more string, n int, cause error, place string) {
		add(name, len(start)+n*len(more), func() io.Reader { return trial.Repeat(start, more, n) }, ep, cause, place)
	}
	reader := func(name string, r io.Reader, cause error, place string) {
		add(name, len(oews), func() io.Reader { return r }, ep, cause, place)
	}
	wages, outlook := tables(300)
	text("the sample", oews, ep, nil, "")
	text("three hundred occupations", wages, outlook, nil, "")
	for name, c := range map[string]string{"tabs": "\t", "commas": ",", "quotation marks": `"`, "spaces": " "} {
		long("nothing but "+name, "", c, 2<<20, career.ErrTooLarge, "OEWS:1: too large")
		long("nothing but "+name+" below a header", oewsHeader, c, 2<<20, career.ErrTooLarge, "OEWS:2: too large")
	}
	long("nothing but line ends", "", "\n", 3_000_000, source.ErrHeader, "OEWS:10: unexpected header")
	long("nothing but line ends below a header", oewsHeader, "\n", 3_000_000, career.ErrTooLarge, "OEWS:2000001: too large")
	long("short rows", oewsHeader, "a\tb\tc\td\n", 1_000_000, source.ErrColumns, "OEWS:2: wrong number of columns")
	long("notes without end", oewsHeader, "a\n", 2_000_000, career.ErrTooLarge, "OEWS:2000001: too large")
	if !testing.Short() {
		long("a table of 129 MiB", oews, strings.Repeat(" ", 1023)+"\n", 129<<10, career.ErrTooLarge, "OEWS:131075: too large: more than 134217728 bytes")
	}
	text("a header of 1001 columns", strings.Replace(oews, "TOT_EMP", "TOT_EMP"+strings.Repeat("\t", 1000), 1), ep, career.ErrTooLarge, "OEWS:1: too large")
	text("a field that does not end", oews+"\"15-9003\tKeepers\n", ep, source.ErrTable, "OEWS:5: malformed table")
	reader("a reader that brings nothing", trial.Says(0), io.ErrNoProgress, "OEWS: unusable file")
	reader("a reader that says too much", trial.Says(1<<20), career.ErrFile, "OEWS: unusable file")
	reader("a reader that says less than nothing", trial.Says(-5), career.ErrFile, "OEWS: unusable file")
	reader("a reader that fails", trial.Breaks(oews[:len(oews)-30], fs.ErrClosed), fs.ErrClosed, "OEWS:3: unusable file")
	text("UTF-16", "\xfe\xff\x00O", ep, career.ErrText, "OEWS:1: bad text")
	text("bytes of another encoding", strings.Replace(oews, "Lantern", "L\xe4ntern", 1), ep, career.ErrText, "OEWS:3: OCC_TITLE: bad text")
	text("an escape sequence for a code", strings.Replace(oews, "15-9002", "15\x1b[2J", 1), ep, source.ErrCode, "OEWS:3: OCC_CODE: not a code")
	text("a number without end", strings.Replace(oews, "63000", strings.Repeat("9", 1<<19), 1), ep, source.ErrNumber, "OEWS:3: 15-9002: A_MEDIAN: not a number")
	text("infinity", strings.Replace(oews, "63000", "Inf", 1), ep, source.ErrNumber, "OEWS:3: 15-9002: A_MEDIAN: not a number")
	text("wages cut behind a row", cut(wages, 20), outlook, career.ErrMissing, "OEWS:283: missing: the occupations of 11-0000 have 28000 of an employment of 30000")
	text("wages cut behind a group", wages+"13-0000\tX\tmajor\t5\t1\t2\t3\t4\t10\t20\t30\t40\t50\t21000\t42000\t63000\t84000\t95000\t\t\n", outlook, career.ErrMissing,
		"OEWS:304: missing: the last row is that of the group 13-0000")
	two, twoOutlook := tables(18_000)
	text("wages without the second half", cut(two, 9001), twoOutlook, career.ErrMissing, "OEWS:9003: missing: the major groups have 900000 of an employment of 1800000")
	text("projections cut behind a row", wages, cut(outlook, 20), career.ErrMissing, "Employment Projections:284: missing: the occupations of 11-0000")
	text("wages cut in a row", wages[:len(wages)-50], outlook, source.ErrColumns, "OEWS:303: wrong number of columns")
	text("an occupation that says two things", oews+strings.Replace(strings.SplitAfter(oews, "\n")[2], "1200", "1300", 1), ep, career.ErrDuplicate, "OEWS:5: 15-9002: OCC_CODE: duplicate")
	text("an occupation given twice", oews+strings.SplitAfter(oews, "\n")[2], ep, nil, "")
	trial.Kinds(t, kinds)
}

// BenchmarkScaleRows reads both tables of n, 2n and 4n occupations.
func BenchmarkScaleRows(b *testing.B) {
	for _, n := range []int{50_000, 100_000, 200_000} {
		wages, outlook := tables(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(wages) + len(outlook)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := bls.Occupations(strings.NewReader(wages), strings.NewReader(outlook), sources); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
