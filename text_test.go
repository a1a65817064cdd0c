package career

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// textSkills is a catalogue whose skills have the names that are hard to find.
var textSkills = sync.OnceValues(func() (*Catalog, error) {
	return Load(files("roles/x.json", `{"id": "x", "title": "X"}`, "skills/all.json", `{"skills": [
		{"id": "agile", "name": "Agile", "aliases": ["Agile Methodologies"], "kind": "practice", "cues": ["scrum", "methodologies", "team"]},
		{"id": "api-design", "name": "API Design", "kind": "practice"},
		{"id": "aspnet", "name": "ASP.NET", "kind": "tool"},
		{"id": "backend", "name": "Backend Programming", "aliases": ["Backend Development", "Backend"], "kind": "practice"},
		{"id": "c", "name": "C", "aliases": ["C Programming"], "kind": "tool", "cues": ["programming", "kernel", "firmware"]},
		{"id": "chef", "name": "Chef", "kind": "tool", "cues": ["puppet", "cookbooks"]},
		{"id": "ci-cd", "name": "CI/CD", "aliases": ["Continuous Delivery"], "kind": "practice"},
		{"id": "cpp", "name": "C++", "kind": "tool"},
		{"id": "csharp", "name": "C#", "aliases": ["C Sharp"], "kind": "tool"},
		{"id": "css", "name": "CSS", "kind": "tool"},
		{"id": "data", "name": "Information", "aliases": ["data"], "kind": "knowledge"},
		{"id": "data-visualization", "name": "Data Visualization", "kind": "practice"},
		{"id": "docker", "name": "Docker", "kind": "tool"},
		{"id": "dotnet", "name": ".NET", "aliases": [".NET Core"], "kind": "tool", "cues": ["microsoft"]},
		{"id": "excel", "name": "Microsoft Excel", "aliases": ["Excel"], "kind": "tool", "cues": ["microsoft", "spreadsheets"]},
		{"id": "express", "name": "Express", "aliases": ["Express.js"], "kind": "tool", "cues": ["node.js", "middleware"]},
		{"id": "go", "name": "Go", "aliases": ["Golang"], "kind": "tool", "cues": ["golang", "developer", "goroutines"]},
		{"id": "html", "name": "HTML", "kind": "tool"},
		{"id": "java", "name": "Java", "kind": "tool"},
		{"id": "kotlin", "name": "Kotlin", "kind": "tool"},
		{"id": "functional-requirements", "name": "Functional Requirements", "kind": "practice"},
		{"id": "nonfunctional-requirements", "name": "Nonfunctional Requirements", "kind": "practice"},
		{"id": "message-queues", "name": "Message Queues", "kind": "knowledge"},
		{"id": "nodejs", "name": "Node.js", "kind": "tool"},
		{"id": "postgresql", "name": "PostgreSQL", "aliases": ["Postgres"], "kind": "tool"},
		{"id": "python", "name": "Python", "kind": "tool"},
		{"id": "qa", "name": "Quality Assurance", "aliases": ["QA"], "kind": "practice"},
		{"id": "r", "name": "R", "kind": "tool", "cues": ["statistics", "python"]},
		{"id": "rest", "name": "REST", "aliases": ["REST API"], "kind": "knowledge", "cues": ["api", "json"]},
		{"id": "rust", "name": "Rust", "kind": "tool", "cues": ["cargo", "language"]},
		{"id": "spring", "name": "Spring", "kind": "tool", "cues": ["java"]},
		{"id": "spring-boot", "name": "Spring Boot", "kind": "tool"},
		{"id": "team-building", "name": "Team Building", "kind": "transversal"},
		{"id": "teamwork", "name": "Teamwork", "kind": "transversal"},
		{"id": "swift", "name": "Swift", "kind": "tool", "cues": ["ios", "xcode"]}
	]}`))
})

