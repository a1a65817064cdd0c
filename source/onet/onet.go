// Package onet reads an O*NET database of the U.S. Department of Labor as it is published: a folder or zip of tab-separated
// text files. Occupations become roles, rated elements and technologies become skills, and together they make a
// [career.Catalog] that answers every query.
//
//	z, err := zip.OpenReader("db_29_3_text.zip")
//	...
//	in, err := onet.Read(z, onet.Options{})
//	...
//	c, err := in.Catalog()
//
// # Files
//
// Ten files are read, and all are needed: Occupation Data, Alternate Titles, Sample of Reported Titles, Task Statements,
// Content Model Reference, Skills, Knowledge, Technology Skills, Related Occupations and Job Zones (.txt). They are at the
// top or in the folders below it. Fields are plain text between tabs: a quotation mark is a quotation mark. Only those that
// a spreadsheet program puts around a field with commas when it saves tab-separated text are undone. Columns are found by
// name: more columns, or another order, do no harm. A missing column is an error, but for Date and In Demand: if one of
// these is not there, it is in the import's Missing.
//
// The names are those of edition 29.3. Editions from 27.0 to 30.2 have the same files, the first without In Demand; 30.3 has
// other names. Some copies repeat the titles of occupations and the names of elements in every file. They are read from
// Occupation Data and Content Model Reference alone.
//
// # Roles
//
// Every row of Occupation Data is a role, rated or not. Its ID is the O*NET-SOC code with hyphens ("15-1254-00" for
// 15-1254.00), its Summary the description. Responsibilities are the task statements: core, then supplemental, then those
// of no stated type, in the file's order. JobZone is 1 to 5, or 0 if none is given. Codes are the O*NET-SOC 2019 code and
// the SOC 2018 code, which is its first seven characters. The SOC code fits exactly if the code ends in .00, else broadly.
// Transitions are the related occupations in the order of their index, and Tiers the publisher's tier of each
// ("Primary-Short"). O*NET states no level, track, job, family or pay.
//
// Aliases are the reported titles, then the alternate titles, then their short forms. In a catalogue a name means one
// role, but O*NET lists many names under several codes. Such a name goes to the occupation with the best evidence for it:
// a reported title counts before an alternate title, and that before a short form; then the number of sources counts; then
// the lower code. If more than three occupations are equal in all but the code, the name is too general to mean one of
// them ("Teacher"), and none gets it.
//
// # Requirements
//
// A role requires the skill and knowledge elements it is rated on, most important first, then technologies: those both in
// demand and hot, those in demand, those hot, the rest.
//
//   - Importance is the IM rating (1 to 5), rounded half up.
//   - Level comes from the LV rating (0 to 7), of which each proficiency takes a quarter: above 0 to 1.75 is awareness,
//     to 3.5 working, to 5.25 practitioner, to 7 expert. That is ⌈LV ÷ 1.75⌉.
//   - An element whose level is 0, or marked as not relevant, is no requirement. A rating that is recommended for
//     suppression is not used: an element with one such rating keeps the other, and an element with two is no requirement.
//   - A technology has neither importance nor level, because none is published. Hot and InDemand are the publisher's flags.
//     Each technology weighs as 3 of 5 in a coverage, and an occupation lists up to hundreds. For a gap in the rated
//     elements alone, take the technologies out of the records first.
//   - Nothing is Essential: O*NET makes no such distinction.
//
// # Skills
//
// An element's ID comes from its own ("onet-2-a-1-a" for 2.A.1.a), which stays the same between editions. Knowledge
// elements are of kind knowledge. Of the skill elements, the technical skills (2.B.3) are practices, and all others are
// transversal, because they are of use in any job. Category is the element's group ("basic-skills", "social-skills",
// "business-and-management"). A name that another element has is told apart: "Mathematics (knowledge)".
//
// A technology is of kind tool. Its ID is its name in kebab-case ("c-plus-plus"), and its category the commodity that most
// occupations list it under. O*NET gives technologies no other names. A hot one gets the names inside its own as aliases,
// unless another technology has them: "SQL" and "Structured query language" from "Structured query language SQL",
// "Ansible" from "Ansible software".
//
// # What does not fit
//
// What the records could not take in is in the import's Left, row by row with the reason. So is a row that repeats another of
// its file. A title that two files have for the same occupation is not.
//
// O*NET is licensed under CC BY 4.0. If you show what was imported, name the source and say that it was modified as
// described above.
package onet

