package career

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// parsed is a ParsedTitle in short: level, track's first letter, core, and the remainder as kind:text.
func parsed(s string) string {
	p := ParseTitle(s)
	out := fmt.Sprintf("%v/%.1s/%s", p.Level, p.Track, p.Core)
	for _, r := range p.Remainder {
		out += fmt.Sprintf("/%s:%s", r.Kind, r.Text)
	}
	return out
}

func TestParseTitle(t *testing.T) {
	tests := []struct{ title, want string }{
		{"Sr. Back-End Engr II (Go) – Remote", "senior/i/back end engineer/grade:II/technology:Go/arrangement:Remote"},
		{"Backend Developer", "/i/back end developer"},
		{"Junior Front-End Developer", "entry/i/front end developer"},
		{"SR SWE", "senior/i/software engineer"},

		// Words are whole ones.
		{"Intern", "entry/i/intern"},
		{"Data Science Intern", "entry/i/data science intern"},
		{"Internal Auditor", "/i/internal auditor"},
		{"International Sales Representative", "/i/international sales representative"},
		{"Leader of Juniority Studies", "lead/m/leader of juniority studies"},

		// Associate and assistant.
		{"Associate Software Engineer", "entry/i/software engineer"},
		{"Associate Director", "principal/m/associate director"},
		{"Associate Director, Data Science", "principal/m/associate director/team:Data Science"},
		{"Associate Professor of Physics", "/i/associate professor of physics"},
		{"Sales Associate", "/i/sales associate"},
		{"Associate Product Manager", "entry/i/product manager"},
		{"Assistant to the CTO", "/i/assistant to the chief technology officer"},
		{"Executive Assistant to the Vice President of Sales", "/i/executive assistant to the vice president of sales"},

		// Staff.
		{"Member of Technical Staff", "/i/member of technical staff"},
		{"Senior Member of Technical Staff, Storage", "senior/i/member of technical staff/team:Storage"},
		{"Chief of Staff", "//chief of staff"},
		{"Chief of Staff to the CEO", "//chief of staff to the chief executive officer"},
		{"Staff Nurse", "/i/staff nurse"},
		{"Staff Accountant", "/i/staff accountant"},
		{"Staff Software Engineer", "lead/i/software engineer"},
		{"Senior Staff Engineer", "lead/i/engineer"},

		// Lead.
		{"Lead Data Engineer", "lead/i/data engineer"},
		{"Tech Lead", "lead/i/technical lead"},
		{"QA Lead", "lead/i/quality assurance lead"},
		{"Lead Generation Specialist", "/i/lead generation specialist"},
		{"Marketing Lead Generation Manager", "lead/m/marketing lead generation manager"},

		// Principal.
		{"Principal Engineer", "principal/i/engineer"},
		{"Principal, Lincoln High School", "/i/lincoln high school principal"},
		{"School Principal", "/i/school principal"},
		{"Assistant Principal", "/i/assistant principal"},
		{"Sr Principal Software Engineer", "principal/i/software engineer"},

		// Management.
		{"Head of Engineering", "principal/m/head of engineering"},
		{"Head Nurse", "lead/m/head nurse"},
		{"VP of Engineering", "executive/m/vice president of engineering"},
		{"VP Eng", "executive/m/vice president engineering"},
		{"SVP, Product", "executive/m/senior vice president/team:Product"},
		{"Vice President", "executive/m/vice president"},
		{"CTO", "executive/m/chief technology officer"},
		{"Chief Financial Officer", "executive/m/chief financial officer"},
		{"Director of Engineering", "principal/m/director of engineering"},
		{"Managing Director", "executive/m/managing director"},
		{"Engineering Manager (m/f/d), Berlin", "lead/m/engineering manager/gender:m/f/d/location:Berlin"},
		{"Senior Engineering Manager", "lead/m/engineering manager"},
		{"Product Manager", "/i/product manager"},
		{"Senior Product Manager", "senior/i/product manager"},
		{"PM", "/i/product manager"},

		// Architect: a job, and its grades.
		{"Architect", "/i/architect"},
		{"Architect II", "mid/i/architect/grade:II"},
		{"Senior Solutions Architect", "senior/i/solutions architect"},
		{"Software Engineer III", "senior/i/software engineer/grade:III"},
		{"Site Reliability Engineer L5 - Req 12345", "senior/i/site reliability engineer/grade:L5/requisition:Req 12345"},
		{"Software Engineer 2", "mid/i/software engineer/grade:2"},
		{"Civil Servant Grade 7", "/i/civil servant/grade:Grade 7"},

		// Other orders.
		{"Engineer, Software", "/i/software engineer"},
		{"Manager, Product", "/i/product manager"},
		{"Engineer, Senior Software", "senior/i/software engineer"},
		{"Data Analyst (Senior)", "senior/i/data analyst"},
		{"Backend Developer - Entry Level", "entry/i/back end developer"},

		// The rest.
		{"Software Engineer at Acme", "/i/software engineer/team:at Acme"},
		{"Remote - Data Analyst - Austin, TX", "/i/data analyst/arrangement:Remote/location:Austin/location:TX"},
		{"Data Engineer (Python/Kafka), 5+ years", "/i/data engineer/technology:Python/Kafka/period:5+ years"},
		{"Entry Level Tester", "entry/i/tester"},
		{"Mid-Level Data Analyst", "mid/i/data analyst"},
		{"Graduate Software Engineer 2026", "entry/i/software engineer/period:2026"},
		{"Senior Living Counselor", "/i/senior living counselor"},
		{"R&D Engineer", "/i/research development engineer"},
		{"R.N.", "/i/registered nurse"},
		{"Développeur", "//developpeur"},
		{"", "//"},
		{"– / –", "//"},
		{"\xff\xfe", "//"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, parsed(tt.title)); diff != "" {
			t.Errorf("ParseTitle(%q): -want +got\n%s", tt.title, diff)
		}
	}
}

