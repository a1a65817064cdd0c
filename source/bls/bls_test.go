package bls_test

import (
	"errors"
	"fmt"
	"io"
	"log"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/source"
	"github.com/go-career/career/source/bls"
)

// The tables below are made up, in the publisher's form.
const (
	oewsHeader = "OCC_CODE\tOCC_TITLE\tO_GROUP\tTOT_EMP\tEMP_PRSE\tH_MEAN\tA_MEAN\tMEAN_PRSE\tH_PCT10\tH_PCT25\tH_MEDIAN\tH_PCT75\tH_PCT90\tA_PCT10\tA_PCT25\tA_MEDIAN\tA_PCT75\tA_PCT90\tANNUAL\tHOURLY\n"
	oews       = oewsHeader +
		"15-0000\tComputer Things\tmajor\t900\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\t\t\n" +
		"15-9002\tLantern Keepers\tdetailed\t1200\t1\t2\t3\t4\t10.1\t20.199999999999999\t30\t40\t134.47999999999999\t21000\t42000\t63000\t84000\t#\t\t\n" +
		"15-9001\tBeacon Teachers\tdetailed\t**\t1\t*\t3\t4\t*\t*\t*\t*\t*\t41000\t52000\t63000\t74000\t85000\tTRUE\t\n"
	ep = "Table of made-up things\n" +
		"2024 National Employment Matrix title\t2024 National Employment Matrix code\tOccupation type\tEmployment, 2024\tEmployment, 2034\tEmployment change, numeric, 2024–34\tEmployment change, percent, 2024–34\tOccupational openings, 2024–34 annual average\tTypical education needed for entry\tWork experience in a related occupation\tTypical on-the-job training needed to attain competency in the occupation\n" +
		"  Computer things\t15-0000\tSummary\t1\t2\t3\t4\t5\t—\t—\t—\n" +
		"      Lantern keepers\t15-9002\tLine item\t1.2\t1.3\t.1\t-8.1999999999999993\t.40000000000000002\tMaster's degree\tNone\tApprenticeship\n"
)

var (
	may     = career.Date{Year: 2031, Month: 5}
	sources = bls.Sources{Wages: "w", AsOf: may, Projection: "p"}
)

func figure(n float64) career.Figure { return career.Figure{Amount: career.Amount(n*100 + .5)} }

