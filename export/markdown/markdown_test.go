package markdown_test

import (
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"

	"github.com/go-career/career"
	"github.com/go-career/career/export/markdown"
)

// small is a made-up catalogue of one role.
func small() *career.Catalog {
	c, err := career.Load(fstest.MapFS{
		"families.json":   {Data: []byte(`{"families":[{"id":"light","name":"Light"}]}`)},
		"jobs/light.json": {Data: []byte(`{"jobs":[{"id":"keeper","title":"Keeper","family":"light"}]}`)},
		"roles/keeper.json": {Data: []byte(`{"id":"keeper","title":"Keeper | *First* Class","job":"keeper","family":"light","level":"mid","summary":"Keeps the light.","responsibilities":["Trim wicks","# Log ships"],
			"requirements":[{"skill":"wicks","level":"working","importance":4,"essential":true,"anyOf":["oil"]},{"skill":"ships","level":"working","importance":2,"essential":false}],"nextSteps":["Learn to signal"]}`)},
		"skills/k.json": {Data: []byte(`{"skills":[{"id":"wicks","name":"Wick Trimming","kind":"practice","effort":"light"},{"id":"oil","name":"Oil"},{"id":"ships","name":"Ship Spotting","effort":"moderate"}]}`)},
		"sources.json":  {Data: []byte(`{"sources":[{"id":"us","publisher":"Us","title":"Pay","edition":"2026","licence":"internal","asOf":"2026"}]}`)},
		"bands.json":    {Data: []byte(`{"bands":[{"job":"keeper","level":"mid","place":"GB","currency":"GBP","period":"year","min":30000,"max":36000,"basis":"overlay","source":"us","asOf":"2026-04"}]}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	return c
}

var ida = career.Profile{Skills: map[career.SkillID]career.Proficiency{"wicks": career.Awareness}}

func ExampleGuide() {
	o := markdown.Options{Place: "GB", Money: career.NewMoneyPrinter(language.BritishEnglish)}
	if err := markdown.Guide(os.Stdout, small(), "keeper", o); err != nil {
		log.Fatal(err)
	}
	// Output:
	// # Keeper \| \*First\* Class
	//
	// Light · mid level
	//
	// Keeps the light.
	//
	// ## Key responsibilities
	//
	// - Trim wicks
	// - \# Log ships
	//
	// ## Top skills
	//
	// | Skill | Level | Importance | Essential | Or any of |
	// | --- | --- | --- | --- | --- |
	// | Wick Trimming | working | 4 of 5 | yes | Oil |
	// | Ship Spotting | working | 2 of 5 |  |  |
	//
	// ## Pay in GB
	//
	// | Level | Pay | Basis | Method | Source | As of |
	// | --- | --- | --- | --- | --- | --- |
	// | mid (this role) | £30,000–£36,000 a year | overlay |  | us | 2026-04 |
	//
	// ## Next steps
	//
	// 1. Learn to signal
	//
	// ## Sources
	//
	// - us: Us, Pay (2026)
}

func ExampleGap() {
	c := small()
	gap, err := c.Gap(ida, "keeper")
	if err != nil {
		log.Fatal(err)
	}
	if err := markdown.Gap(os.Stdout, c, gap, markdown.Options{Heading: 2}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// ## How near to Keeper \| \*First\* Class
	//
	// |  | Coverage | Readiness | What counts |
	// | --- | --: | --- | --- |
	// | certain | 33 % | developing | what is stated, and what follows from it |
	// | likely | 33 % | developing | an estimate from the roles held and the person's level |
	// | possible | 100 % | ready now | everything that is left open |
	//
	// Of 1 essential requirement, 0 met, 1 held at a lower level, 0 missing, 0 not known.
	//
	// ### Short or not known
	//
	// Points are what each takes from the likely coverage, in hundredths.
	//
	// | Skill | Needed | Essential | Points | State | So far |
	// | --- | --- | --- | --: | --- | --- |
	// | Wick Trimming | working | yes | 33.3 | 1 level short | stated at awareness level |
	// | Ship Spotting | working |  | 33.3 | not known |  |
}

func ExamplePlan() {
	c := small()
	plan, err := c.Plan(ida, "keeper", career.PlanOptions{})
	if err != nil {
		log.Fatal(err)
	}
	if err := markdown.Plan(os.Stdout, c, plan, markdown.Options{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// # Plan for Keeper \| \*First\* Class
	//
	// Likely coverage now: 33 %.
	//
	// ## Find out first
	//
	// | Is it held? | Or any of | Level | Points that depend on it | So far |
	// | --- | --- | --- | --: | --- |
	// | Wick Trimming | Oil | working | 33.3 | stated at awareness level |
	// | Ship Spotting |  | working | 33.3 |  |
	//
	// ## Learn in this order
	//
	// | Step | Skill | Or any of | From | To | Why | Study, hours | Practice, months | Coverage then |
	// | --: | --- | --- | --- | --- | --- | --- | --- | --: |
	// | 1 | Wick Trimming | Oil | awareness | working | essential | about 6–16 |  | 67 % |
	// | 2 | Ship Spotting |  |  | working | required | about 24–60 |  | 100 % |
	//
	// In all, as an estimate: about 30–76 hours of study, which at 5 hours a week take about 6–16 weeks.
}

func ExampleEscape() {
	for _, s := range []string{"C# and C++", "*Senior* <b>Lead</b>", "1. First\n# Second", "a|b", "$60,000 at https://example.com"} {
		fmt.Println(markdown.Escape(s))
	}
	// Output:
	// C# and C++
	// \*Senior\* \<b\>Lead\</b\>
	// 1\. First \# Second
	// a\|b
	// \$60,000 at https\://example.com
}

func TestErrors(t *testing.T) {
	var notFound *career.NotFoundError
	if err := markdown.Guide(&strings.Builder{}, small(), "court-jester", markdown.Options{}); !errors.As(err, &notFound) {
		t.Error(err)
	}
	if err := markdown.Guide(&strings.Builder{}, small(), "keeper", markdown.Options{Place: "US-00000"}); !errors.As(err, &notFound) {
		t.Error(err)
	}
}

// TestHeadings checks the level of headings, also for levels that there are not.
func TestHeadings(t *testing.T) {
	for level, want := range map[int]string{-3: "# ", 0: "# ", 1: "# ", 3: "### ", 5: "##### ", 99: "##### "} {
		var b strings.Builder
		if err := markdown.Guide(&b, small(), "keeper", markdown.Options{Heading: level}); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(b.String(), want+"Keeper") || !strings.Contains(b.String(), "\n#"+want+"Top skills\n") {
			t.Errorf("level %d:\n%s", level, &b)
		}
	}
}

// TestBare checks that a role of nothing but a title makes a short page, and results of nothing make one as well.
func TestBare(t *testing.T) {
	c, err := career.New(career.Records{Roles: []career.Role{{ID: "a", Title: "A"}}})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := markdown.Guide(&b, c, "a", markdown.Options{}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "\n"); n > 8 || strings.Contains(b.String(), "|") {
		t.Errorf("%d lines:\n%s", n, &b)
	}
	for name, err := range map[string]error{
		"gap":  markdown.Gap(&b, c, career.Gap{}, markdown.Options{}),
		"plan": markdown.Plan(&b, c, career.Plan{}, markdown.Options{}),
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestEveryRole writes the guide of every role, and a gap and a plan for it.
func TestEveryRole(t *testing.T) {
	c := career.Default()
	person := career.Profile{Skills: map[career.SkillID]career.Proficiency{"sql": career.Working, "git": career.Unrated, "testing": career.None}}
	places := []career.Place{"US", "GB", "SE", "DE", "NZ", "CA-BC", "US-NY"}
	i := 0
	for r := range c.Roles() {
		i++
		var b strings.Builder
		gap, err := c.Gap(person, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		plan, err := c.Plan(person, r.ID, career.PlanOptions{})
		if err != nil {
			t.Fatal(err)
		}
		err = errors.Join(markdown.Guide(&b, c, r.ID, markdown.Options{Place: places[i%len(places)]}),
			markdown.Gap(&b, c, gap, markdown.Options{}), markdown.Plan(&b, c, plan, markdown.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		for _, no := range []string{"%!", "\n- \n", " 1 levels", " 1 hours", "\n\n\n", "()", ": .", "for this role: ."} {
			if strings.Contains(b.String(), no) {
				t.Errorf("%s: %q is in\n%s", r.ID, no, &b)
			}
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriterErrors(t *testing.T) {
	c := small()
	if markdown.Guide(full{}, c, "keeper", markdown.Options{}) == nil || markdown.Gap(full{}, c, career.Gap{}, markdown.Options{}) == nil ||
		markdown.Plan(full{}, c, career.Plan{}, markdown.Options{}) == nil {
		t.Error("an error of the writer is lost")
	}
}
