package workforce

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/go-career/career"
)

// crew returns people in a few roles, with random profiles: some complete, some with experience, some of unrated skills.
func crew(r *rand.Rand, n int) []Person {
	c := career.Default()
	roles := []career.RoleID{"junior-backend-developer", "backend-developer", "senior-backend-developer", "data-analyst", "frontend-developer"}
	var skills []career.SkillID
	for _, id := range roles {
		x, _ := c.Role(id)
		for _, q := range x.Requirements {
			skills = append(append(skills, q.Skill), q.AnyOf...)
		}
	}
	slices.Sort(skills)
	skills = slices.Compact(skills)
	list := make([]Person, n)
	for i := range list {
		p := Person{Key: fmt.Sprintf("p%d", i), Role: roles[r.IntN(len(roles))], Place: "GB",
			Profile: career.Profile{Complete: r.IntN(2) == 0, Skills: map[career.SkillID]career.Proficiency{}}}
		for range r.IntN(25) {
			p.Profile.Skills[skills[r.IntN(len(skills))]] = career.Proficiency(r.IntN(6) - 1)
		}
		if r.IntN(2) == 0 {
			p.Profile.Experience = []career.Experience{{Role: p.Role, Months: r.IntN(60)}}
		}
		list[i] = p
	}
	return list
}

func rolesOf(people []Person) (ids []career.RoleID) {
	for _, p := range people {
		ids = append(ids, p.Role)
	}
	return ids
}

// TestMatrix holds a matrix against a gap for each person.
func TestMatrix(t *testing.T) {
	c, people := career.Default(), crew(rand.New(rand.NewPCG(1, 1)), 40)
	m, err := MatrixOf(c, slices.Values(people), MatrixOptions{})
	if err != nil {
		t.Fatal(err)
	}
	needed, certain, likely, possible := map[career.SkillID]int{}, map[career.SkillID]int{}, map[career.SkillID]int{}, map[career.SkillID]int{}
	mean := map[career.RoleID][]career.Bounds{}
	for i, p := range people {
		g, err := c.Gap(p.Profile, p.Role)
		if err != nil {
			t.Fatal(err)
		}
		row := m.Rows[i]
		if row.Key != p.Key || row.Coverage != g.Coverage || row.ReadinessLikely != g.ReadinessLikely || len(row.Cells) != len(g.Items) {
			t.Errorf("row %d: %v", i, row)
		}
		for k, it := range g.Items {
			x := row.Cells[k]
			if x.Skill != it.Skill || x.Status != it.Status || x.Level != it.Held.Level || x.Likely != it.Held.Likely || x.SkillName == "" ||
				(x.Meets == ConfidenceCertain) != (it.Credit.Low == 1) || (x.Meets != ConfidenceNo) != (it.Credit.Likely == 1) {
				t.Errorf("%s: cell %v for %v", p.Key, x, it)
			}
			needed[it.Skill]++
			certain[it.Skill] += whole(it.Credit.Low)
			likely[it.Skill] += whole(it.Credit.Likely)
			possible[it.Skill] += whole(it.Credit.High)
		}
		mean[p.Role] = append(mean[p.Role], g.Coverage)
	}
	if len(m.Skills) != len(needed) {
		t.Errorf("%d skills, want %d", len(m.Skills), len(needed))
	}
	for _, s := range m.Skills {
		if s.Needed != needed[s.Skill] || s.Certain != certain[s.Skill] || s.Likely != likely[s.Skill] || s.Possible != possible[s.Skill] {
			t.Errorf("%v: want %d needed, %d, %d, %d", s, needed[s.Skill], certain[s.Skill], likely[s.Skill], possible[s.Skill])
		}
	}
	for _, x := range m.Roles {
		sum := 0.0
		for _, b := range mean[x.Role] {
			sum += b.Likely
		}
		if n := len(mean[x.Role]); x.People != n || math.Abs(x.Coverage.Likely-sum/float64(n)) > 1e-12 {
			t.Errorf("%s: %d people, %v", x.Role, x.People, x.Coverage)
		}
	}
	totals, err := MatrixOf(c, slices.Values(people), MatrixOptions{TotalsOnly: true})
	m.Rows = []Row{}
	if d := gocmp.Diff(m, totals); err != nil || d != "" {
		t.Errorf("totals only: %v %s", err, d)
	}
}