func TestOccupations(t *testing.T) {
	none := career.Figure{Mark: career.MarkWithheld}
	want := []career.Occupation{
		{
			SOC: "15-9001", Title: "Beacon Teachers", Source: "w", AsOf: may,
			Hourly: career.Percentiles{P10: none, P25: none, P50: none, P75: none, P90: none},
			Annual: career.Percentiles{P10: figure(41000), P25: figure(52000), P50: figure(63000), P75: figure(74000), P90: figure(85000)},
		},
		{
			SOC: "15-9002", Title: "Lantern Keepers", Employment: 1200, Source: "w", AsOf: may,
			Hourly:     career.Percentiles{P10: figure(10.1), P25: figure(20.2), P50: figure(30), P75: figure(40), P90: figure(134.48)},
			Annual:     career.Percentiles{P10: figure(21000), P25: figure(42000), P50: figure(63000), P75: figure(84000), P90: career.Figure{Mark: career.MarkTopCoded}},
			Projection: career.Projection{SOC: "15-9002", GrowthPercent: -8.2, YearlyOpenings: 400, From: 2024, To: 2034, Source: "p"},
			Education:  "Master's degree", Training: "Apprenticeship",
		},
	}
	for name, tables := range map[string][2]string{
		"tabs":          {oews, ep},
		"commas":        {commas(oews), commas(ep)},
		"mark and CRLF": {"\ufeff" + strings.ReplaceAll(oews, "\n", "\r\n"), strings.ReplaceAll(ep, "\n", "\r\n")},
		"notes below":   {oews + "\nSource: made up\n", ep + "Footnotes:\n[1] none\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := bls.Occupations(strings.NewReader(tables[0]), strings.NewReader(tables[1]), sources)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// commas writes a table the way a spreadsheet program saves it as comma-separated values.
func commas(table string) string {
	var b strings.Builder
	for line := range strings.Lines(table) {
		for i, f := range strings.Split(strings.TrimSuffix(line, "\n"), "\t") {
			if i > 0 {
				b.WriteByte(',')
			}
			if strings.ContainsAny(f, ",") {
				f = `"` + f + `"`
			}
			b.WriteString(f)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestTrouble(t *testing.T) {
	tests := []struct {
		name, oews, ep string
		want           string
		cause          error
	}{
		{"empty", "", ep, "OEWS:1: unexpected header: the file is empty", source.ErrHeader},
		{"another file", "a\tb\nc\td\n", ep, `OEWS:2: unexpected header: no column "OCC_CODE", "OCC_TITLE"`, source.ErrHeader},
		{"a column gone", strings.Replace(oews, "A_PCT90", "A_P90", 1), ep, "OEWS:4: unexpected header", source.ErrHeader},
		{"semicolons", strings.ReplaceAll(oews, "\t", ";"), ep, "want fields separated by tabs or commas", source.ErrHeader},
		{"no period", oews, strings.ReplaceAll(ep, ", 2024–34\t", "\t"), "no period in the column's name", source.ErrHeader},
		{"no rows", oewsHeader, ep, "OEWS:1: missing: no row below the header", career.ErrMissing},
		{"a row too short", oews + "15-9003\tX\tdetailed\t5\t6\n", ep, "OEWS:5: wrong number of columns: 5 where the header has 20", source.ErrColumns},
		{"not a number", strings.Replace(oews, "42000", "4x", 1), ep, `OEWS:3: 15-9002: A_PCT25: not a number: "4x"`, source.ErrNumber},
		{"not a code", strings.Replace(oews, "15-9002", "15.9002", 1), ep, `OEWS:3: OCC_CODE: not a code: "15.9002"`, source.ErrCode},
		{"twice", strings.Replace(oews, "15-9002", "15-9001", 1), ep, "OEWS:4: 15-9001: OCC_CODE: duplicate: the occupation has a row above", career.ErrDuplicate},
		{"a growth that is none", oews, strings.Replace(ep, "-8.1999999999999993", "fast", 1), `Employment Projections:4: 15-9002: Employment change, percent: not a number`, source.ErrNumber},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := bls.Occupations(strings.NewReader(tt.oews), strings.NewReader(tt.ep), sources)
			if got != nil || err == nil {
				t.Fatalf("%v, %v", got, err)
			}
			if !strings.Contains(err.Error(), tt.want) || !errors.Is(err, tt.cause) {
				t.Errorf("%v\nwant %q", err, tt.want)
			}
			if _, ok := errors.AsType[*career.LoadError](err); !ok {
				t.Errorf("%T", err)
			}
		})
	}
	if _, err := bls.Occupations(failing{}, nil, sources); err == nil {
		t.Error("a reader that fails passes as a table")
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func FuzzOccupations(f *testing.F) {
	f.Add(oews, ep)
	f.Add(commas(oews), commas(ep))
	f.Add("\ufeff", "\"")
	f.Fuzz(func(t *testing.T, oews, ep string) {
		list, err := bls.Occupations(strings.NewReader(oews), strings.NewReader(ep), sources)
		if err != nil && list != nil {
			t.Error("occupations and an error")
		}
	})
}

func ExampleOccupations() {
	list, err := bls.Occupations(strings.NewReader(oews), strings.NewReader(ep), bls.Sources{
		Wages: "my-wages", AsOf: career.Date{Year: 2025, Month: 5}, Projection: "my-projections"})
	if err != nil {
		log.Fatal(err)
	}
	for _, o := range list {
		median, ok := o.Hourly.P50.Published()
		fmt.Println(o.SOC, o.Title, median, ok, o.Projection.GrowthPercent)
	}
	// Output:
	// 15-9001 Beacon Teachers 0 false 0
	// 15-9002 Lantern Keepers 30 true -8.2
}
