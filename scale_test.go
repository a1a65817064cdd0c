package career

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// A grower is a kind of catalogue that can be made larger, with what it takes to load it and to ask of it.
type grower struct {
	name string
	n    int // the smallest size
	make func(n int) fstest.MapFS
	err  error // what Load says of it; nil if it is sound
	ask  func(c *Catalog, n int)
}

// list returns the text of n elements with commas between them.
func list(n int, element func(i int) string) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(element(i))
	}
	return b.String()
}

// parts returns a folder of files, each of at most 5,000 of n records.
func parts(m fstest.MapFS, folder, member string, n int, record func(i int) string) fstest.MapFS {
	const most = 5000
	for from := 0; from < n; from += most {
		text := fmt.Sprintf(`{"%s":[%s]}`, member, list(min(most, n-from), func(i int) string { return record(from + i) }))
		m[fmt.Sprintf("%s/f%d.json", folder, from)] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func skillsOf(n int, more func(i int) string) fstest.MapFS {
	return parts(fstest.MapFS{}, "skills", "skills", n, func(i int) string {
		return fmt.Sprintf(`{"id":"s%d","name":"Skill %d"%s}`, i, i, more(i))
	})
}

func rolesOf(m fstest.MapFS, n int, role func(i int) string) fstest.MapFS {
	for i := range n {
		m[fmt.Sprintf("roles/r%d.json", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf(`{"id":"r%d",%s}`, i, role(i)))}
	}
	return m
}

// letters returns a word of its own for each number.
func letters(n int) string {
	s := ""
	for ; n > 0 || s == ""; n /= 26 {
		s += string(rune('a' + n%26))
	}
	return s
}

var growers = []grower{
	{"unknown IDs in one list", 2500, func(n int) fstest.MapFS {
		return small("roles/x.json", `{"id":"x","title":"X","leadsTo":[`+list(n, func(i int) string { return fmt.Sprintf(`"r%d"`, i) })+`]}`)
	}, ErrReference, nil},
	{"a list beyond the limit", 40_000, func(n int) fstest.MapFS {
		return small("roles/x.json", `{"id":"x","title":"X","leadsTo":[`+list(n, func(i int) string { return fmt.Sprintf(`"r%d"`, i) })+`]}`)
	}, ErrTooLarge, nil},
	{"roles of a family with a long name", 500, func(n int) fstest.MapFS {
		long := strings.Repeat("a", 1<<20)
		m := rolesOf(small("families.json", `{"families":[{"id":"f","name":"F"},{"id":"`+long+`","name":"`+long+`"}]}`), n, func(i int) string {
			return fmt.Sprintf(`"title":"Role %d","job":"j","family":"f"`, i)
		})
		m["jobs/other.json"] = &fstest.MapFile{Data: []byte(`{"jobs":[{"id":"j","title":"J","family":"g"}]}`)}
		return m
	}, ErrTooLarge, nil},
	{"problems in one record", 500, func(n int) fstest.MapFS {
		return small("roles/x.json", `{"id":"x","title":"X","requirements":[`+list(n, func(i int) string { return fmt.Sprintf(`{"skill":"u%d","essential":true,"importance":9}`, i) })+`]}`)
	}, ErrReference, nil},
	{"titles that look alike", 2000, func(n int) fstest.MapFS {
		return rolesOf(fstest.MapFS{}, n, func(i int) string { return fmt.Sprintf(`"title":"Transformationsengineer%s"`, letters(i)) })
	}, nil, func(c *Catalog, n int) {
		c.MatchTitle("Transformationsengineerzzz", 5)
	}},
	{"titles of the same words", 2000, func(n int) fstest.MapFS {
		return rolesOf(fstest.MapFS{}, n, func(i int) string { return fmt.Sprintf(`"title":"Senior Backend Developer of %s"`, letters(i)) })
	}, nil, func(c *Catalog, n int) {
		c.MatchTitle("Senior Backend Developer", 5)
		c.MatchTitle("Senior Backend Developer", n)
	}},
	{"titles of many words", 500, func(n int) fstest.MapFS {
		return rolesOf(fstest.MapFS{}, n, func(i int) string {
			return fmt.Sprintf(`"title":"%d %s"`, i, strings.TrimSpace(strings.Repeat("ab cd ef gh ", 38)))
		})
	}, nil, func(c *Catalog, n int) {
		c.MatchTitle("ab cd ef", 5)
	}},
	{"bare titles", 5000, func(n int) fstest.MapFS {
		return rolesOf(fstest.MapFS{}, n, func(i int) string { return fmt.Sprintf(`"title":"%s %s"`, letters(i), letters(i*7)) })
	}, nil, func(c *Catalog, n int) {
		c.MatchTitle("abc def", 5)
		c.Recommend(Profile{}, RecommendOptions{})
	}},
	{"skills related to one", 5000, func(n int) fstest.MapFS {
		return skillsOf(n, func(i int) string {
			if i == 0 {
				return ""
			}
			return `,"related":[{"skill":"s0","closeness":50}]`
		})
	}, nil, func(c *Catalog, n int) {
		c.Recommend(Profile{Skills: map[SkillID]Proficiency{"s0": Expert}}, RecommendOptions{GapOptions: GapOptions{Adjacent: true}})
		c.ResolveSkill("skill 7")
		c.FindSkills("skill 7 and skill 8")
	}},
	{"a chain of kinds", 10_000, func(n int) fstest.MapFS {
		return skillsOf(n, func(i int) string {
			if i == 0 {
				return ""
			}
			return fmt.Sprintf(`,"kindOf":["s%d"]`, i-1)
		})
	}, ErrTooLarge, nil},
	{"chains of a hundred kinds", 10_000, func(n int) fstest.MapFS {
		return skillsOf(n, func(i int) string {
			if i%100 == 0 {
				return ""
			}
			return fmt.Sprintf(`,"kindOf":["s%d"],"shows":["s%d"]`, i-1, i-i%100)
		})
	}, nil, func(c *Catalog, n int) {
		c.Recommend(Profile{Skills: map[SkillID]Proficiency{"s99": Expert}}, RecommendOptions{})
	}},
	{"a ring of prerequisites", 10_000, func(n int) fstest.MapFS {
		return skillsOf(n, func(i int) string { return fmt.Sprintf(`,"prerequisites":["s%d"]`, (i+1)%n) })
	}, ErrCycle, nil},
	{"a plan of many prerequisites", 1000, func(n int) fstest.MapFS {
		m := skillsOf(n, func(i int) string {
			if i%200 == 0 {
				return ""
			}
			return fmt.Sprintf(`,"prerequisites":["s%d"]`, i-1)
		})
		return rolesOf(m, 1, func(int) string {
			return `"title":"R","requirements":[` + list(n/10, func(i int) string {
				return fmt.Sprintf(`{"skill":"s%d","level":"expert","importance":3,"essential":true}`, i*10+9)
			}) + `]`
		})
	}, nil, func(c *Catalog, n int) {
		_, _ = c.Plan(Profile{Complete: true}, "r0", PlanOptions{})
	}},
	{"a role of many requirements", 500, func(n int) fstest.MapFS {
		return rolesOf(skillsOf(n, func(int) string { return "" }), 1, func(int) string {
			return `"title":"R","requirements":[` + list(n, func(i int) string {
				return fmt.Sprintf(`{"skill":"s%d","level":"expert","importance":3,"essential":true,"anyOf":["s%d","s%d"]}`, i, (i+1)%n, (i+2)%n)
			}) + `]`
		})
	}, nil, func(c *Catalog, n int) {
		p := Profile{Skills: map[SkillID]Proficiency{"s0": Expert, "s1": Unrated}}
		_, _ = c.Plan(p, "r0", PlanOptions{})
		_, _ = c.Gap(p, "r0")
		c.Opens(p, RecommendOptions{})
	}},
	{"roles that ask for the same", 1000, func(n int) fstest.MapFS {
		return rolesOf(skillsOf(50, func(int) string { return "" }), n, func(k int) string {
			return fmt.Sprintf(`"title":"Role %d","requirements":[`, k) + list(50, func(i int) string {
				return fmt.Sprintf(`{"skill":"s%d","level":"expert","importance":3,"essential":true}`, i)
			}) + `]`
		})
	}, nil, func(c *Catalog, n int) {
		p := Profile{Skills: map[SkillID]Proficiency{"s0": Expert, "s1": Unrated}}
		c.Recommend(p, RecommendOptions{})
		c.Opens(p, RecommendOptions{})
	}},
	{"a ladder of many roles", 1000, func(n int) fstest.MapFS {
		return rolesOf(small(), n, func(i int) string {
			lead := ""
			if i+1 < n {
				lead = fmt.Sprintf(`,"leadsTo":["r%d"]`, i+1)
			}
			return fmt.Sprintf(`"title":"Role %d","job":"j","level":"mid","track":"individual-contributor","requirements":[{"skill":"a","level":"working","importance":3,"essential":true}]%s`, i, lead)
		})
	}, nil, func(c *Catalog, n int) {
		_, _ = c.Moves("r0")
		_, _ = c.Salary("r0", "US")
		c.Recommend(Profile{Skills: map[SkillID]Proficiency{"a": Expert}}, RecommendOptions{})
	}},
	{"moves between all roles", 50, func(n int) fstest.MapFS {
		return rolesOf(small(), n, func(k int) string {
			return fmt.Sprintf(`"title":"Role %d","level":"mid","transitions":[%s]`, k, list(n-1, func(i int) string { return fmt.Sprintf(`"r%d"`, (k+1+i)%n) }))
		})
	}, nil, func(c *Catalog, n int) {
		_, _ = c.Paths("r0", "r1", PathOptions{})
		_, _ = c.Feeders("r0")
	}},
	{"paths through a dense lattice", 1500, func(n int) fstest.MapFS {
		return rolesOf(skillsOf(1000, func(int) string { return "" }), n, func(k int) string {
			return fmt.Sprintf(`"title":"Role %d","level":"mid","transitions":[%s],"requirements":[%s]`, k,
				list(50, func(i int) string { return fmt.Sprintf(`"r%d"`, (k+1+i*(i+1)/2)%n) }),
				list(30, func(i int) string {
					return fmt.Sprintf(`{"skill":"s%d","level":"expert","importance":3,"essential":true}`, (k*7+i)%1000)
				}))
		})
	}, nil, func(c *Catalog, n int) {
		_, _ = c.Paths("r0", "r99", PathOptions{})
		_, _ = c.Paths("r0", "r99", PathOptions{MaxHops: 10, Limit: 1 << 40, Via: []RoleID{"r7", "r77", "r333", "r251"}})
		_, _ = c.Paths("r0", "r99", PathOptions{MaxHops: 10, Limit: 1 << 40})
	}},
	{"a chain of retirements", 5000, func(n int) fstest.MapFS {
		return small("retired.json", `{"retired":[`+list(n, func(i int) string {
			by := fmt.Sprintf("o%d", i+1)
			if i == n-1 {
				by = "x"
			}
			return fmt.Sprintf(`{"kind":"role","id":"o%d","replacedBy":"%s"}`, i, by)
		})+`]}`)
	}, nil, func(c *Catalog, n int) {
		if id, _ := c.CurrentRole("o0"); id != "x" {
			panic(id)
		}
	}},
	{"bands of one job", 4000, func(n int) fstest.MapFS {
		return small("bands.json", `{"bands":[`+list(n, func(i int) string {
			return fmt.Sprintf(`{"job":"j","level":"mid","grade":"G%d","place":"US-%d","currency":"USD","period":"year","min":1000,"max":2000,"basis":"guide","source":"s","asOf":"2025"}`, i, i%100)
		})+`]}`)
	}, nil, func(c *Catalog, n int) {
		for _, p := range c.PayPlaces() {
			_, _ = c.Salary("x", p)
		}
		_, _ = c.Salary("x", "US-7")
	}},
	{"areas with one name", 2000, func(n int) fstest.MapFS {
		return small("published/areas.json", `{"areas":[`+list(n, func(i int) string {
			return fmt.Sprintf(`{"place":"US-%d","name":"%s","kind":"k"}`, i, strings.Repeat("new york-", 20)+fmt.Sprint(i%10))
		})+`]}`)
	}, nil, func(c *Catalog, n int) {
		_ = c.FindAreas("new york")
	}},
	{"areas of one table", 2000, func(n int) fstest.MapFS {
		m := small("published/areas.json", `{"areas":[`+list(n, func(i int) string {
			return fmt.Sprintf(`{"place":"US-%d","name":"N %d","kind":"k"}`, i, i)
		})+`]}`, "published/pay/t.json", `{"id":"t","place":"US","scheme":"S","edition":"1","code":"c","title":"T","currency":"USD","period":"year","source":"s","asOf":"2025","areas":[`+
			list(n, func(i int) string {
				return fmt.Sprintf(`{"place":"US-%d","percentiles":{"p50":%d}}`, i, 1000+i)
			})+`]}`)
		return m
	}, nil, func(c *Catalog, n int) {
		_, _ = c.Salary("x", "US-7")
	}},
	{"codes of one job", 2500, func(n int) fstest.MapFS {
		return small("jobs/other.json", `{"jobs":[{"id":"j","title":"J","codes":[`+list(n, func(i int) string {
			return fmt.Sprintf(`{"scheme":"S%d","edition":"1","code":"c","fit":"close"}`, i)
		})+`],"uncoded":[`+list(n, func(i int) string { return fmt.Sprintf(`{"scheme":"U%d","why":"w"}`, i) })+`]}]}`)
	}, nil, func(c *Catalog, n int) { _, _ = c.Salary("x", "US") }},
	{"aliases of one role", 2500, func(n int) fstest.MapFS {
		return small("roles/x.json", `{"id":"x","title":"X","aliases":[`+list(n, func(i int) string { return fmt.Sprintf(`"Alias %d of x"`, i) })+`]}`)
	}, nil, func(c *Catalog, n int) { c.MatchTitle("alias 7", 5) }},
	{"aliases of one skill", 2500, func(n int) fstest.MapFS {
		return small("skills/k.json", `{"skills":[{"id":"a","name":"A","aliases":[`+list(n, func(i int) string { return fmt.Sprintf(`"Tool %d of x"`, i) })+`]}]}`)
	}, nil, func(c *Catalog, n int) { c.FindSkills(strings.Repeat("tool 7 of tool 8 of x ", 100)) }},
	{"one alias of all", 5000, func(n int) fstest.MapFS {
		return skillsOf(n, func(int) string { return `,"aliases":["Same"]` })
	}, ErrDuplicate, nil},
	{"names that start alike", 2500, func(n int) fstest.MapFS {
		return skillsOf(n, func(i int) string { return fmt.Sprintf(`,"aliases":["%sz%d"]`, strings.Repeat("a ", 200), i) })
	}, nil, func(c *Catalog, n int) { c.FindSkills(strings.Repeat("a ", 5000)) }},
	{"tiers of one role", 2500, func(n int) fstest.MapFS {
		return rolesOf(small("roles/x.json", `{"id":"x","title":"X","transitions":[`+list(n, func(i int) string { return fmt.Sprintf(`"r%d"`, i) })+`],"tiers":{`+
			list(n, func(i int) string { return fmt.Sprintf(`"r%d":"t"`, i) })+`}}`), n, func(i int) string { return fmt.Sprintf(`"title":"Role %d"`, i) })
	}, nil, nil},
	{"a long chain of advancements", 5000, func(n int) fstest.MapFS {
		return rolesOf(fstest.MapFS{}, n, func(i int) string {
			if i+1 == n {
				return fmt.Sprintf(`"title":"Role %d"`, i)
			}
			return fmt.Sprintf(`"title":"Role %d","leadsTo":["r%d"]`, i, i+1)
		})
	}, nil, func(c *Catalog, n int) { _, _ = c.Paths("r0", "r9", PathOptions{MaxHops: 10}) }},
}

// BenchmarkScale loads catalogues of each kind at three sizes, and asks of them for the first time. Time and memory may
// grow with the size times its logarithm, no faster.
func BenchmarkScale(b *testing.B) {
	for _, g := range growers {
		for _, times := range []int{1, 2, 4} {
			n := g.n * times
			m := g.make(n)
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(g.name, " ", "-"), n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					c, err := Load(m)
					if !errors.Is(err, g.err) || g.err == nil && err != nil {
						b.Fatal(err)
					}
					if g.ask != nil {
						g.ask(c, n)
					}
				}
			})
		}
	}
}