// TestCover holds the counts of each need against one question for each person.
func TestCover(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	c := career.Default()
	for range 10 {
		people := crew(r, 1+r.IntN(12))
		cover, err := CoverOf(c, slices.Values(people))
		if err != nil {
			t.Fatal(err)
		}
		if named, err := CoverOf(c, slices.Values(people), rolesOf(people)...); err != nil || gocmp.Diff(cover, named) != "" {
			t.Errorf("roles named: %v %s", err, gocmp.Diff(cover, named))
		}
		for _, n := range cover.Needs {
			var certain, likely, possible []string
			highest := career.None
			for _, id := range rolesOf(people) {
				x, _ := c.Role(id)
				for _, q := range x.Requirements {
					if q.Skill != n.Skill {
						continue
					}
					highest = max(highest, q.Level)
					for _, s := range n.AnyOf {
						if !slices.Contains(q.AnyOf, s) {
							t.Errorf("%s for %s: %s is no alternative", n.Skill, id, s)
						}
					}
				}
			}
			for _, p := range people {
				it := c.PostingGap(p.Profile, career.Posting{Requirements: []career.Requirement{{Skill: n.Skill, AnyOf: n.AnyOf, Level: n.Level}}}).Items[0]
				if it.Credit.Low == 1 {
					certain = append(certain, p.Key)
				}
				if it.Credit.Likely == 1 {
					likely = append(likely, p.Key)
				}
				if it.Credit.High == 1 {
					possible = append(possible, p.Key)
				}
			}
			if n.Level != highest || n.Certain != len(certain) || n.Likely != len(likely) || n.Possible != len(possible) {
				t.Errorf("%s at %s: %d, %d, %d; want %d, %d, %d", n.Skill, n.Level, n.Certain, n.Likely, n.Possible, len(certain), len(likely), len(possible))
			}
			want := Need{}
			switch {
			case len(certain) == 1 && len(possible) == 1:
				want.Alone, want.HeldBy = ConfidenceCertain, certain[0]
			case len(likely) == 1:
				want.Alone, want.HeldBy = ConfidenceLikely, likely[0]
			case len(possible) == 0:
				want.Lacking = ConfidenceCertain
			case len(likely) == 0:
				want.Lacking = ConfidenceLikely
			}
			if n.Alone != want.Alone || n.HeldBy != want.HeldBy || n.Lacking != want.Lacking {
				t.Errorf("%s: alone %q %s, lacking %q; want %v", n.Skill, n.Alone, n.HeldBy, n.Lacking, want)
			}
			meet := map[string]bool{}
			for _, h := range n.Holders {
				if h.Meets != ConfidenceNo {
					meet[h.Key] = true
				}
				if h.SkillName == "" || h.Likely < h.Certain {
					t.Errorf("%s: holder %v", n.Skill, h)
				}
			}
			if len(meet) != len(likely) {
				t.Errorf("%s: %d holders meet it, want %v", n.Skill, len(meet), slices.Collect(maps.Keys(meet)))
			}
		}
	}
}