// ladder is a catalogue with a ladder, neighbouring jobs and titles that differ in little.
func ladder(tb testing.TB) *Catalog {
	tb.Helper()
	role := func(id, title, level, track, aliases string) string {
		if aliases != "" {
			aliases = `"aliases": ["` + strings.ReplaceAll(aliases, "; ", `", "`) + `"],`
		}
		return fmt.Sprintf(`{"id": %q, "title": %q, %s "level": %q, "track": %q}`, id, title, aliases, level, track)
	}
	const ic, mgmt = "individual-contributor", "management"
	c, err := Load(files(
		"roles/junior-backend-developer.json", role("junior-backend-developer", "Junior Backend Developer", "entry", ic, "Graduate Backend Engineer"),
		"roles/backend-developer.json", role("backend-developer", "Backend Developer", "mid", ic, "Backend Engineer; Server-Side Developer; API Developer"),
		"roles/senior-backend-developer.json", role("senior-backend-developer", "Senior Backend Developer", "senior", ic, "Senior Backend Engineer"),
		"roles/staff-backend-developer.json", role("staff-backend-developer", "Staff Backend Developer", "lead", ic, "Staff Backend Engineer"),
		"roles/frontend-developer.json", role("frontend-developer", "Frontend Developer", "mid", ic, "Front-End Engineer; UI Developer"),
		"roles/data-engineer.json", role("data-engineer", "Data Engineer", "mid", ic, "ETL Developer; Data Pipeline Engineer"),
		"roles/senior-data-engineer.json", role("senior-data-engineer", "Senior Data Engineer", "senior", ic, ""),
		"roles/site-reliability-engineer.json", role("site-reliability-engineer", "Site Reliability Engineer", "mid", ic, "Production Engineer"),
		"roles/database-administrator.json", role("database-administrator", "Database Administrator", "mid", ic, "Database Operations Engineer"),
		"roles/qa-engineer.json", role("qa-engineer", "QA Engineer", "mid", ic, "Test Engineer; Software Tester"),
		"roles/machine-learning-engineer.json", role("machine-learning-engineer", "Machine Learning Engineer", "mid", ic, "Applied Scientist"),
		"roles/product-manager.json", role("product-manager", "Product Manager", "mid", ic, "Digital Product Manager"),
		"roles/engineering-manager.json", role("engineering-manager", "Engineering Manager", "lead", mgmt, "Software Development Manager"),
		"roles/director-of-engineering.json", role("director-of-engineering", "Director of Engineering", "principal", mgmt, "Engineering Director"),
		"roles/vp-of-engineering.json", role("vp-of-engineering", "VP of Engineering", "executive", mgmt, "Head of Engineering"),
		"roles/chief-technology-officer.json", role("chief-technology-officer", "Chief Technology Officer", "executive", mgmt, "Chief Technical Officer"),
		"roles/devops-engineer.json", role("devops-engineer", "DevOps Engineer", "mid", ic, "Build and Release Engineer"),
	))
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func TestMatchTitle(t *testing.T) {
	c := ladder(t)
	tests := []struct {
		title string
		want  RoleID // "" for no match
	}{
		{"Backend Developer", "backend-developer"},
		{"back-end developer", "backend-developer"},
		{"BACK END DEVELOPERS", "backend-developer"},
		{"developer, backend", "backend-developer"},
		{"Bäckend Devéloper", "backend-developer"},
		{"backend devloper", "backend-developer"},
		{"Backend Dev", "backend-developer"},
		{"Sr. Back-End Engr II (Go) – Remote", "senior-backend-developer"},
		{"Backend Engineer III", "senior-backend-developer"},
		{"Senior Software Engineer, Backend", "senior-backend-developer"},
		{"jr backend dev", "junior-backend-developer"},
		{"Backend Developer (entry level)", "junior-backend-developer"},
		{"Staff Backend Engineer", "staff-backend-developer"},
		{"front end engineer", "frontend-developer"},
		{"dev ops engineer", "devops-engineer"},
		{"Dev-Ops Engineer", "devops-engineer"},
		{"SRE", "site-reliability-engineer"},
		{"reliability engineer", "site-reliability-engineer"},
		{"DBA", "database-administrator"},
		{"Quality Assurance Engineer", "qa-engineer"},
		{"software testers", "qa-engineer"},
		{"ML Engineer", "machine-learning-engineer"},
		{"Machine Lerning Enginer", "machine-learning-engineer"},
		{"PM", "product-manager"},
		{"Eng Mgr", "engineering-manager"},
		{"VP Eng", "vp-of-engineering"},
		{"Vice President, Engineering", "vp-of-engineering"},
		{"CTO", "chief-technology-officer"},
		{"Director, Engineering", "director-of-engineering"},
		{"Sr Data Engineer", "senior-data-engineer"},
		{"Data Engineer - Req #4711 - London", "data-engineer"},

		{"", ""},
		{"Pastry Chef", ""},
		{"Staff Nurse", ""},
		{"purple elephant", ""},
		{"of the", ""},
		{"(m/f/d)", ""},
		{"Senior", ""},
	}
	for _, tt := range tests {
		got := c.MatchTitle(tt.title, 1)
		var role RoleID
		if len(got) > 0 {
			role = got[0].Role
		}
		if role != tt.want {
			t.Errorf("MatchTitle(%q) = %+v, want %q", tt.title, got, tt.want)
		}
	}
}

// TestMatchTitlesOfPeople checks titles of résumés, profiles, postings and taxonomies against the embedded catalogue.
func TestMatchTitlesOfPeople(t *testing.T) {
	c := Default()
	const none, ambiguous = RoleID(""), RoleID("?")
	tests := []struct {
		title string
		want  RoleID
	}{
		// They say too little.
		{"Developer", ambiguous}, {"Engineer", ambiguous}, {"Analyst", ambiguous}, {"Consultant", ambiguous}, {"Manager", ambiguous},
		{"Senior Developer", ambiguous}, {"Senior Engineer", ambiguous}, {"Team Leader", ambiguous}, {"President", ambiguous},
		{"Owner", ambiguous}, {"Associate", ambiguous}, {"Systems Engineer", ambiguous}, {"Semi Senior Developer", ambiguous},

		{"Programmer", "software-engineer"},
		{"Freelance Programmer", "software-engineer"},
		{"Computer Engineer", none},
		{"Contract Software Engineer", "software-engineer"},
		{"Software Engineer Intern", "junior-software-engineer"},
		{"Data Science Intern", "junior-data-scientist"},
		{"Software Engineering Internship", "junior-software-engineer"},
		{"Student Software Engineer", "junior-software-engineer"},
		{"Software Developer (intern)", "junior-software-engineer"},
		{"Software Engineer @ Acme | ex-Big | Speaker", "software-engineer"},
		{"Data Engineer - 12 Month FTC - £60k - London (Hybrid)", "data-engineer"},
		{"SSr. Backend Developer", "backend-developer"},
		{"Healthcare Data Scientist", "data-scientist"},
		{"Azure Cloud Engineer", "cloud-engineer"},
		{"Software Engineer I/II", "junior-software-engineer"},
		{"Software Engineer (Senior/Staff)", "senior-software-engineer"},
		{"Urgent Opening for Sr Java Developer | 5-8 yrs | Pune", "senior-backend-developer"},
		{"Data Scientist / ML Engineer", "data-scientist"},
		{"developer advocate", "developer-advocate"},

		{"securities analyst", none},
		{"eLearning developer", none},
		{"advocate", none},
		{"Research Analyst", none},
		{"account manager", "account-manager"},
		{"Accountant", "accountant"},
	}
	for _, tt := range tests {
		got := none
		m := c.MatchTitle(tt.title, 5)
		if len(m) > 0 {
			got = m[0].Role
			if m[0].Ambiguous {
				got = ambiguous
			}
			if tt.want == none && (m[0].Ambiguous || m[0].Score < 0.75) { // nothing that one could go by
				got = none
			}
		}
		if got != tt.want {
			t.Errorf("MatchTitle(%q) = %+v, want %q", tt.title, m, tt.want)
		}
		if got == ambiguous && (m[0].Score >= MinTitleScore || len(m) < 2) {
			t.Errorf("MatchTitle(%q) = %+v, want several of low scores", tt.title, m)
		}
	}
}

// TestMatchOverlayNames checks that an overlay's own titles come first, where levels and grades are all that tells them apart.
func TestMatchOverlayNames(t *testing.T) {
	c, err := Default().Overlay(files(
		"roles/se-1.json", `{"id": "se-1", "title": "Senior Engineer 1"}`,
		"roles/se-2.json", `{"id": "se-2", "title": "Senior Engineer 2", "aliases": ["Remote Engineer (m/f/d)"]}`,
	))
	if err != nil {
		t.Fatal(err)
	}
	for title, want := range map[string]RoleID{"Senior Engineer 1": "se-1", "senior engineer 2": "se-2", "Remote Engineer m/f/d": "se-2"} {
		if m := c.MatchTitle(title, 2); len(m) == 0 || m[0].Role != want || m[0].Score != 1 || len(m) > 1 && m[1].Score == 1 {
			t.Errorf("MatchTitle(%q) = %+v, want %s alone at 1", title, m, want)
		}
	}
}

func TestMatchTitleResult(t *testing.T) {
	c := ladder(t)
	got := c.MatchTitle("Sr. Back-End Engr II (Go) – Remote", 1)
	want := []TitleMatch{{Role: "senior-backend-developer", Title: "Senior Backend Developer", Match: "Senior Backend Engineer", Score: got[0].Score,
		Matched: []string{"Sr", "Back", "End", "Engr"}, Ignored: []string{"II", "Go", "Remote"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if s := got[0].Score; s <= MinTitleScore || s >= 1 {
		t.Errorf("score %v", s)
	}
	for _, exact := range []string{"Data Engineer", "data engineers", "Engineer, Data", "DATA-ENGINEER (m/f/d)"} {
		if got := c.MatchTitle(exact, 1); len(got) != 1 || got[0].Score != 1 {
			t.Errorf("MatchTitle(%q) = %+v, want score 1", exact, got)
		}
	}
}

// TestMatchOwnTitles checks that every title and alias of the embedded catalogue finds its own role, with score 1.
func TestMatchOwnTitles(t *testing.T) {
	c := Default()
	for i := range c.ix().Roles {
		r := c.roles.Record(i)
		for _, s := range append([]string{r.Title}, r.Aliases...) {
			got := c.MatchTitle(s, 3)
			if !slices.ContainsFunc(got, func(m TitleMatch) bool { return m.Role == r.ID }) {
				t.Errorf("MatchTitle(%q) = %+v, want %s among them", s, got, r.ID)
			} else if s == r.Title && got[0].Role != r.ID {
				t.Errorf("MatchTitle(%q) = %+v, want %s first", s, got, r.ID)
			}
		}
	}
}

// TestMatchTitleOrder checks what every result promises, on titles put together at random from the catalogue's words.
func TestMatchTitleOrder(t *testing.T) {
	c := Default()
	r := rand.New(rand.NewPCG(4, 2))
	var words []string
	for i := range c.ix().Roles {
		words = append(words, strings.Fields(c.ix().Roles[i].Title)...)
	}
	for range 300 {
		var list []string
		for range 1 + r.IntN(5) {
			list = append(list, words[r.IntN(len(words))])
		}
		s := strings.Join(list, " ")
		all := c.MatchTitle(s, 0)
		for k, m := range all {
			if m.Score < MinTitleScore && !m.Ambiguous || m.Score > 1 || k > 0 && m.Score > all[k-1].Score {
				t.Fatalf("MatchTitle(%q): score %v at %d after %+v", s, m.Score, k, all[:k])
			}
			if title, ok := c.RoleTitle(m.Role); !ok || title != m.Match && !slices.Contains(c.roles.Record(must(c.roles.At(string(m.Role)))).Aliases, m.Match) {
				t.Fatalf("MatchTitle(%q): %q is no title of %s", s, m.Match, m.Role)
			}
		}
		if diff := cmp.Diff(all[:min(2, len(all))], c.MatchTitle(s, 2), cmpEmpty); diff != "" {
			t.Fatalf("MatchTitle(%q, 2) is not the start of all matches:\n%s", s, diff)
		}
	}
}

var cmpEmpty = cmp.Transformer("empty", func(m []TitleMatch) []TitleMatch {
	if len(m) == 0 {
		return nil
	}
	return m[:len(m):len(m)]
})

func TestMatchTitleConcurrent(t *testing.T) {
	c := ladder(t)
	want := c.MatchTitle("senior back end engineer", 5)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if diff := cmp.Diff(want, c.MatchTitle("senior back end engineer", 5)); diff != "" {
					t.Error(diff)
					return
				}
			}
		})
	}
	wg.Wait()
}