func TestFindSkills(t *testing.T) {
	c, err := textSkills()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"symbols", "C++, C#, .NET and Node.js with CI/CD", "C++=cpp C#=csharp .NET=dotnet Node.js=nodejs CI/CD=ci-cd"},
		{"spellings", "back-end  development, node js, CI CD, data\nvisualisation", "back-end  development=backend node js=nodejs CI CD=ci-cd data\nvisualisation=data-visualization"},
		{"joined", "nodejs PostgreSql postgre-sql", "nodejs=nodejs PostgreSql=postgresql postgre-sql=postgresql"},
		{"prefix", "non-functional requirements", "non-functional requirements=nonfunctional-requirements"},
		{"plural", "a message queue, REST APIs, two Pythons", "message queue=message-queues REST APIs=rest"},
		{"longest", "ASP.NET, Spring Boot, REST API design", "ASP.NET=aspnet Spring Boot=spring-boot REST API=rest"},
		{"whole words", "Javanese JavaScripts dockerize unpython", ""},
		{"over punctuation", "the message. Queues are long; continuous, delivery", ""},
		{"look-alike", "Jаva", ""}, // a Cyrillic а
		{"accents and widths", "Pýthon Ｊａｖａ Do\u0301cker Java™", "Pýthon=python Ｊａｖａ=java Do\u0301cker=docker Java=java"},
		{"scripts", "Опыт Python, 日本語のJava、שלום Docker", "Python=python Java=java Docker=docker"},
		{"bad bytes", "\xffPython\xfe Ja\xffva", "Python=python"},
		{"combining mark alone", "\u0301 Python\u0301", "Python\u0301=python"},

		{"lower case of an abbreviation", "the rest of the API is in JSON", ""},
		{"market", "We go to market and express our thanks; in spring the chef will rest.", ""},
		{"cue", "A Go developer who knows Swift from iOS", "Go=go* Swift=swift*"},
		{"no cue", "I like Go and cooking", ""},
		{"cue in another sentence", "We use Chef. He wrote cookbooks.", ""},
		{"sentence start", "Express your ideas in middleware and Docker", "Docker=docker"},
		{"sentence start, cue beside", "Excel spreadsheets. Go developer.", "Excel=excel* Go=go*"},
		{"practice in lower case", "an agile team", "agile=agile*"},
		{"list", "Java, Kotlin, Go and Rust", "Java=java Kotlin=kotlin Go=go+ Rust=rust+"},
		{"list in lower case", "python, go, docker", "python=python go=go+ docker=docker"},
		{"not in a list", "python, go to market, docker", "python=python docker=docker"},
		{"list of ordinary words", "Go, Rust and Swift", "Go=go+ Rust=rust+ Swift=swift+"},
		{"slashes", "C/C++ HTML/CSS", "C=c+ C++=cpp HTML=html CSS=css"},
		{"lines", "Languages:\n- Go\n- Python\n- R\n", "Go=go+ Python=python R=r+"},
		{"tags", "docker c c++ java", "docker=docker c=c+ c++=cpp java=java"},
		{"single letters", "R&D, a C-level post, vitamin C, Python. John C. Smith", "Python=python"},
		{"shouted", "REST MATTERS. EXCEL SPREADSHEETS", "EXCEL=excel*"},
		{"two letters", "QA and qa, c#", "QA=qa c#=csharp"},
		{"alias that says it", "microsoft excel, golang", "microsoft excel=excel golang=go"},

		{"part of another word", "Go-live support for our backend services; go-getters, the to-go box and Swift-moving Docker", "backend=backend Docker=docker"},
		{"part of another word, beside a cue", "Our Go-to-Market team works with Java developers", "Java=java"},
		{"compounds that say it", "our Go-based developer tools, a non-Go developer", "Go=go* Go=go*"},
		{"people at work", "the platform team building Docker images", "Docker=docker"},
		{"people at work, as a skill", "Experience in team building and Docker", "team building=team-building Docker=docker"},
		{"their name", "our backend developers and the QA team test with Docker", "Docker=docker"},
		{"two of them", "frontend and backend engineers; backend with Docker", "backend=backend Docker=docker"},
		{"a word that is common in names", "our work on data for Docker", "Docker=docker"},
		{"that word in a list", "Docker, data, Java", "Docker=docker data=data+ Java=java"},
		{"that word asked for", "solid knowledge of data", "data=data*"},

		{"HTML list", "<ul><li>Go</li><li>R</li></ul>", "Go=go+ R=r+"},
		{"HTML item", "<li>Go</li>", "Go=go+"},
		{"HTML lines", "Requirements:<br/>Java<br/>Go<br/>R", "Java=java Go=go+ R=r+"},
		{"HTML entities", "Spring&nbsp;Boot, C&#43;&#43;, C&num;, CI&#x2F;CD", "Spring&nbsp;Boot=spring-boot C&#43;&#43;=cpp C&num;=csharp CI&#x2F;CD=ci-cd"},
		{"HTML twice", "&lt;p&gt;Spring &lt;b&gt;Boot&lt;/b&gt;&lt;/p&gt;&lt;li&gt;Go&lt;/li&gt;", "Spring &lt;b&gt;Boot=spring-boot Go=go+"},
		{"HTML attributes and scripts", "<a href=\"/docker\" title='Java'>x</a><script>python()</script><!-- Kotlin -->", ""},
		{"no HTML", "Java < Python & <Docker>", "Java=java Python=python Docker=docker"},
		{"bullets", "- Go\n- Rust\n- R", "Go=go+ Rust=rust+ R=r+"},
		{"numbers", "1. Go\n2. R\n3. Swift", "Go=go+ R=r+ Swift=swift+"},
		{"code", "write `Go` here", "Go=go+"},
		{"table", "| Go | 5 |\n|----|---|\n| R | 2 |", "Go=go+ R=r+"},
		{"JSON", `["Go","R"] {"skills": [{"name": "Swift"}]}`, "Go=go+ R=r+ Swift=swift+"},
		{"quoted", `press "Go" to start`, ""},
		{"link", "[Rust](https://example.com/rust)", "Rust=rust+"},
		{"levels in a list", "Go (3 years), R (1 yr)\nSwift: advanced\nRust: basic", "Go=go+ R=r+ Swift=swift+ Rust=rust+"},
		{"Chinese", "熟悉Java、Python，了解Docker。使用.NET和Go", "Java=java Python=python Docker=docker .NET=dotnet Go=go+"},
		{"Japanese and Korean", "JavaとPython, Java와 Python3를", "Java=java Python=python Java=java Python3=python"},

		{"versions", "Python 3.12, Java 17, Java v8+, Python3, PostgreSQL-16, .NET Core 3.1.", "Python 3.12=python Java 17=java Java v8+=java Python3=python PostgreSQL-16=postgresql .NET Core 3.1=dotnet"},
		{"not versions", "Python 5 years, Java 10+ years, Docker 2021, Kotlin 100%", "Python=python Java=java Docker=docker Kotlin=kotlin"},
		{"addresses", "https://python.org/docker/x mail@java.com index.html java.com www.docker.com/java", ""},
		{"hash tag", "#python #docker", "python=python docker=docker"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, m := range c.FindSkills(tt.text) {
				got = append(got, tt.text[m.Start:m.End]+"="+string(m.Skill)+map[Evidence]string{EvidenceCue: "*", EvidenceList: "+"}[m.Evidence])
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("%q: -want +got\n%s", tt.text, diff)
			}
		})
	}
}