// TestWithout checks that what is lost with a person is the difference to the cover of the others.
func TestWithout(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	c := career.Default()
	certain := 0
	for round := range 6 {
		people := crew(r, 2+r.IntN(8))
		for i := range people {
			people[i].Profile.Complete = people[i].Profile.Complete || round < 3
		}
		cover, err := CoverOf(c, slices.Values(people))
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range people {
			rest, err := CoverOf(c, slices.Values(slices.Delete(slices.Clone(people), i, i+1)), rolesOf(people)...)
			if err != nil {
				t.Fatal(err)
			}
			loss := cover.Without(p.Key)
			if loss.Before != cover.Coverage || loss.After != rest.Coverage {
				t.Errorf("without %s: %v to %v, want %v to %v", p.Key, loss.Before, loss.After, cover.Coverage, rest.Coverage)
			}
			level := func(n Need) (likely, certain career.Proficiency) {
				for _, h := range n.Holders {
					likely, certain = max(likely, h.Likely), max(certain, h.Certain)
				}
				return likely, certain
			}
			want := map[career.SkillID]LostSkill{}
			for k, n := range cover.Needs {
				x := LostSkill{Skill: n.Skill, SkillName: n.SkillName, Level: n.Level, Essential: n.Essential}
				x.Before, x.CertainBefore = level(n)
				x.After, x.CertainAfter = level(rest.Needs[k])
				if x.Before != x.After || x.CertainBefore != x.CertainAfter {
					want[n.Skill] = x
				}
			}
			if len(loss.Skills) != len(want) {
				t.Errorf("without %s: %d skills, want %d", p.Key, len(loss.Skills), len(want))
			}
			got := slices.Clone(loss.Skills)
			for k := range got {
				// For certain, if the person's certain level is above what is possible of everybody else.
				x := &got[k]
				n := cover.Needs[slices.IndexFunc(cover.Needs, func(n Need) bool { return n.Skill == x.Skill })]
				high, own := 0.0, 0.0
				for j, o := range people {
					it := c.PostingGap(o.Profile, career.Posting{Requirements: []career.Requirement{{Skill: n.Skill, AnyOf: n.AnyOf, Level: n.Level}}}).Items[0]
					if j == i {
						own = it.Credit.Low
					} else {
						high = max(high, it.Credit.High)
					}
				}
				want := ConfidenceLikely
				if own > high {
					want = ConfidenceCertain
					certain++
				}
				if x.Confidence != want {
					t.Errorf("without %s: %s is lost %s, want %s", p.Key, x.Skill, x.Confidence, want)
				}
				x.Confidence = ""
			}
			byName := func(a, b LostSkill) int { return cmp.Compare(a.Skill, b.Skill) }
			slices.SortFunc(got, byName)
			if d := gocmp.Diff(slices.SortedFunc(maps.Values(want), byName), got, cmpopts.EquateEmpty()); d != "" {
				t.Errorf("without %s: %s", p.Key, d)
			}
			// Whoever holds a need alone takes it away.
			for k, n := range cover.Needs {
				if n.HeldBy == p.Key && rest.Needs[k].Lacking == ConfidenceNo {
					t.Errorf("%s holds %s alone, and it isn't lacking without them", p.Key, n.Skill)
				}
				if n.HeldBy == p.Key && n.Alone == ConfidenceCertain && rest.Needs[k].Lacking != ConfidenceCertain {
					t.Errorf("%s holds %s alone for certain, and without them it is lacking only %q", p.Key, n.Skill, rest.Needs[k].Lacking)
				}
			}
		}
		if d := gocmp.Diff(Loss{"nobody", cover.Coverage, cover.Coverage, []LostSkill{}}, cover.Without("nobody")); d != "" {
			t.Error(d)
		}
		if !slices.IsSortedFunc(cover.Losses, func(a, b Loss) int { return cmp.Compare(a.After.Likely, b.After.Likely) }) {
			t.Error("losses are not in order")
		}
	}
	if certain == 0 {
		t.Error("nothing was lost for certain")
	}
}

// TestNeeds checks that the needs are those of the next roles that nobody likely meets.
func TestNeeds(t *testing.T) {
	c, people := career.Default(), crew(rand.New(rand.NewPCG(4, 4)), 6)
	var next []career.RoleID
	for _, p := range people {
		x, _ := c.Role(p.Role)
		next = append(next, x.LeadsTo...)
	}
	cover, err := CoverOf(c, slices.Values(people), next...)
	if err != nil {
		t.Fatal(err)
	}
	want := []Need{}
	for _, n := range cover.Needs {
		if n.Likely == 0 {
			want = append(want, n)
		}
	}
	if len(want) == 0 {
		t.Fatal("nothing is lacking")
	}
	for _, o := range []NeedsOptions{{}, {Roles: next}} {
		got, err := NeedsOf(c, slices.Values(people), o)
		if d := gocmp.Diff(want, got); err != nil || d != "" {
			t.Errorf("%v: %v %s", o, err, d)
		}
	}
	if got := cover.Lacking(); len(got) != len(want) || !slices.IsSortedFunc(got, func(a, b Need) int { return cmp.Compare(a.Lacking, b.Lacking) }) {
		t.Errorf("%d lacking, want %d, certain ones first", len(got), len(want))
	}
}

