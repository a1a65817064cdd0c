package jsonresume_test

import (
	"errors"
	"fmt"
	"log"
	"strings"
	"time"

	"github.com/go-career/career"
	"github.com/go-career/career/source/jsonresume"
)

// A résumé exported from Reactive Resume: the package says what it is, reads it, and says what it could not read.
func ExampleRead_dialects() {
	r, err := jsonresume.Read(strings.NewReader(`{
		"basics": {"name": "Robin Ode", "headline": "Web Developer"},
		"sections": {
			"experience": {"items": [{"company": "Quay", "position": "Web Developer", "date": "Oct 2014 – sometime in 2016", "summary": "<p>PHP and jQuery</p>"}]},
			"skills": {"items": [{"name": "JavaScript", "level": 4}, {"name": "SQL (basic)", "level": 0}]}}}`))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(r.Dialect, r.Basics.Name)
	reading := r.Match(career.Default())
	for _, f := range reading.Found {
		fmt.Println(f.Path, "→", f.Skill, f.Level)
	}
	for _, u := range reading.Unread {
		fmt.Printf("%s: %q (%s)\n", u.Path, u.Text, u.Reason)
	}
	// Output:
	// reactive-resume Robin Ode
	// sections.skills.items[0].name → javascript practitioner
	// sections.skills.items[1].name → sql awareness
	// sections.experience.items[0].summary → php unrated
	// sections.experience.items[0].summary → jquery unrated
	// sections.experience.items[0].date: "sometime in 2016" (part-date)
}

// What somebody has used for how long, and when last.
func ExampleReading() {
	r, err := jsonresume.Read(strings.NewReader(`{
		"skills": ["Docker (5 years)"],
		"work": [
			{"company": "Quay", "position": "Backend Developer", "startDate": "03/2021", "endDate": "Present", "summary": "Services in Golang on Docker"},
			{"company": "Pier", "position": "Web Developer", "startDate": "Jan. 2019", "endDate": "juin 2021", "technologies": ["PHP", "Docker"]}]}`))
	if err != nil {
		log.Fatal(err)
	}
	reading := r.MatchOn(career.Default(), time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC))
	for _, u := range reading.Uses {
		fmt.Printf("%s: %d months, last in %d, stated %d\n", u.Skill, u.Months, u.Last, u.Stated)
	}
	fmt.Printf("%d months in all, %s: %s\n", reading.Months, reading.Profile.Level, reading.LevelWhy)
	// Output:
	// docker: 90 months, last in 2026, stated 60
	// go: 64 months, last in 2026, stated 0
	// php: 29 months, last in 2021, stated 0
	// 90 months in all, senior: 7 years of work
}

func ExampleDialectValues() {
	fmt.Println(jsonresume.DialectValues())
	// Output:
	// [json-resume reactive-resume fresh linkedin rendercv schema.org other none]
}

func ExampleParseDialect() {
	v, err := jsonresume.ParseDialect("fresh")
	fmt.Println(v, err)
	_, err = jsonresume.ParseDialect("stale")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// fresh <nil>
	// true
}

func ExampleReasonValues() {
	fmt.Println(jsonresume.ReasonValues())
	// Output:
	// [type field repeat deep dialect language hidden date part-date order level scale]
}

func ExampleParseReason() {
	v, err := jsonresume.ParseReason("scale")
	fmt.Println(v, err)
	_, err = jsonresume.ParseReason("mood")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// scale <nil>
	// true
}