// hostile are titles that no one means well with.
var hostile = []string{
	strings.Repeat("engineer ", 1<<20), strings.Repeat("(", 1<<20), strings.Repeat("a", 10<<20), strings.Repeat("e\u0301", 1<<20),
	"مهندس برمجيات", "מהנדס תוכנה בכיר", "ソフトウェアエンジニア", "\u202eregenigne", "s\u200bs\u200b", "ﬁrmware engineer",
	"\xff\xfe\xfd", "\x00", "C++", ".NET", "...", "a.b.c.d.e", "’s", "'s's's", "&&&", "R&", "&D", "#", "##12345678901234567890",
	"99999999999999999999 years", "L", "L0", "i/i/i/i", "to to to", "of", "to the of", "chief", "head", "lead", "staff", "principal",
	"director director director", "vp of vp of vp", "manager of managers", "SENIOR SENIOR", "(((((((", ")))))", "–––", "…",
}

func TestHostileTitles(t *testing.T) {
	c := ladder(t)
	for _, s := range hostile {
		checkTitle(t, c, s)
	}
}

func checkTitle(t *testing.T, c *Catalog, s string) {
	t.Helper()
	p := ParseTitle(s)
	for _, r := range p.Remainder {
		if r.Start < 0 || r.End > len(s) || r.Start >= r.End || s[r.Start:r.End] != r.Text {
			t.Fatalf("%.100q: part %+v", s, r)
		}
	}
	if !utf8.ValidString(p.Core) {
		t.Fatalf("%.100q: core %q is not UTF-8", s, p.Core)
	}
	for _, m := range c.MatchTitle(s, 3) {
		if !(m.Score >= MinTitleScore || m.Ambiguous && m.Score > 0) || m.Score > 1 || len(m.Matched) == 0 {
			t.Fatalf("%.100q: %+v", s, m)
		}
		for _, w := range append(m.Matched, m.Ignored...) {
			if !strings.Contains(s, w) || w == "" {
				t.Fatalf("%.100q: no word %q", s, w)
			}
		}
	}
}