// Every name and alias of the embedded skills is found where it stands alone or in a list, but for those with punctuation,
// which only ResolveSkill knows.
func TestFindSkillsNames(t *testing.T) {
	c := Default()
	for s := range c.Skills() {
		for _, n := range append([]string{s.Name}, s.Aliases...) {
			text := "Kubernetes, " + n + ", Kubernetes"
			ok := slices.ContainsFunc(c.FindSkills(text), func(m Mention) bool {
				return m.Skill == s.ID && m.Start <= len("Kubernetes, ") && m.End >= len("Kubernetes, ")+len(strings.TrimRight(n, "!?."))
			})
			if !ok && !strings.Contains(n, ", ") && !strings.Contains(n, "! ") && !strings.Contains(n, "(") { // a name goes over no punctuation
				t.Errorf("%q: want %s, got %v", text, s.ID, c.FindSkills(text))
			}
		}
	}
}

func FuzzFindSkills(f *testing.F) {
	for _, s := range []string{"", "C++ and C#, .NET", "Go\xff, R&D Ｃ♯ Java\u0301", "P\x00ython 3.1.2.x+", "שלום C/C++ 日本 Go"} {
		f.Add(s)
	}
	c, err := textSkills()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := c.FindSkills(s)
		last := 0
		for _, m := range got {
			if m.Start < last || m.End <= m.Start || m.End > len(s) {
				t.Fatalf("%q: %v out of range or order", s, m)
			}
			if utf8.ValidString(s) && !(utf8.ValidString(s[:m.Start]) && utf8.ValidString(s[m.Start:m.End])) {
				t.Fatalf("%q: %v inside a character", s, m)
			}
			last = m.End
		}
		if diff := cmp.Diff(got, c.FindSkills(s)); diff != "" {
			t.Fatalf("%q: twice not the same\n%s", s, diff)
		}
	})
}