// TestBench holds benches and candidates against a plain loop and a sort.
func TestBench(t *testing.T) {
	c, people := career.Default(), crew(rand.New(rand.NewPCG(5, 5)), 60)
	people = append(people, Person{Key: "outside", Profile: people[0].Profile})
	for _, o := range []CandidateOptions{{}, {StepsDown: true, Limit: 3}, {Limit: 1000, GapOptions: career.GapOptions{Adjacent: true, Thresholds: career.Thresholds{Now: .3, Soon: .1}}}} {
		benches, err := BenchOf(c, slices.Values(people), BenchOptions{CandidateOptions: o})
		if err != nil {
			t.Fatal(err)
		}
		if len(benches) != 5 {
			t.Errorf("%d benches", len(benches))
		}
		limit := cmp.Or(o.Limit, 10)
		for _, b := range benches {
			to, _ := c.Role(b.Role)
			type entry struct {
				key string
				g   career.Gap
			}
			var list []entry
			incumbents := 0
			for _, p := range people {
				from, _ := c.Role(p.Role)
				if p.Role == b.Role {
					incumbents++
				} else if o.StepsDown || from.Level <= to.Level {
					g, _ := c.GapWith(p.Profile, b.Role, o.GapOptions)
					list = append(list, entry{p.Key, g})
				}
			}
			slices.SortStableFunc(list, func(x, y entry) int {
				return cmp.Or(cmp.Compare(y.g.ReadinessLikely, x.g.ReadinessLikely), cmp.Compare(y.g.Coverage.Likely, x.g.Coverage.Likely),
					cmp.Compare(y.g.Readiness, x.g.Readiness), cmp.Compare(y.g.Coverage.Low, x.g.Coverage.Low))
			})
			var want []string
			counts := map[career.Readiness]int{}
			for _, e := range list {
				if counts[e.g.ReadinessLikely]++; counts[e.g.ReadinessLikely] <= limit {
					want = append(want, e.key)
				}
			}
			var got []string
			for _, k := range slices.Concat(b.ReadyNow, b.ReadySoon, b.Later) {
				got = append(got, k.Key)
				if len(k.Reasons) == 0 || k.To.Role != b.Role {
					t.Errorf("%v", k)
				}
			}
			if d := gocmp.Diff(want, got); d != "" {
				t.Errorf("%s: %s", b.Role, d)
			}
			if b.Now != counts[career.ReadyNow] || b.Soon != counts[career.ReadySoon] || b.Developing != counts[career.Developing] || b.Incumbents != incumbents {
				t.Errorf("%s: %d, %d, %d, %d", b.Role, b.Now, b.Soon, b.Developing, b.Incumbents)
			}
			first, err := Candidates(c, slices.Values(people), b.Role, o)
			if err != nil {
				t.Fatal(err)
			}
			want = want[:0]
			for _, e := range list[:min(limit, len(list))] {
				want = append(want, e.key)
			}
			got = got[:0]
			for _, k := range first {
				got = append(got, k.Key)
			}
			if d := gocmp.Diff(want, got); d != "" {
				t.Errorf("candidates for %s: %s", b.Role, d)
			}
		}
	}
}

// TestCandidate checks what is said about a candidate.
func TestCandidate(t *testing.T) {
	c := career.Default()
	people := []Person{
		{Key: "up", Role: "junior-backend-developer", Profile: career.Profile{Complete: true, Skills: map[career.SkillID]career.Proficiency{"go": career.Working}}},
		{Key: "back", Role: "data-analyst", Profile: career.Profile{Experience: []career.Experience{{Role: "backend-developer", Months: 1}}}},
	}
	list, err := Candidates(c, slices.Values(people), "backend-developer", CandidateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]Candidate{}
	for _, k := range list {
		by[k.Key] = k
	}
	up, back := by["up"], by["back"]
	if up.Move != career.MoveAdvancement || up.Levels != 1 || !slices.Contains(up.Reasons, "Junior Backend Developer leads to Backend Developer") {
		t.Errorf("%v", up)
	}
	if !slices.Contains(back.Reasons, "has been Backend Developer before, for 1 month") || back.From.RoleTitle != "Data Analyst" {
		t.Errorf("%v", back.Reasons)
	}
	for _, k := range list {
		for _, x := range k.Ask {
			if x.Status != career.StatusUnknown {
				t.Errorf("%s: to ask about %v", k.Key, x)
			}
		}
		for _, x := range k.Lacks {
			if x.Status == career.StatusMet || x.Status == career.StatusUnknown {
				t.Errorf("%s: lacks %v", k.Key, x)
			}
		}
	}
}

// TestCompare checks that a comparison has what differs, and nothing else.
func TestCompare(t *testing.T) {
	c, people := career.Default(), crew(rand.New(rand.NewPCG(6, 6)), 5)
	a, err := CoverOf(c, slices.Values(people))
	if err != nil {
		t.Fatal(err)
	}
	if x := Compare(a, a); len(x.Changes) > 0 || x.Before != x.After {
		t.Errorf("a cover compared with itself: %v", x)
	}
	none := Compare(a, Cover{})
	if len(none.Changes) != len(a.Needs) {
		t.Errorf("%d changes, want %d", len(none.Changes), len(a.Needs))
	}
	back := Compare(Cover{}, a)
	for i, x := range none.Changes {
		y := back.Changes[i]
		if x.Skill != y.Skill || x.LikelyBefore != y.LikelyAfter || x.AloneBefore != y.AloneAfter || y.LikelyBefore != 0 {
			t.Errorf("%v, and back %v", x, y)
		}
	}
}