func FuzzMatchTitle(f *testing.F) {
	for _, s := range hostile {
		if len(s) < 1000 {
			f.Add(s)
		}
	}
	f.Add("Sr. Back-End Engr II (Go) – Remote")
	c := ladder(f)
	f.Fuzz(func(t *testing.T, s string) { checkTitle(t, c, s) })
}

func FuzzParseTitle(f *testing.F) {
	for _, s := range hostile {
		if len(s) < 1000 {
			f.Add(s)
		}
	}
	f.Add("Sr. Back-End Engr II (Go) – Remote")
	f.Fuzz(func(t *testing.T, s string) {
		a, b := ParseTitle(s), ParseTitle(s)
		if diff := cmp.Diff(a, b); diff != "" {
			t.Fatal(diff)
		}
		if a.Core != strings.Join(strings.Fields(a.Core), " ") || !utf8.ValidString(a.Core) {
			t.Fatalf("core %q of %q", a.Core, s)
		}
		if a.Level != 0 && a.Level.String() == "" || len(a.Why) < len(a.Remainder) {
			t.Fatalf("%q: %+v", s, a)
		}
	})
}

// A title against the embedded catalogue, against comparing it with every title by edit distance.
func BenchmarkMatchTitle(b *testing.B) {
	c := Default()
	const query = "Sr. Back-End Engr II (Go) – Remote"
	c.MatchTitle(query, 3)
	b.Run("index", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_ = c.MatchTitle(query, 3)
		}
		b.ReportMetric(float64(len(c.ix().Roles)), "roles")
	})
	b.Run("alternative=edit-distance", func(b *testing.B) {
		for b.Loop() {
			best := 1 << 30
			for i := range c.ix().Roles {
				r := c.roles.Record(i)
				best = min(best, editDistance(query, r.Title))
				for _, a := range r.Aliases {
					best = min(best, editDistance(query, a))
				}
			}
		}
	})
	b.Run("first", func(b *testing.B) { // with the building of the index
		for b.Loop() {
			newEmbedded().MatchTitle(query, 3)
		}
	})
}