import (
	"io/fs"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/source"
)

// Options state what the files don't say. The zero Options do for the published zip.
type Options struct {
	// Edition is the edition of the database ("29.3"). If it is empty, the name of the folder that the files are in tells
	// it, as in the published zip ("db_29_3_text"). If that doesn't either, the edition is [NotStated].
	Edition string
	// AsOf is the date of the edition. If it is zero, the newest date of any rating, task or job zone stands in for it.
	AsOf career.Date
}

// NotStated is the edition of a database if neither Options nor a folder's name tell it.
const NotStated = "not stated"

const sourceID = "onet"

// Read reads the O*NET database in fsys: a folder ([os.DirFS]) or the published zip (a [zip.Reader] is an [fs.FS]).
//
// The records as Read returns them make a catalogue ([source.Import.Catalog]), unless they are beyond the limits that
// [career.Load] states.
//
// Anything wrong is an error, and then there is no import: a missing file, a header without the columns needed or with no
// row below it, a row with more or fewer fields than its header, a number off its scale, a code that Occupation Data does
// not have, a rating given twice with two values. The error is a [*career.LoadError] with the first hundred problems. Each
// has its file and line, the O*NET-SOC code or element ID as its record and the column as its field. Its causes are those of
// package source and of package career. A byte-order mark, Windows line ends, empty lines and white space around a field do
// no harm.
//
// The published files agree with each other: an occupation that has tasks, technologies, related occupations, a job zone or
// ratings has all of them but for the ratings, one that is rated in Skills is in Knowledge too, a rated occupation has all
// elements on both scales, and every occupation has alternate titles. What isn't so is in Missing. It is an error if a file,
// sorted by code, ends before more than ten occupations, and more than one in a hundred, that it should have, or if the last
// rated occupation of a file is the only one with some of its ratings: such a file was cut. A role's Note says that O*NET has
// no ratings for it only if nothing of that kind is missing.
//
// A file may have 128 MiB, two million lines, 1000 fields in a row and 1 MiB in a row, and all files together 512 MiB,
// unpacked. Beyond that the cause is [career.ErrTooLarge]. A file with a thousand problems is read no further, and one that is
// not a regular file isn't opened. What is read costs memory in proportion to its size.
//
// [zip.Reader]: https://pkg.go.dev/archive/zip#Reader
func Read(fsys fs.FS, o Options) (*source.Import, error) {
	r := &reader{fsys: fsys, edition: o.Edition, asOf: o.AsOf, tables: map[string]*rows{}, byCode: map[string]int{},
		byElement: map[string]int{}, byTechnology: map[string]int{}, commodities: map[commodityOf]int{},
		rated: pairs{}, used: pairs{}, relatedTo: pairs{}}
	if r.find() {
		r.readOccupations()
		r.readJobZones()
		r.readTasks()
		r.readTitles()
		r.readElements()
		r.readRatings(fileSkills, inSkills)
		r.readRatings(fileKnowledge, inKnowledge)
		r.readTechnologies()
		r.readRelated()
		r.checkWhole()
	}
	origin := r.source()
	if err := r.Err(); err != nil {
		return nil, err
	}
	skills := r.skills() // before the roles, which refer to them
	return r.Import(career.Records{
		Version: strings.TrimSpace("O*NET " + r.edition),
		Roles:   r.roles(),
		Skills:  skills,
		Sources: []career.Source{origin},
	}), nil
}
