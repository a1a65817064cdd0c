package title

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career/internal/names"
)

var kindNames = [...]string{Core: "", Seniority: "seniority", Grade: "grade", Arrangement: "arrangement", Gender: "gender",
	Requisition: "requisition", Period: "period", Location: "location", Technology: "technology", Team: "team", Pay: "pay"}

var levelNames = [...]string{None: "", Entry: "entry", Mid: "mid", Senior: "senior", Lead: "lead", Principal: "principal", Executive: "executive"}

var trackNames = [...]string{Unknown: "", Individual: "i", Management: "m"}

// read is what a title says, in short: level/track/core, then each word that is not of the core as kind:word.
func read(s string) string {
	var p Parsed
	p.Read(s, func(name string) bool { return name == "go" || name == "kafka" || name == "springboot" })
	out := fmt.Sprintf("%s/%s/%s", levelNames[p.Level], trackNames[p.Track], p.Core())
	for _, t := range p.Tokens {
		if t.Kind != Core {
			out += fmt.Sprintf("/%s:%s", kindNames[t.Kind], t.Text)
		}
	}
	return out
}

func TestRead(t *testing.T) {
	tests := []struct{ name, title, want string }{
		{"intern", "Software Engineering Intern", "entry/i/software engineering intern"},
		{"intern in internal", "Internal Communications Manager", "lead/m/internal communications manager"},
		{"intern in international", "International Tax Analyst", "/i/international tax analyst"},
		{"associate before a job", "Associate Data Analyst", "entry/i/data analyst/seniority:associate"},
		{"associate director", "Associate Director of Research", "principal/m/associate director of research"},
		{"associate professor", "Associate Professor", "/i/associate professor"},
		{"associate as the job", "Warehouse Associate", "/i/warehouse associate"},
		{"member of technical staff", "Member of Technical Staff, Kafka", "/i/member of technical staff/technology:kafka"},
		{"senior member of technical staff", "SMTS", "senior/i/senior member of technical staff"},
		{"lead before a job", "Lead Designer", "lead/i/designer/seniority:lead"},
		{"lead as the job", "Design Lead", "lead/i/design lead"},
		{"lead generation", "Lead Generation Consultant", "/i/lead generation consultant"},
		{"lead, the metal", "Lead Abatement Worker", "/i/lead abatement worker"},
		{"principal before a job", "Principal Consultant", "principal/i/consultant/seniority:principal"},
		{"principal of a school", "Elementary School Principal", "/i/elementary school principal"},
		{"vice principal", "Vice Principal", "/i/vice principal"},
		{"chief of staff", "Chief of Staff, Sales", "//chief of staff/team:sales"},
		{"head of", "Head of Data", "principal/m/head of data"},
		{"head before a job", "Head Chef", "lead/m/head chef"},
		{"vice president", "Vice-President Finance", "executive/m/vice president finance"},
		{"vp", "VP, Sales", "executive/m/vice president/team:sales"},
		{"svp", "SVP Marketing", "executive/m/senior vice president marketing"},
		{"avp", "AVP", "lead/m/assistant vice president"},
		{"staff nurse", "Staff Nurse (Nights)", "/i/staff nurse/team:nights"},
		{"staff as a level", "Staff Engineer", "lead/i/engineer/seniority:staff"},
		{"architect", "Landscape Architect", "/i/landscape architect"},
		{"architect with a grade", "Solutions Architect III", "senior/i/solutions architect/grade:iii"},
		{"assistant to", "Assistant to the Director", "/i/assistant to the director"},
		{"senior, of people", "Senior Care Assistant", "/i/senior care assistant"},
		{"graduate school", "Graduate School Administrator", "/i/graduate school administrator"},
		{"manager of things", "Project Manager", "/i/project manager"},
		{"manager of people", "Warehouse Manager", "lead/m/warehouse manager"},

		{"team", "Engineer - Payments Team", "/i/engineer/team:payments/team:team"},
		{"location", "Nurse, New York, NY", "/i/nurse/location:new/location:york/location:ny"},
		{"remote", "(Remote) Data Engineer", "/i/data engineer/arrangement:remote"},
		{"technology in brackets", "Backend Engineer (Go, Spring Boot)", "/i/back end engineer/technology:go/technology:spring/technology:boot"},
		{"requisition", "Data Engineer #4711", "/i/data engineer/requisition:4711"},
		{"numbered grade", "Data Engineer 3", "senior/i/data engineer/grade:3"},
		{"rung", "Software Engineer L5", "senior/i/software engineer/grade:l5"},
		{"pay grade says no level", "Clerk Grade 4", "/i/clerk/grade:grade/grade:4"},
		{"word before grade", "Senior Analyst I", "senior/i/analyst/seniority:senior/grade:i"},
		{"gender", "Buyer (f/m/d)", "/i/buyer/gender:f/gender:m/gender:d"},
		{"years", "Tester, 3-5 years experience", "/i/tester/period:3/period:5/period:years/period:experience"},
		{"year", "Graduate Analyst 2027", "entry/i/analyst/seniority:graduate/period:2027"},
		{"inverted", "Analyst, Systems", "/i/systems analyst"},
		{"no inversion without a comma", "Analyst - Systems", "/i/analyst/team:systems"},
		{"possessive", "Driver's Mate", "/i/driver mate"},
		{"accents", "Café Manager", "lead/m/cafe manager"},
		{"acronym with dots", "C.T.O.", "executive/m/chief technology officer"},
		{"symbols are part of a name", "C++ Developer", "/i/c++ developer"},
		{"letters with a stroke", "Łódź Smørrebrød Œuvre Cook", "/i/lodz smorrebrod oeuvre cook"},
		{"apostrophes", "Drivers’ Manager, Driverʼs Mate", "lead/m/drivers manager/team:driver/team:mate"},

		{"urgent care", "Urgent Care Nurse", "/i/urgent care nurse"},
		{"urgent", "Urgent: Nurse", "/i/nurse/arrangement:urgent"},
		{"urgent hiring", "URGENT HIRING Nurse", "/i/nurse/arrangement:urgent/arrangement:hiring"},
		{"hiring manager", "Hiring Manager", "lead/m/hiring manager"},
		{"hiring", "Hiring Java Developer", "/i/java developer/arrangement:hiring"},
		{"remote sensing", "Remote Sensing Scientist", "/i/remote sensing scientist"},
		{"remote before the work", "Remote Nurse", "/i/nurse/arrangement:remote"},
		{"hybrid cloud", "Hybrid Cloud Architect (hybrid)", "/i/hybrid cloud architect/arrangement:hybrid"},
		{"contract", "Contract Manager (contract)", "/i/contract manager/arrangement:contract"},
		{"work from anywhere", "Nurse, work from anywhere", "/i/nurse/arrangement:work/arrangement:from/arrangement:anywhere"},
		{"place of two words", "Nurse, The Hague", "/i/nurse/location:the/location:hague"},
		{"place of three words", "Nurse - New York City", "/i/nurse/location:new/location:york/location:city"},
		{"place of four words", "Nurse (Ho Chi Minh City)", "/i/nurse/location:ho/location:chi/location:minh/location:city"},
		{"places aren't mixed", "Nurse - Las Lumpur - Sri Kong", "/i/nurse/team:las/team:lumpur/team:sri/team:kong"},
		{"half of a place", "Nurse - Las", "/i/nurse/team:las"},
		{"state in capitals", "Nurse, NSW", "/i/nurse/location:nsw"},
		{"word that is a state in capitals", "Nurse - or Cook", "/i/nurse/team:or/team:cook"},
		{"all genders", "Nurse (all genders)", "/i/nurse/gender:all/gender:genders"},
		{"job number", "Nurse, Job ID: 4711", "/i/nurse/requisition:job/requisition:id/requisition:4711"},
		{"mid-senior", "Mid-Senior Data Analyst", "mid/i/data analyst/seniority:mid/seniority:senior"},
		{"chief executive", "Chief Executive", "executive/m/chief executive"},
		{"chief architect", "Chief Architect", "principal/i/chief architect"},
		{"capitals", "CPO", "executive/m/cpo"},
		{"small letters", "cpo", "//cpo"},

		{"semi senior", "Semi Senior Developer", "mid/i/developer/seniority:semi/seniority:senior"},
		{"ssr", "SSr. Backend Developer", "mid/i/back end developer/seniority:ssr"},
		{"fresher", "Java Developer (Fresher)", "entry/i/java developer/seniority:fresher"},
		{"possessive fresher", "Fresher's Opening for Chemist", "entry/i/chemist/seniority:fresher/arrangement:opening/arrangement:for"},
		{"recent graduate", "Recent Graduate Nurse", "entry/i/nurse/seniority:recent/seniority:graduate"},
		{"new grad", "Chemist, New Grad", "entry/i/chemist/seniority:new/seniority:grad"},
		{"early career", "Chemist, Early Career", "entry/i/chemist/seniority:early/seniority:career"},
		{"working student", "Working Student Chemist", "entry/i/chemist/seniority:working/seniority:student"},
		{"student before a job", "Student Software Engineer", "entry/i/software engineer/seniority:student"},
		{"student whom the work is for", "Student Support Officer", "/i/student support officer"},
		{"intern behind a job", "Software Engineer Intern", "entry/i/software engineer/seniority:intern"},
		{"trainee behind a job", "Chemist Trainee", "entry/i/chemist/seniority:trainee"},
		{"associate behind a job", "Software Engineer Associate", "entry/i/software engineer/seniority:associate"},
		{"experienced", "Experienced Welder", "/i/welder/seniority:experienced"},
		{"small roman figures", "software engineer ii", "mid/i/software engineer/grade:ii"},
		{"grades to choose from", "Software Engineer I/II", "entry/i/software engineer/grade:i/grade:ii"},
		{"levels to choose from", "Data Analyst (Senior/Staff)", "senior/i/data analyst/seniority:senior/seniority:staff"},
		{"levels before the work", "Junior/Senior Welder", "entry/i/welder/seniority:junior/seniority:senior"},
		{"from a level to another", "Junior to Mid Welder", "entry/i/welder/seniority:junior/seniority:to/seniority:mid"},
		{"level behind the work", "Data Analyst Senior", "senior/i/data analyst/seniority:senior"},
		{"level of a second job", "Java Developer / Sr Welder", "senior/i/java developer/seniority:sr/team:welder"},
		{"principal member of technical staff", "PMTS", "principal/i/principal member of technical staff"},
		{"assistant vice president", "Assistant Vice President, Lending", "lead/m/assistant vice president/team:lending"},

		{"two jobs with a slash", "Web Developer / Designer", "/i/web developer/team:designer"},
		{"two jobs with an ampersand", "Cook & Cleaner", "/i/cook/team:cleaner"},
		{"two jobs with and", "Painter and Decorator", "/i/painter/team:and/team:decorator"},
		{"two fields with a slash", "UI/UX Designer", "/i/user interface user experience designer"},
		{"a level with a slash is no job", "Lead/Senior Welder", "lead/i/welder/seniority:lead/seniority:senior"},
		{"brackets in the middle", "Backend (Go) Developer", "/i/back end developer/technology:go"},
		{"brackets behind the person", "Nurse (Nights) Manager", "/i/nurse/team:nights/team:manager"},
		{"technology behind the person", "Software Engineer Kafka", "/i/software engineer/technology:kafka"},
		{"for", "Welder for Naval Yards", "/i/welder/team:for/team:naval/team:yards"},
		{"with", "Developer with Go", "/i/developer/team:with/technology:go"},
		{"field behind a rank", "Manager Sales", "lead/m/manager sales"},
		{"technology behind a rank", "Tech Lead Kafka", "lead/i/technical lead/technology:kafka"},
		{"at sign", "Software Engineer @ Acme | ex-Big | Speaker", "/i/software engineer/team:acme/team:ex/team:big/team:speaker"},

		{"opening", "Urgent Opening for Sr Welder", "senior/i/welder/arrangement:urgent/arrangement:opening/arrangement:for/seniority:sr"},
		{"walk-in", "Walk-in Interview for Welder", "/i/welder/arrangement:walk/arrangement:in/arrangement:interview/arrangement:for"},
		{"call that is a part", "Immediate Joiners Only - Welder", "/i/welder/arrangement:immediate/arrangement:joiners/arrangement:only"},
		{"call behind the work", "Welder - Apply Now", "/i/welder/arrangement:apply/arrangement:now"},
		{"pay", "Welder - £60k", "/i/welder/pay:60k"},
		{"pay, from and to", "Welder ($25-30/hr)", "/i/welder/pay:25/pay:30/pay:hr"},
		{"pay in lakhs", "Welder - 20 LPA", "/i/welder/pay:20/pay:lpa"},
		{"pay after a word", "Welder, salary 35k", "/i/welder/pay:salary/pay:35k"},
		{"term of a contract", "Welder - 12 Month FTC", "/i/welder/period:12/period:month/arrangement:ftc"},
		{"full-width marks", "Welder（Nights）", "/i/welder/team:nights"},

		{"kana", "バックエンド開発者", "//バックエンド開発者"},
		{"kana with marks of their own", "ハ\u3099ックエント\u3099", "//バックエンド"},
		{"kana of half width", "ﾊﾞｯｸｴﾝﾄﾞ", "//バックエンド"},
		{"Devanagari", "सॉफ्टवेयर डेवलपर", "//सॉफ्टवेयर डेवलपर"},
		{"Tamil", "மென்பொருள் பொறியாளர்", "//மென்பொருள் பொறியாளர்"},
		{"Thai", "นักบัญชีอาวุโส", "//นักบัญชีอาวุโส"},
		{"Cyrillic", "Старший разработчик", "//старший разработчик"},
		{"Cyrillic with marks of their own", "Старшии\u0306", "//старший"},
		{"Korean", "백엔드 개발자", "//백엔드 개발자"},
		{"Chinese", "高级软件工程师", "//高级软件工程师"},
		{"Arabic", "مهندس برمجيات", "//مهندس برمجيات"},
		{"Hebrew", "מהנדס תוכנה", "//מהנדס תוכנה"},
		{"Greek", "Διευθυντής ΠΩΛΉΣΕΩΝ", "//διευθυντησ πωλησεων"},
		{"Turkish", "Yazılım MÜHENDİSİ", "//yazilim muhendisi"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, read(tt.title)); diff != "" {
				t.Errorf("%q: -want +got\n%s", tt.title, diff)
			}
		})
	}
}