func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := last
			if a[i]|0x20 != b[j]|0x20 {
				d = min(last, row[j], row[j+1]) + 1
			}
			last, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}

// Titles of any length cost no more than the first kilobyte of them.
func BenchmarkLongTitle(b *testing.B) {
	c := Default()
	for _, n := range []int{1 << 10, 100 << 10, 10 << 20} {
		s := strings.Repeat("senior data engineer, ", n/22+1)[:n]
		b.Run(fmt.Sprintf("bytes=%d", n), func(b *testing.B) {
			for b.Loop() {
				_ = ParseTitle(s)
				_ = c.MatchTitle(s, 3)
			}
		})
	}
}

func BenchmarkParseTitle(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = ParseTitle("Sr. Back-End Engr II (Go) – Remote")
	}
}

// A judged title is one of testdata/titles.tsv: titles in many spellings with the roles that are right for them, and
// titles of other fields, for which nothing is. They were written from general knowledge before the package was run on
// them. The weights of the score were set on the development half alone; what was found for both was read once before.
type judgedTitle struct {
	title string
	roles []RoleID
}

func judgedTitles(tb testing.TB) map[string][]judgedTitle {
	tb.Helper()
	text, err := os.ReadFile("testdata/titles.tsv")
	if err != nil {
		tb.Fatal(err)
	}
	out := map[string][]judgedTitle{}
	for i, l := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		c := strings.Split(l, "\t")
		if len(c) != 3 {
			tb.Fatalf("testdata/titles.tsv:%d: %d columns, want 3", i+1, len(c))
		}
		if i == 0 {
			continue
		}
		j := judgedTitle{title: c[1]}
		for _, id := range strings.Fields(c[2]) {
			if _, ok := Default().RoleTitle(RoleID(id)); !ok {
				tb.Errorf("testdata/titles.tsv:%d: no role %s", i+1, id)
			}
			j.roles = append(j.roles, RoleID(id))
		}
		out[c[0]] = append(out[c[0]], j)
	}
	return out
}

