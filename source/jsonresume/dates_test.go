package jsonresume

import (
	"testing"

	"github.com/go-career/career"
)

func TestReadDate(t *testing.T) {
	for _, tt := range []struct {
		text, want string
		how        certainty
	}{
		{"2014", "2014", wholeDate},
		{"2014-06", "2014-06", wholeDate},
		{"2014-06-29", "2014-06-29", wholeDate},
		{"2023-9-28", "2023-09-28", wholeDate},
		{"2020-01-15T00:00:00.000Z", "2020-01-15", wholeDate},
		{"2020-01-15 10:30:00", "2020-01-15", wholeDate},
		{"20200115", "2020-01-15", wholeDate},
		{"202001", "2020-01", wholeDate},
		{"03/2020", "2020-03", wholeDate},
		{"3/2020", "2020-03", wholeDate},
		{"2020/03", "2020-03", wholeDate},
		{"2020.03", "2020-03", wholeDate},
		{"2020. 03", "2020-03", wholeDate},
		{"03.2020", "2020-03", wholeDate},
		{"31.12.2020", "2020-12-31", wholeDate},
		{"03.04.2020", "2020-04-03", wholeDate}, // with dots, the day comes first
		{"13/04/2020", "2020-04-13", wholeDate},
		{"04/13/2020", "2020-04-13", wholeDate},
		{"04/04/2020", "2020-04-04", wholeDate},
		{"03/04/2020", "2020", partDate},
		{"3-4-2020", "2020", partDate},
		{"Oct 2014", "2014-10", wholeDate},
		{"Oct. 2014", "2014-10", wholeDate},
		{"Oct, 2014", "2014-10", wholeDate},
		{"Oct '14", "2014-10", wholeDate},
		{"Oct ’99", "1999-10", wholeDate},
		{"2014 October", "2014-10", wholeDate},
		{"Sept. 2015", "2015-09", wholeDate},
		{"October 2012", "2012-10", wholeDate},
		{"October 5th, 2012", "2012-10-05", wholeDate},
		{"5 October 2012", "2012-10-05", wholeDate},
		{"05-Oct-2012", "2012-10-05", wholeDate},
		{"12. März 2015", "2015-03-12", wholeDate},
		{"Jänner 2015", "2015-01", wholeDate},
		{"Dez. 2015", "2015-12", wholeDate},
		{"août 2015", "2015-08", wholeDate},
		{"1er février 2015", "2015-02-01", wholeDate},
		{"janv. 2015", "2015-01", wholeDate},
		{"enero de 2015", "2015-01", wholeDate},
		{"Septiembre del 2015", "2015-09", wholeDate},
		{"15 de marzo de 2015", "2015-03-15", wholeDate},
		{"gennaio 2015", "2015-01", wholeDate},
		{"Lug 2015", "2015-07", wholeDate},
		{"março de 2015", "2015-03", wholeDate},
		{"out. de 2015", "2015-10", wholeDate},
		{"mei 2015", "2015-05", wholeDate},
		{"mrt. 2015", "2015-03", wholeDate},
		{"2019年3月", "2019-03", wholeDate},
		{"2019年3月15日", "2019-03-15", wholeDate},
		{"2019년 3월", "2019-03", wholeDate},
		{"Summer 2015", "2015", partDate},
		{"Q1 2019", "2019", partDate},
		{"2019-13", "2019", partDate},
		{"2019-02-30", "2019", partDate},
		{"30/02/2019", "2019", partDate},
		{"ca. 2015", "2015", partDate},
		{"Present", "", stillOn},
		{"present", "", stillOn},
		{"now", "", stillOn},
		{"Current", "", stillOn},
		{"(current)", "", stillOn},
		{"To date", "", stillOn},
		{"heute", "", stillOn},
		{"Aujourd'hui", "", stillOn},
		{"à ce jour", "", stillOn},
		{"Actualidad", "", stillOn},
		{"in corso", "", stillOn},
		{"Até o momento", "", stillOn},
		{"heden", "", stillOn},
		{"至今", "", stillOn},
		{"现在", "", stillOn},
		{"現在", "", stillOn},
		{"현재", "", stillOn},
		{"", "", noDate},
		{"last summer", "", noDate},
		{"October", "", noDate},
		{"'14", "", noDate},
		{"10/14", "", noDate},
		{"03/04/20", "", noDate},
		{"2019-2020", "", noDate},
		{"0001-01-01", "", noDate},
		{"1234", "", noDate},
		{"99999999999999999999", "", noDate},
		{"N/A", "", noDate},
	} {
		d, how := readDate(tt.text)
		if d.String() != tt.want || how != tt.how {
			t.Errorf("%q: %s, %d, want %s, %d", tt.text, d, how, tt.want, tt.how)
		}
	}
}

