package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/go-career/career"
)

// connect returns a client's session with a server in this process.
func connect(t testing.TB) *mcp.ClientSession {
	t.Helper()
	s, err := newServer(career.Default())
	if err != nil {
		t.Fatal(err)
	}
	near, far := mcp.NewInMemoryTransports()
	if _, err := s.Connect(t.Context(), far, nil); err != nil {
		t.Fatal(err)
	}
	return dial(t, near)
}

func dial(t testing.TB, transport mcp.Transport) *mcp.ClientSession {
	t.Helper()
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(context.Background(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return session
}

// call calls a tool with arguments as JSON, and returns its text and its structured content.
func call(t testing.TB, session *mcp.ClientSession, tool, arguments string) (text, structured string, failed bool) {
	t.Helper()
	result, err := session.CallTool(context.Background(), &mcp.CallToolParams{Name: tool, Arguments: json.RawMessage(arguments)})
	if err != nil {
		t.Fatalf("%s %.200s: an error of the protocol: %v", tool, arguments, err)
	}
	for _, c := range result.Content {
		text += c.(*mcp.TextContent).Text
	}
	if result.StructuredContent != nil {
		b, err := json.Marshal(result.StructuredContent)
		if err != nil {
			t.Fatal(err)
		}
		structured = string(b)
	}
	return text, structured, result.IsError
}

const person = `"person":{"skills":[{"skill":"SQL","level":"practitioner"},{"skill":"go","level":"working"},{"skill":"postgres"},{"skill":"Zellij"}],
	"roles":[{"role":"Junior Backend Developer","months":30}]}`

func TestTools(t *testing.T) {
	session := connect(t)
	resume, err := os.ReadFile("../gap/testdata/resume.json")
	if err != nil {
		t.Fatal(err)
	}
	quoted, _ := json.Marshal(string(resume))
	posting, err := os.ReadFile("../gap/testdata/posting.txt")
	if err != nil {
		t.Fatal(err)
	}
	ad, _ := json.Marshal(string(posting))
	for _, tt := range []struct {
		name, tool, arguments string
		text, structured      []string
	}{
		{"title", "match_title", `{"title":"Sr. Back-End Engr II (Go) – Remote"}`,
			[]string{"Senior Backend Developer (senior-backend-developer): score 0.", "senior level"}, []string{`"id":"senior-backend-developer","match":`, `"level":"senior"`}},
		{"vague title", "match_title", `{"title":"Engineer","limit":2}`, []string{"one of several"}, []string{`"ambiguous":true`}},
		{"strange title", "match_title", `{"title":"Lighthouse Poet"}`, []string{"No role in the catalogue is like"}, []string{`"matches":[]`}},
		{"search", "search", `{"query":"back-end dev","kind":"role","limit":3}`, []string{"role Backend Developer (backend-developer)\n"}, []string{`"kind":"role"`}},
		{"search with an error", "search", `{"query":"Kubernets"}`, []string{"skill Kubernetes (kubernetes)"}, nil},
		{"role", "role", `{"role":"backend developers"}`, []string{"Backend Developer (backend-developer), mid level", "SQL (sql), practitioner", "… and ", "U.S. Bureau of Labor Statistics"},
			[]string{`"id":"backend-developer"`, `"essential":true`}},
		{"whole role", "role", `{"role":"backend-developer","full":true}`, []string{"API Design (api-design)"}, nil},
		{"compare", "compare", `{` + person + `,"role":"Backend Developer"}`, []string{"Backend Developer (backend-developer): likely ", "SQL (sql) *: stated at practitioner level",
			"worked as Junior Backend Developer for 2 years", `no skill "Zellij"`}, []string{`"readiness":`, `"status":"unknown"`}},
		{"compare a résumé", "compare", `{"person":{"resume":` + string(quoted) + `},"role":"backend-developer"}`, []string{"SQL (sql) *: stated at practitioner level", "Zellij"}, nil},
		{"compare with a posting", "compare", `{` + person + `,"posting":{"title":"Backend Engineer","text":` + string(ad) + `}}`,
			[]string{"the posting for Backend Engineer, read as Backend Developer (backend-developer)"}, []string{`"role":{"id":"backend-developer"`}},
		{"plan", "plan", `{` + person + `,"role":"backend-developer","hours_per_week":10}`, []string{"Find out first", "Learn in this order", "at 10 hours a week"}, []string{`"hours_per_week":10`}},
		{"recommend", "recommend", `{` + person + `,"limit":3}`, []string{"1. ", "lacks: "}, []string{`"lacks":{"items":[{"id":`}},
		{"recommend, filtered", "recommend", `{` + person + `,"level":"lead","track":"management","from":"Backend Developer"}`, []string{"up"}, nil},
		{"pay", "pay", `{"role":"Backend Developer","place":"uk","locale":"en-GB"}`, []string{"in United Kingdom (GB)", "Band: £40,000–£70,000 a year", "Office for National Statistics", "as of 2024-04"},
			[]string{`"min":40000`, `"currency":"GBP"`}},
		{"pay, a median alone", "pay", `{"role":"backend-developer","place":"Germany"}`, []string{"in Germany (DE)", "No band for this role: ", "median €5,986 a month"}, nil},
		{"pay in an area", "pay", `{"role":"software-engineer","place":"Seattle"}`, []string{"US-42660", "$133,000–$212,000 a year"}, nil},
		{"pay by default", "pay", `{"role":"engineering-manager"}`, []string{"$138,060–$220,730 a year"}, nil},
		{"paths", "paths", `{"from":"junior-backend-developer","to":"Engineering Manager","avoid":["software-engineer"]}`, []string{"1. ", "Engineering Manager (engineering-manager)", "pay: "},
			[]string{`"kind":"advancement"`}},
		{"paths of a person", "paths", `{"from":"junior-backend-developer","to":"data-engineer",` + person + `,"via":["Backend Developer"],"place":"GB","limit":1}`, []string{"coverage"}, nil},
		{"no path", "paths", `{"from":"junior-backend-developer","to":"chief-technology-officer","max_moves":1}`, []string{"No path keeps to these constraints"}, []string{`"paths":[]`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, structured, failed := call(t, session, tt.tool, tt.arguments)
			if failed {
				t.Fatal(text)
			}
			for _, want := range tt.text {
				if !strings.Contains(text, want) {
					t.Errorf("%q is missing from\n%s", want, text)
				}
			}
			for _, want := range tt.structured {
				if !strings.Contains(structured, want) {
					t.Errorf("%s is missing from\n%s", want, structured)
				}
			}
			if strings.Contains(text, "%!") || strings.Contains(structured, "null") {
				t.Errorf("not as it should be:\n%s\n%s", text, structured)
			}
			t.Logf("%d bytes of text, %d of structured content\n%s", len(text), len(structured), text)
			if whole := strings.HasPrefix(tt.name, "whole"); !whole && (len(text) > 3000 || len(structured) > 5000) {
				t.Errorf("too long: %d and %d bytes", len(text), len(structured))
			}
		})
	}
}

// What goes wrong is an error of the tool, and says how to go on.
func TestErrors(t *testing.T) {
	session := connect(t)
	for name, tt := range map[string]struct{ tool, arguments, want string }{
		"a vague role":        {"role", `{"role":"Engineer"}`, `"Engineer" may be more than one role: `},
		"a misspelt role":     {"role", `{"role":"Bakend Developer"}`, "near are Backend Developer (backend-developer)"},
		"no role":             {"plan", `{` + person + `,"role":"court jester"}`, "match_title and search find roles"},
		"no such path":        {"paths", `{"from":"court jester","to":"backend-developer"}`, "no role"},
		"a role to avoid":     {"paths", `{"from":"data-analyst","to":"backend-developer","avoid":["x"]}`, "no role"},
		"the same role":       {"paths", `{"from":"backend-developer","to":"Backend Developer"}`, "the same role"},
		"nobody":              {"compare", `{"person":{},"role":"backend-developer"}`, "give skills, roles or a resume"},
		"nothing known":       {"recommend", `{"person":{"skills":[{"skill":"Kubernets"}],"roles":[{"role":"Engineer","months":3}]}}`, "near are Kubernetes (kubernetes)"},
		"neither":             {"compare", `{` + person + `}`, "give either role or posting"},
		"both":                {"compare", `{` + person + `,"role":"backend-developer","posting":{"title":"x","text":"Go"}}`, "give either role or posting"},
		"an empty posting":    {"compare", `{` + person + `,"posting":{"title":"x","text":"nothing"}}`, "names no skill"},
		"no résumé":           {"compare", `{"person":{"resume":"Dear Sir"},"role":"backend-developer"}`, "résumé"},
		"no place":            {"pay", `{"role":"backend-developer","place":"Atlantis"}`, "There are figures for Australia (AU), "},
		"many places":         {"pay", `{"role":"backend-developer","place":"Portland"}`, "may be more than one place: "},
		"no area":             {"pay", `{"role":"backend-developer","place":"US-00000"}`, "no place"},
		"no locale":           {"pay", `{"role":"backend-developer","locale":"no such locale"}`, "unknown locale"},
		"no arguments":        {"role", `{}`, "role"},
		"a wrong type":        {"role", `{"role":7}`, "role"},
		"an unknown argument": {"role", `{"role":"backend-developer","colour":"red"}`, "colour"},
		"an unknown level":    {"compare", `{"person":{"skills":[{"skill":"sql","level":"god"}]},"role":"backend-developer"}`, "level"},
		"too many":            {"match_title", `{"title":"x","limit":1000}`, "limit"},
		"a long name":         {"match_title", `{"title":"` + strings.Repeat("x", 201) + `"}`, "title"},
		"a long list":         {"paths", `{"from":"a","to":"b","via":[` + strings.Repeat(`"x",`, 200) + `"x"]}`, "via"},
	} {
		t.Run(name, func(t *testing.T) {
			text, _, failed := call(t, session, tt.tool, tt.arguments)
			if !failed || !strings.Contains(text, tt.want) || len(text) > 3000 {
				t.Errorf("%t: %s, want %s", failed, text, tt.want)
			}
		})
	}
}

// Each tool says what it takes and returns, and that it only reads.
func TestList(t *testing.T) {
	session := connect(t)
	if !strings.Contains(session.InitializeResult().Instructions, "match_title first") {
		t.Error("no instructions")
	}
	n := 0
	for tool, err := range session.Tools(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if tool.Description == "" || tool.OutputSchema == nil || !tool.Annotations.ReadOnlyHint {
			t.Errorf("%s: %+v", tool.Name, tool)
		}
		b, _ := json.Marshal(tool.InputSchema)
		var schema struct {
			Properties map[string]struct{ Description string }
		}
		if err := json.Unmarshal(b, &schema); err != nil {
			t.Fatal(err)
		}
		for p, s := range schema.Properties {
			if p != "person" && s.Description == "" {
				t.Errorf("%s: %s has no description", tool.Name, p)
			}
		}
		if tool.Name == "recommend" && (!strings.Contains(string(b), `"practitioner","expert"`) || !strings.Contains(string(b), `"default":5`)) {
			t.Errorf("no levels or no default in %s", b)
		}
	}
	if n != 8 {
		t.Errorf("%d tools", n)
	}
}

// TestProcess talks to the program as clients do: as a child process, over its standard input and output.
func TestProcess(t *testing.T) {
	program := filepath.Join(t.TempDir(), "career-mcp")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	session := dial(t, &mcp.CommandTransport{Command: exec.Command(program)})
	text, structured, failed := call(t, session, "role", `{"role":"Backend Developer"}`)
	if failed || !strings.Contains(text, "Backend Developer (backend-developer)") || !json.Valid([]byte(structured)) {
		t.Error(text, structured)
	}
	if text, _, failed := call(t, session, "role", `{"role":"Engineer"}`); !failed {
		t.Error(text)
	}
	if err := session.Close(); err != nil {
		t.Errorf("the program doesn't end when its input does: %v", err)
	}
	if err := exec.Command(program, "-h").Run(); err == nil {
		t.Error("arguments are taken")
	}
}

// Whatever a client sends, a tool answers, with a result or with an error of its own.
func FuzzTools(f *testing.F) {
	for _, seed := range []string{`{"title":"Sr. Dev"}`, `{` + person + `,"role":"backend-developer","full":true}`, `{"role":"backend-developer","place":"US-42660","locale":"ar"}`,
		`{"from":"data-analyst","to":"data-engineer","via":["x"],` + person + `}`, `{"query":"\u0000","kind":"job"}`, `{` + person + `,"posting":{"title":"Dev","text":"Go or Java"}}`,
		`{"person":{"resume":"{\"skills\":[{\"name\":\"Go\"}]}"},"role":"sql"}`, `[]`, `{"person":null}`, `{"role":"\ud800"}`} {
		f.Add(seed)
	}
	session := connect(f)
	names := []string{"match_title", "search", "role", "compare", "plan", "recommend", "pay", "paths"}
	f.Fuzz(func(t *testing.T, arguments string) {
		if !json.Valid([]byte(arguments)) {
			return
		}
		for _, name := range names {
			result, err := session.CallTool(context.Background(), &mcp.CallToolParams{Name: name, Arguments: json.RawMessage(arguments)})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if len(result.Content) != 1 || !result.IsError && result.StructuredContent == nil {
				t.Fatalf("%s: %+v", name, result)
			}
		}
	})
}

func BenchmarkTools(b *testing.B) {
	session := connect(b)
	for _, bb := range [][2]string{{"match_title", `{"title":"Sr. Back-End Engr II (Go) – Remote"}`}, {"search", `{"query":"back-end dev"}`}, {"role", `{"role":"backend-developer"}`},
		{"compare", `{` + person + `,"role":"backend-developer"}`}, {"plan", `{` + person + `,"role":"backend-developer"}`}, {"recommend", `{` + person + `}`},
		{"pay", `{"role":"backend-developer","place":"GB"}`}, {"paths", `{"from":"junior-backend-developer","to":"engineering-manager"}`}} {
		b.Run(bb[0], func(b *testing.B) {
			for b.Loop() {
				call(b, session, bb[0], bb[1])
			}
		})
	}
}