// TestMatchTitleRates holds the rates that MatchTitle's comment states to a floor.
func TestMatchTitleRates(t *testing.T) {
	for half, list := range judgedTitles(t) {
		var in, found, right, out, wrong float64
		for _, j := range list {
			got := Default().MatchTitle(j.title, 1)
			switch {
			case len(j.roles) == 0:
				out++
				if len(got) > 0 && got[0].Score >= 0.5 { // likelier right than not
					wrong++
					t.Logf("%s: %q is no role's title, got %s by %q, %.2f", half, j.title, got[0].Role, got[0].Match, got[0].Score)
				}
			case len(got) == 0:
				in++
				t.Logf("%s: %q found nothing, want %v", half, j.title, j.roles)
			default:
				in++
				found++
				if slices.Contains(j.roles, got[0].Role) {
					right++
				} else {
					t.Logf("%s: %q found %s by %q, %.2f, want %v", half, j.title, got[0].Role, got[0].Match, got[0].Score, j.roles)
				}
			}
		}
		t.Logf("%s: of %.0f titles of other fields %.1f%% found something; of %.0f of the field %.1f%%, and %.1f%% the right role",
			half, out, 100*wrong/out, in, 100*found/in, 100*right/in)
		if wrong/out > 0.065 || found/in < 0.95 || right/in < 0.9 {
			t.Errorf("%s: too many wrong", half)
		}
	}
}
