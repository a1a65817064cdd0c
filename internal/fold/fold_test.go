package fold

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestName(t *testing.T) {
	same := [][]string{
		{"back-end developer", "Back End Developer", "BACKEND DEVELOPER", "backend  developer", "Back‑End Developer"},
		{"Node.js", "node js", "NodeJS"},
		{"CI/CD", "ci cd", "CI-CD"},
		{"C++", "c ++"}, {"C#", "c♯"}, {".NET", " .net"},
		{"R&D", "r and d"},
		{"Café", "cafe", "CAFÉ"},
		{"Straße", "STRASSE"},
		{"Ｇｏ", "Go"},
	}
	forms := map[string]string{}
	for _, group := range same {
		for _, s := range group {
			if got, want := Name(s), Name(group[0]); got != want {
				t.Errorf("%q folds to %q, %q to %q", s, got, group[0], want)
			}
		}
		if other, ok := forms[Name(group[0])]; ok {
			t.Errorf("%q and %q fold alike", group[0], other)
		}
		forms[Name(group[0])] = group[0]
	}
	for _, pair := range [][2]string{{"C", "C++"}, {"C", "C#"}, {"net", ".NET"}, {"R", "R&D"}, {"日本", "本日"}} {
		if Name(pair[0]) == Name(pair[1]) {
			t.Errorf("%q and %q fold alike", pair[0], pair[1])
		}
	}
}

func TestClean(t *testing.T) {
	tests := []struct {
		s           string
		name, prose bool // whether it is clean as such
	}{
		{"Backend Developer", true, true},
		{"Développeur·euse", true, true},
		{"Разработчик", true, true},
		{"ソフトウェア開発者", true, true},
		{"tab\there", false, true},
		{"two\nlines", false, true},
		{" before", false, true},
		{"double  space", false, true},
		{"no\u00a0break", false, true},
		{"zero\u200bwidth", false, false},
		{"byte-order\ufeffmark", false, false},
		{"soft\u00adhyphen", false, false},
		{"right\u202eto left", false, false},
		{"null\x00", false, false},
		{"Dеveloper", false, false}, // a Cyrillic е
		{"Αdmin", false, false},     // a Greek Α
		{"ｆull width", false, false},
		{"𝐛old", false, false},
		{"\u3164", false, false},
		{"bad\xff", false, false},
		{"1ª", true, true},
		{"µ-service", true, true},
	}
	for _, tt := range tests {
		if got := Clean(tt.s) == nil; got != tt.name {
			t.Errorf("%q as a name: %v", tt.s, Clean(tt.s))
		}
		if got := CleanProse(tt.s) == nil; got != tt.prose {
			t.Errorf("%q as prose: %v", tt.s, CleanProse(tt.s))
		}
	}
}

func FuzzName(f *testing.F) {
	for _, s := range []string{"C++", ".NET", "é", "e\u0301", "\xff", "ﬃ", "İ", "ß&"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Name(s)
		if strings.ToUpper(s) == s && Name(strings.ToLower(s)) != got && ascii(s) {
			t.Errorf("case matters: %q", s)
		}
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("%q folds to %q", s, got)
		}
		if again := Name(got); again != got {
			t.Errorf("%q folds to %q, that to %q", s, got, again)
		}
		_, _ = Clean(s), CleanProse(s)
	})
}