func TestFindSkillsAllocations(t *testing.T) {
	c := Default()
	for text, most := range map[string]float64{prose(t, 4<<10): 1, "nothing to be seen here": 0} {
		least := most + 1
		for range 20 { // the least of several: the race detector makes a pool forget
			least = min(least, testing.AllocsPerRun(1, func() { _ = c.FindSkills(text) }))
		}
		if least > most {
			t.Errorf("%v allocations for %d bytes, want the result's alone", least, len(text))
		}
	}
}

// prose returns n bytes of English, most of it about work: the prose of the roles, and of the skills where that is short.
func prose(tb testing.TB, n int) string {
	tb.Helper()
	var b strings.Builder
	for b.Len() < n {
		for r := range Default().Roles() {
			fmt.Fprintf(&b, "%s %s\n", r.Summary, r.Suggestion)
			for _, s := range r.Responsibilities {
				fmt.Fprintf(&b, "- %s\n", s)
			}
		}
		for s := range Default().Skills() {
			fmt.Fprintln(&b, s.Summary)
		}
	}
	return strings.ToValidUTF8(b.String()[:n], "")
}

// Skills in texts of three lengths, against a regular expression of all names and a search for each name.
func BenchmarkFindSkills(b *testing.B) {
	c := Default()
	for _, n := range []int{1 << 10, 100 << 10, 10 << 20} {
		text := prose(b, n)
		b.Run(fmt.Sprintf("bytes=%d", n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			found := 0
			for b.Loop() {
				found = len(c.FindSkills(text))
			}
			b.ReportMetric(float64(found), "mentions")
		})
	}
	var names, quoted []string
	for i := range c.ix().Skills {
		for _, n := range append([]string{c.ix().Skills[i].Name}, c.skills.Record(i).Aliases...) {
			names, quoted = append(names, n), append(quoted, regexp.QuoteMeta(n))
		}
	}
	text := prose(b, 1<<10)
	all := regexp.MustCompile(`(?i)\b(?:` + strings.Join(quoted, "|") + `)\b`)
	b.Run("alternative=regexp/bytes=1024", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			_ = all.FindAllStringIndex(text, -1)
		}
	})
	b.Run("alternative=index-each/bytes=1024", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			for _, n := range names {
				_ = strings.Index(text, n)
			}
		}
	})
}

// Indexing the names, which the first FindSkills on a catalogue does.
func BenchmarkTextIndex(b *testing.B) {
	c := Default()
	for b.Loop() {
		_ = c.textIndex()
	}
	b.ReportMetric(float64(len(c.ix().Skills)), "skills")
}
