package workforce

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"

	"github.com/go-career/career"
)

// company returns a company of n: people of twenty roles in four places, most with a résumé of a dozen skills.
func company(n int) []Person {
	r, c := rand.New(rand.NewPCG(9, 9)), career.Default()
	roles := []career.RoleID{"junior-backend-developer", "backend-developer", "senior-backend-developer", "frontend-developer", "senior-frontend-developer",
		"data-analyst", "senior-data-analyst", "data-engineer", "qa-engineer", "devops-engineer", "site-reliability-engineer", "product-manager",
		"accountant", "recruiter", "technical-writer", "ux-designer", "engineering-manager", "business-analyst", "systems-administrator", "security-engineer"}
	asked := map[career.RoleID][]career.SkillID{}
	roles = slices.DeleteFunc(roles, func(id career.RoleID) bool {
		x, ok := c.Role(id)
		for _, q := range x.Requirements {
			asked[id] = append(asked[id], q.Skill)
		}
		return !ok
	})
	places := []career.Place{"GB", "NL", "SE", "FI"}
	list := make([]Person, n)
	for i := range list {
		p := Person{Key: fmt.Sprintf("%06d", i), Role: roles[r.IntN(len(roles))], Place: places[r.IntN(len(places))], Gender: []Gender{GenderFemale, GenderMale}[r.IntN(2)]}
		p.Profile.Skills = map[career.SkillID]career.Proficiency{}
		for range 12 {
			skills := asked[p.Role]
			p.Profile.Skills[skills[r.IntN(len(skills))]] = career.Proficiency(r.IntN(5) - 1)
		}
		p.Profile.Experience = []career.Experience{{Role: p.Role, Months: r.IntN(80)}}
		p.Pay = Pay{Basic: career.Money{Amount: career.Amount(25_000_00 + r.IntN(90_000_00)), Currency: "EUR", Period: career.PerYear}, Hours: 900 + 10*r.IntN(110)}
		if r.IntN(3) == 0 {
			p.Pay.Variable = career.Money{Amount: career.Amount(r.IntN(10_000_00)), Currency: "EUR"}
		}
		list[i] = p
	}
	return list
}

const crowdSize = 100_000

func perPerson(b *testing.B) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/crowdSize, "ns/person")
}

func BenchmarkMatrix(b *testing.B) {
	c, people := career.Default(), company(crowdSize)
	b.Run("totals", func(b *testing.B) {
		for b.Loop() {
			if _, err := MatrixOf(c, slices.Values(people), MatrixOptions{TotalsOnly: true}); err != nil {
				b.Fatal(err)
			}
		}
		perPerson(b)
	})
	b.Run("alternative=gap-each", func(b *testing.B) {
		for b.Loop() {
			met := map[career.SkillID]int{}
			for _, p := range people {
				g, err := c.Gap(p.Profile, p.Role)
				if err != nil {
					b.Fatal(err)
				}
				for _, it := range g.Items {
					met[it.Skill] += whole(it.Credit.Likely)
				}
			}
		}
		perPerson(b)
	})
}

func BenchmarkCandidates(b *testing.B) {
	c, people := career.Default(), company(crowdSize)
	b.Run("candidates", func(b *testing.B) {
		for b.Loop() {
			if _, err := Candidates(c, slices.Values(people), "senior-backend-developer", CandidateOptions{}); err != nil {
				b.Fatal(err)
			}
		}
		perPerson(b)
	})
	b.Run("alternative=gap-each-sort", func(b *testing.B) {
		for b.Loop() {
			type entry struct {
				key string
				g   career.Gap
			}
			var list []entry
			for _, p := range people {
				g, _ := c.Gap(p.Profile, "senior-backend-developer")
				list = append(list, entry{p.Key, g})
			}
			sort.Slice(list, func(i, j int) bool { return list[i].g.Coverage.Likely > list[j].g.Coverage.Likely })
		}
		perPerson(b)
	})
}

// BenchmarkCover is of a team of fifty.
func BenchmarkCover(b *testing.B) {
	c, people := career.Default(), company(50)
	for b.Loop() {
		if _, err := CoverOf(c, slices.Values(people)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReview(b *testing.B) {
	c, people := career.Default(), company(crowdSize)
	for _, x := range []struct {
		name string
		o    ReviewOptions
	}{{"review", ReviewOptions{}}, {"totals", ReviewOptions{TotalsOnly: true}}} {
		b.Run(x.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := ReviewPay(c, slices.Values(people), x.o); err != nil {
					b.Fatal(err)
				}
			}
			perPerson(b)
		})
	}
	b.Run("alternative=salary-each", func(b *testing.B) {
		for b.Loop() {
			for _, p := range people {
				s, err := c.Salary(p.Role, p.Place)
				if err != nil {
					b.Fatal(err)
				}
				if s.Band != nil {
					s.Band.CompaRatio(p.Pay.Basic)
				}
			}
		}
		perPerson(b)
	})
}

func BenchmarkEquity(b *testing.B) {
	c, people := career.Default(), company(crowdSize)
	b.Run("equity", func(b *testing.B) {
		for b.Loop() {
			if _, err := PayEquity(c, slices.Values(people), EquityOptions{Smallest: 5}); err != nil {
				b.Fatal(err)
			}
		}
		perPerson(b)
	})
	// One gap and one median by the hour, in floats: what a script would do first.
	b.Run("alternative=floats", func(b *testing.B) {
		for b.Loop() {
			pay := map[Gender][]float64{}
			for _, p := range people {
				pay[p.Gender] = append(pay[p.Gender], float64(p.Pay.Basic.Amount+p.Pay.Variable.Amount)/float64(p.Pay.Hours))
			}
			for _, list := range pay {
				slices.Sort(list)
			}
		}
		perPerson(b)
	})
}