func TestSplitRange(t *testing.T) {
	for _, tt := range []struct{ text, start, end string }{
		{"January 2019 to Present", "January 2019", "Present"},
		{"June 2016 - December 2018", "June 2016", "December 2018"},
		{"06/2016–12/2018", "06/2016", "12/2018"},
		{"2016-2018", "2016", "2018"},
		{"2016.03-2018.04", "2016.03", "2018.04"},
		{"2016-03 - 2018-04", "2016-03", "2018-04"},
		{"2016-03/2018-04", "2016-03", "2018-04"},
		{"2016-03 ~ 至今", "2016-03", "至今"},
		{"2016年3月至今", "2016年3月", "今"},
		{"2016年3月 – 2018年4月", "2016年3月", "2018年4月"},
		{"Mai 2016 bis heute", "Mai 2016", "heute"},
		{"mars 2016 à mai 2018", "mars 2016", "mai 2018"},
		{"enero de 2016 hasta la actualidad", "enero de 2016", "la actualidad"},
		{"From 2016 to 2018", "2016", "2018"},
		{"June - August 2019", "June 2019", "August 2019"},
		{"Okt. bis Dez. 2019", "Okt. 2019", "Dez. 2019"},
		{"2016-18", "2016", "2018"},
		{"2016/17", "2016", "2017"},
		{"2018-16", "", ""},
		{"seit 2016", "2016", ""},
		{"Since Oct 2016", "Oct 2016", ""},
		{"2019.10 -", "2019.10", ""},
		{"Jan 2019 - Present (2 yrs 3 mos)", "Jan 2019", "Present"},
		{"Jan 2019 - Dec 2019 · 1 yr", "Jan 2019", "Dec 2019"},
		{"Summer 2016 - 2018", "Summer 2016", "2018"},
		{"2019", "2019", "2019"},
		{"2019-03", "2019-03", "2019-03"},
		{"2 years", "", ""},
		{"", "", ""},
		{" - ", "", ""},
		{"Present", "", "Present"},
	} {
		if start, end := splitRange(tt.text); start != tt.start || end != tt.end {
			t.Errorf("%q: %q, %q, want %q, %q", tt.text, start, end, tt.start, tt.end)
		}
	}
}

