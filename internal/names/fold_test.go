package names

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	same := [][]string{
		{"back-end developer", "Back End Developer", "BACKEND DEVELOPER", "backend  developer", "Back‑End Developer"},
		{"Node.js", "node js", "NodeJS"},
		{"CI/CD", "ci cd", "CI-CD"},
		{"C++", "c ++"}, {"C#", "c♯"}, {".NET", " .net"},
		{"R&D", "r and d"},
		{"Café", "cafe", "CAFÉ"},
		{"Straße", "STRASSE"},
		{"Ｇｏ", "Go"},
		{"Łódź", "lodz", "LODZ"}, {"Smørrebrød", "Smorrebrod"}, {"Œuvre", "oeuvre"}, {"Đà Nẵng", "da nang"},
		{"YAZILIM MÜHENDİSİ", "Yazılım Mühendisi"},
		{"ΔΙΕΥΘΥΝΤΉΣ", "διευθυντής"},
		{"старший", "СТАРШИЙ", "старшии\u0306"},
		{"Ёлка", "елка"}, {"за\u0301мок", "замок"},
		{"バス運転手", "ﾊﾞｽ運転手", "ハ\u3099ス運転手"}, {"ハス運転手"},
		{"सॉफ्टवेयर", "सॉफ्टवेयर "}, {"सफटवयर"},
		{"개발자", "\u1100\u1162\u1107\u1161\u11af\u110c\u1161"},
		{"مُهَنْدِس", "مهندس"}, {"מְהַנְדֵּס", "מהנדס"},
		{"นักบัญชี"}, {"นกบญช"},
	}
	forms := map[string]string{}
	for _, group := range same {
		for _, s := range group {
			if got, want := Fold(s), Fold(group[0]); got != want {
				t.Errorf("%q folds to %q, %q to %q", s, got, group[0], want)
			}
		}
		if other, ok := forms[Fold(group[0])]; ok {
			t.Errorf("%q and %q fold alike", group[0], other)
		}
		forms[Fold(group[0])] = group[0]
	}
	for _, pair := range [][2]string{{"C", "C++"}, {"C", "C#"}, {"net", ".NET"}, {"R", "R&D"}, {"日本", "本日"}} {
		if Fold(pair[0]) == Fold(pair[1]) {
			t.Errorf("%q and %q fold alike", pair[0], pair[1])
		}
	}
}

// TestFoldKeepsLetters checks that what is folded is still whole where its script has no capitals and no accents.
func TestFoldKeepsLetters(t *testing.T) {
	for _, s := range []string{"バックエンド", "सॉफ्टवेयर", "старший", "개발자", "นักบัญชี", "மென்பொருள்", "ўзбек", "ქართული", "工程师", "ކޮމްޕިއުޓަރު"} {
		if got := Fold(s); got != s {
			t.Errorf("Fold(%q) = %q", s, got)
		}
	}
}

// TestAppendFolded checks every character: composed or not, it folds to the same, and what it folds to is composed.
func TestAppendFolded(t *testing.T) {
	for r := range rune(utf8.MaxRune + 1) {
		got := string(Compose(AppendFolded(nil, 0, r)))
		if apart := string(Compose(AppendDecomposed(nil, 0, r))); got != apart || got != norm.NFC.String(got) {
			t.Errorf("U+%04X folds to %q, its parts to %q", r, got, apart)
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

func FuzzFold(f *testing.F) {
	for _, s := range []string{"C++", ".NET", "é", "e\u0301", "\xff", "ﬃ", "İ", "ß&", "ハ\u3099", "и\u0306\u0308", "क\u0327\u093c", "\u1100\u1161\u11a8", "Ӥ\u030a\u093c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Fold(s)
		if strings.ToUpper(s) == s && Fold(strings.ToLower(s)) != got && ascii(s) {
			t.Errorf("case matters: %q", s)
		}
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("%q folds to %q", s, got)
		}
		if again := Fold(got); again != got {
			t.Errorf("%q folds to %q, that to %q", s, got, again)
		}
		_, _ = Clean(s), CleanProse(s)
	})
}