// TestLanguages checks that words of another language count where they are passed in, and only there.
func TestLanguages(t *testing.T) {
	polish := Language{Levels: map[string]int8{"starszy": Senior}, Joins: map[string]bool{"ds": true}}
	var p Parsed
	p.Read("Starszy specjalista ds. sieci", nil)
	if p.Level != None || p.Core() != "starszy specjalista ds sieci" || p.Tokens[2].Joins {
		t.Errorf("level %d, core %q", p.Level, p.Core())
	}
	p.Read("Starszy specjalista ds. sieci", nil, polish)
	if p.Level != Senior || p.Core() != "specjalista ds sieci" || !p.Tokens[2].Joins {
		t.Errorf("with Polish words: level %d, core %q", p.Level, p.Core())
	}
}

// checkRead checks what holds for any bytes.
func checkRead(t *testing.T, s string) {
	t.Helper()
	var p Parsed
	p.Read(s, nil)
	seen := s[:min(len(s), MaxBytes)]
	if len(p.Tokens) > MaxTokens || p.By >= len(p.Tokens) || p.ByTrack >= len(p.Tokens) || p.Head >= len(p.Tokens) {
		t.Fatalf("%.80q: %d tokens, by %d, %d, head %d", s, len(p.Tokens), p.By, p.ByTrack, p.Head)
	}
	if (p.Level != None) != (p.By >= 0) {
		t.Fatalf("%.80q: level %d by token %d", s, p.Level, p.By)
	}
	// Every byte is in a token, which has a kind, or says nothing.
	at := 0
	between := func(end int) {
		for at < end {
			r, n := utf8.DecodeRuneInString(seen[at:])
			if (unicode.IsLetter(r) || unicode.IsDigit(r)) && len(Tokens(nil, seen[at:at+n])) > 0 && len(p.Tokens) < MaxTokens {
				t.Fatalf("%.80q: %q at %d is in no word", s, r, at)
			}
			at += n
		}
	}
	for i, x := range p.Tokens {
		if x.Start < at || x.End <= x.Start || x.End > len(seen) || x.Text == "" || int(x.Kind) >= len(kindNames) {
			t.Fatalf("%.80q: token %d is %+v after byte %d", s, i, x, at)
		}
		between(x.Start)
		at = x.End
		if raw := seen[x.Start:x.End]; letters(raw) && names.Fold(raw) != x.Text {
			t.Fatalf("%.80q: %q is %q here, and folds to %q", s, raw, x.Text, names.Fold(raw))
		}
	}
	between(len(seen))
	if core := p.Core(); !utf8.ValidString(core) || core != strings.Join(strings.Fields(core), " ") {
		t.Fatalf("%.80q: core %q", s, core)
	}
}

