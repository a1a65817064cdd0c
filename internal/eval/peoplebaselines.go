package main

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/go-career/career"
)

// A jobRanker ranks the jobs for a person, best first. It may leave jobs out.
type jobRanker struct {
	name string
	rank func(p *person) []career.JobID
}

// jobRankers returns the baselines. Those that learn do so from the half of people that the person asked about is not in.
func (c *catalog) jobRankers(people []person) []jobRanker {
	return []jobRanker{
		{"coverage alone", c.byCoverage()},
		{"idf cosine", c.byCosine()},
		{"naive Bayes over tags, 2 folds", byNaiveBayes(people)},
		{"popularity, 2 folds", byPopularity(people)},
	}
}

// byCoverage is how the first edition ranked: by the coverage that is certain, worked out from the requirements alone.
// Nothing implies anything. The coverage that is possible, which came second, is 1 for everyone who states no levels.
func (c *catalog) byCoverage() func(*person) []career.JobID {
	const full = 12 // divisible by every level
	type scored struct {
		id  career.RoleID
		low float64
	}
	return func(p *person) []career.JobID {
		var list []scored
		for i := range c.roles {
			r := &c.roles[i]
			got, all := 0, 0
			for _, q := range r.Requirements {
				w := weight(q)
				all += w * full
				if slices.ContainsFunc(meets(q), func(s career.SkillID) bool { _, ok := slices.BinarySearch(p.skills, s); return ok }) {
					got += w * full / max(1, int(q.Level))
				}
			}
			if all > 0 {
				list = append(list, scored{r.ID, float64(got) / float64(all)})
			}
		}
		slices.SortFunc(list, func(a, b scored) int {
			return cmp.Or(cmp.Compare(b.low, a.low), strings.Compare(string(a.id), string(b.id)))
		})
		ids := make([]career.RoleID, len(list))
		for i, s := range list {
			ids[i] = s.id
		}
		return c.jobsInOrder(ids)
	}
}

// byCosine ranks by the cosine between the person's skills and all that a job asks for, each weighted by how few jobs
// ask for it.
func (c *catalog) byCosine() func(*person) []career.JobID {
	vectors := map[career.JobID]map[career.SkillID]bool{}
	df := map[career.SkillID]int{}
	for _, j := range c.jobs {
		vectors[j] = c.asksAnywhere(j)
		for s := range vectors[j] {
			df[s]++
		}
	}
	square := func(s career.SkillID) float64 { // smoothed as scikit-learn does it
		idf := math.Log((1+float64(len(c.jobs)))/(1+float64(df[s]))) + 1
		return idf * idf
	}
	norm := map[career.JobID]float64{}
	for j, v := range vectors {
		for _, s := range sortedSkills(v) {
			norm[j] += square(s)
		}
	}
	return func(p *person) []career.JobID {
		score := map[career.JobID]float64{}
		for _, j := range c.jobs {
			dot := 0.0
			for _, s := range p.skills {
				if vectors[j][s] {
					dot += square(s)
				}
			}
			score[j] = dot / math.Sqrt(norm[j]) // the person's own norm is the same for every job
		}
		return jobsByScore(score)
	}
}

// byNaiveBayes ranks by a multinomial naive Bayes classifier over tags as they are written, smoothed by adding a tenth.
func byNaiveBayes(people []person) func(*person) []career.JobID {
	const smoothing = 0.1
	type class struct {
		people, tags int
		count        map[string]int
	}
	type model struct {
		people  int
		classes map[career.JobID]*class
		words   map[string]bool
	}
	var models [2]model // by the half that they learn from
	for h := range models {
		models[h] = model{classes: map[career.JobID]*class{}, words: map[string]bool{}}
	}
	for i := range people {
		p := &people[i]
		m := &models[p.half]
		m.people++
		k := m.classes[p.job]
		if k == nil {
			k = &class{count: map[string]int{}}
			m.classes[p.job] = k
		}
		k.people++
		for _, t := range p.tags {
			m.words[t] = true
			k.count[t]++
			k.tags++
		}
	}
	return func(p *person) []career.JobID {
		m := &models[1-p.half]
		score := map[career.JobID]float64{}
		for j, k := range m.classes {
			v := math.Log(float64(k.people) / float64(m.people))
			all := float64(k.tags) + smoothing*float64(len(m.words))
			for _, t := range p.tags {
				if m.words[t] {
					v += math.Log((float64(k.count[t]) + smoothing) / all)
				}
			}
			score[j] = v
		}
		return jobsByScore(score)
	}
}

// byPopularity ranks by how many people have the job.
func byPopularity(people []person) func(*person) []career.JobID {
	var count [2]map[career.JobID]float64
	for h := range count {
		count[h] = map[career.JobID]float64{}
	}
	for i := range people {
		count[people[i].half][people[i].job]++
	}
	order := [2][]career.JobID{jobsByScore(count[0]), jobsByScore(count[1])}
	return func(p *person) []career.JobID { return order[1-p.half] }
}

func jobsByScore(score map[career.JobID]float64) []career.JobID {
	out := make([]career.JobID, 0, len(score))
	for j := range score {
		out = append(out, j)
	}
	slices.SortFunc(out, func(a, b career.JobID) int {
		return cmp.Or(cmp.Compare(score[b], score[a]), strings.Compare(string(a), string(b)))
	})
	return out
}

func sortedSkills(m map[career.SkillID]bool) []career.SkillID {
	out := make([]career.SkillID, 0, len(m))
	for s := range m {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}