func TestReadLevel(t *testing.T) {
	const unrated = career.Unrated
	for _, tt := range []struct {
		text   string
		level  career.Proficiency
		months int
		reason Reason
	}{
		{"Master", career.Expert, 0, ""},
		{"expert level", career.Expert, 0, ""},
		{"Meister", career.Expert, 0, ""},
		{"Experto", career.Expert, 0, ""},
		{"精通", career.Expert, 0, ""},
		{"ADVANCED", career.Practitioner, 0, ""},
		{"Highly proficient", career.Practitioner, 0, ""},
		{"practitioner", career.Practitioner, 0, ""},
		{"Upper-intermediate", career.Practitioner, 0, ""},
		{"very good", career.Practitioner, 0, ""},
		{"Fortgeschritten", career.Practitioner, 0, ""},
		{"sehr gut", career.Practitioner, 0, ""},
		{"Avanzado", career.Practitioner, 0, ""},
		{"Avançado", career.Practitioner, 0, ""},
		{"Avancé", career.Practitioner, 0, ""},
		{"courant", career.Practitioner, 0, ""},
		{"gevorderd", career.Practitioner, 0, ""},
		{"熟练", career.Practitioner, 0, ""},
		{"Intermediate", career.Working, 0, ""},
		{"working knowledge", career.Working, 0, ""},
		{"Intermedio", career.Working, 0, ""},
		{"Intermédiaire", career.Working, 0, ""},
		{"gut", career.Working, 0, ""},
		{"Buono", career.Working, 0, ""},
		{"Beginner", career.Awareness, 0, ""},
		{"basic", career.Awareness, 0, ""},
		{"Básico", career.Awareness, 0, ""},
		{"Grundkenntnisse", career.Awareness, 0, ""},
		{"Débutant", career.Awareness, 0, ""},
		{"none", career.None, 0, ""},
		{"5/5", career.Expert, 0, ""},
		{"4/5", career.Practitioner, 0, ""},
		{"4 / 5", career.Practitioner, 0, ""},
		{"3 out of 5", career.Working, 0, ""},
		{"2 von 5", career.Working, 0, ""},
		{"1/10", career.Awareness, 0, ""},
		{"4.5/5", career.Expert, 0, ""},
		{"90 %", career.Expert, 0, ""},
		{"80%", career.Practitioner, 0, ""},
		{"50%", career.Working, 0, ""},
		{"10%", career.Awareness, 0, ""},
		{"★★★★☆", career.Practitioner, 0, ""},
		{"●●○○○", career.Working, 0, ""},
		{"★★★★★", career.Expert, 0, ""},
		{"★★★", unrated, 0, ReasonScale},
		{"5", unrated, 0, ReasonScale},
		{"80", unrated, 0, ReasonScale},
		{"4.5", unrated, 0, ReasonScale},
		{"0/5", unrated, 0, ReasonLevel},
		{"6/5", unrated, 0, ReasonLevel},
		{"4/0", unrated, 0, ReasonLevel},
		{"120%", unrated, 0, ReasonLevel},
		{"5 years", unrated, 60, ""},
		{"3+ yrs", unrated, 36, ""},
		{"18 months", unrated, 18, ""},
		{"2 ans", unrated, 24, ""},
		{"1.5 Jahre", unrated, 18, ""},
		{"5 years of experience", unrated, 60, ""},
		{"5 years ago", unrated, 0, ReasonLevel},
		{"0 years", unrated, 0, ReasonLevel},
		{"beginner to intermediate", unrated, 0, ReasonLevel},
		{"not an expert", unrated, 0, ReasonLevel},
		{"kein Experte", unrated, 0, ReasonLevel},
		{"masterpiece", unrated, 0, ReasonLevel},
		{"", unrated, 0, ReasonLevel},
		{"B+", unrated, 0, ReasonLevel},
	} {
		level, months, reason := readLevel(tt.text)
		if level != tt.level || months != tt.months || reason != tt.reason {
			t.Errorf("%q: %v, %d, %q, want %v, %d, %q", tt.text, level, months, reason, tt.level, tt.months, tt.reason)
		}
	}
}

// TestWords checks that no word of one table says two things.
func TestWords(t *testing.T) {
	n := 0
	for _, w := range monthWords {
		seen := map[string]bool{}
		for w := range words(w).all() {
			if !seen[w] {
				n++
			}
			seen[w] = true
		}
	}
	if n != len(lex().months) {
		t.Errorf("%d names of months, %d of them different", n, len(lex().months))
	}
	for w, l := range lex().levels {
		for _, table := range []map[string]bool{lex().negations, lex().years, lex().monthUnits} {
			if table[w] {
				t.Errorf("%q is %s and something else", w, l)
			}
		}
	}
}