// letters reports whether s is made of letters and digits alone.
func letters(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return r == 'ʼ' || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// vocabulary is what titles are made of: jobs, levels, what stands beside them, and what lies between.
func vocabulary(tb testing.TB) (words []string) {
	tb.Helper()
	text, err := os.ReadFile("../../testdata/titles.tsv")
	if err != nil {
		tb.Fatal(err)
	}
	for l := range strings.Lines(string(text)) {
		words = append(words, strings.Fields(strings.Split(l, "\t")[1])...)
	}
	return append(words, "Sr.", "Jr", "Lead", "Staff", "Principal", "of", "to", "the", "and", "–", "-", "/", "(", ")", ",", "II", "L5", "#12", "m/f/d", "2026", "5+ years",
		"\xff", "é", "e\u0301", "\u202e", "مهندس", "工程师", "'s", "R&D", "R.N.", ".NET", "C#")
}

func TestReadAnything(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	words := vocabulary(t)
	for range 20000 {
		var b strings.Builder
		for range 1 + r.IntN(7) {
			b.WriteString(words[r.IntN(len(words))])
			b.WriteString([]string{" ", " ", " ", "", "-", ", "}[r.IntN(6)])
		}
		checkRead(t, b.String())
	}
	for range 20000 {
		b := make([]byte, r.IntN(40))
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		checkRead(t, string(b))
	}
	checkRead(t, strings.Repeat("engineer ", 1000))
	checkRead(t, strings.Repeat("é", 1000))
}

// TestCoreIsStable checks that the core of a title's core is that core.
func TestCoreIsStable(t *testing.T) {
	text, err := os.ReadFile("../../testdata/titles.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var p Parsed
	for l := range strings.Lines(string(text)) {
		s := strings.Split(l, "\t")[1]
		p.Read(s, nil)
		core := p.Core()
		if p.Read(core, nil); p.Core() != core {
			t.Errorf("core of %q is %q, and of that %q", s, core, p.Core())
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"Sr. Back-End Engr II (Go) – Remote", "Engineer, Software", "\xff\xfe", "R&D Engineer, R.N.", "x's's 'S", "ハ\u3099ックエント\u3099", "Старшии\u0306 II", "सॉफ्टवेयर", "ŉ Ⅱ ﷺ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkRead(t, s) })
}

// slowLookup is lookup, by looking at every word.
func slowLookup(w string) uint16 {
	for i := range lexicon {
		if i > 0 && lexicon[i].text == w {
			return uint16(i)
		}
	}
	return 0
}

func TestLookup(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 3))
	check := func(w string) {
		t.Helper()
		if got, want := lookup(w), slowLookup(w); got != want {
			t.Errorf("%q is at %d, want %d", w, got, want)
		}
	}
	for i := range lexicon {
		w := lexicon[i].text
		if i > 0 && w <= lexicon[i-1].text {
			t.Errorf("%q comes after %q", w, lexicon[i-1].text)
		}
		check(w)
		for range 5 {
			b := []byte(w + "a")
			b[r.IntN(len(b))] = "az0\x00\xff~"[r.IntN(6)]
			check(string(b))
			check(w[:r.IntN(len(w)+1)])
		}
	}
}

// TestTables checks that every row of a table belongs to one word.
func TestTables(t *testing.T) {
	count := func(name string, rows int, of func(*entry) span) {
		t.Helper()
		seen := make([]int, rows)
		for i := range lexicon {
			for k := of(&lexicon[i]).from; k < of(&lexicon[i]).to; k++ {
				seen[k]++
			}
		}
		for k, n := range seen {
			if n != 1 {
				t.Errorf("row %d of the %s belongs to %d words", k, name, n)
			}
		}
	}
	count("abbreviations", len(abbreviations), func(e *entry) span { return e.abbreviations })
	count("phrases", len(phrases), func(e *entry) span { return e.phrases })
	count("rules", len(rules), func(e *entry) span { return e.rules })
}

// TestPhrases checks that every phrase is found where it counts.
func TestPhrases(t *testing.T) {
	for _, f := range phrases {
		text := strings.ReplaceAll(f.text, "*", "home")
		if f.where == inCapitals {
			text = strings.ToUpper(text)
		}
		p := Parsed{Tokens: Tokens(nil, text)}
		if n := p.phrase(0, f.kind); n != f.words {
			t.Errorf("%q: %d words of kind %s, want %d", text, n, kindNames[f.kind], f.words)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	var p Parsed
	for _, s := range []string{"Sr. Back-End Engr II (Go) – Remote", "Data Analyst", "Associate Director of Research, New York, NY", "старший разработчик"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p.Read(s, nil)
			}
		})
	}
}
