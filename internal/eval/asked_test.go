package main

import (
	"fmt"
	"testing"
)

// TestMeasureAsked works out two jobs by hand. Bakers are asked for 5 things, of which dough, hygiene and ovens are
// required; cooks for 6, of which knives, hygiene and sauces are. A tag inside which a skill is named is no skill here.
func TestMeasureAsked(t *testing.T) {
	c, sets := kitchen(t), kitchenSets(t)
	tech, all := askedSets([]loadedSet{sets["justjoin2021"], sets["naukri2025"], sets["wuzzuf2021"], {postingSet: postingSet{part: resumes}, postings: make([]posting, 9)}})
	if len(tech) != 5 || len(all) != 6 {
		t.Errorf("%d and %d postings, want 5 and 6", len(tech), len(all))
	}
	r := c.measureAsked("technology", tech, 2)
	got := ""
	for _, j := range r.jobs {
		got += fmt.Sprintf("%s %d:", j.job, j.postings)
		for _, s := range j.top {
			got += fmt.Sprintf(" %s %d %v,", s.text, s.postings, s.required)
		}
		got += "; "
	}
	want := "baker 2: Dough 2 true, Hygiene 1 true, Ovens 1 true, a=b 1 false, sour starter 1 false,; " +
		"cook 2: Knives 2 true, Dough 1 false, Hygiene 1 true, Ovens 1 false, Sauces 1 true, serving good wine at the table 1 false,; "
	if got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	near(t, "required", r.required, (3./5+3./6)/2)
	near(t, "known", r.known, (3./5+5./6)/2)
	near(t, "another job's", r.others, ((1./5+0)/2+(3./6+0)/2)/2)
	near(t, "size", r.size, 3)
	if r := c.measureAsked("technology", tech, 3); len(r.jobs) != 0 {
		t.Errorf("%d jobs with 3 postings or more, want none", len(r.jobs))
	}
}

// TestAskedTop: only the 15 asked for most count.
func TestAskedTop(t *testing.T) {
	c := kitchen(t)
	var p posting
	p.title = "Cook"
	for i := range 20 {
		p.asked = append(p.asked, fmt.Sprint("tag ", i))
	}
	if j := c.askedOf([]posting{p, {title: "Cook", asked: []string{"Knives"}}, {title: "Cook", asked: []string{"Knives"}}}, 1)[0]; len(j.top) != mostAsked || j.top[0].text != "Knives" || j.postings != 3 {
		t.Errorf("%+v", j)
	}
}
