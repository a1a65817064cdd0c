package embedded

import "strings"

// IndexOf returns the index of a *career.Catalog. Package career sets it, for the generator.
var IndexOf func(catalog any) *Index

// An Index is a catalogue in the form its queries read: names, requirements and moves without the prose. All lists are in
// the order of their IDs; a position in Roles and Skills stands for the record elsewhere in the index.
type Index struct {
	Version     string
	Categories  []string // of skills
	Roles       []Role
	Skills      []Skill
	Jobs        []Job
	Families    []string
	Sources     []string
	Bands       []string
	Countries   []string
	Retired     []string
	Occupations []string
	Tables      []Table
	Areas       []string
	Parities    []string
	ListedMoves []string
	Files       []File // of the embedded data alone
}

// A Job is what is needed to find a job's record.
type Job struct{ ID, Family string }

// A Table is what is needed to find a pay table by its class, and whether it has figures of the country, and of areas.
type Table struct {
	ID, Place, Scheme, Code string
	National, Local         bool
}

// A Role is what queries need of a role.
type Role struct {
	ID, Title            string
	Job, Family, Track   string
	Level                int8
	Aliases, Sectors     string // joined: see [Split]
	Requirements         []Requirement
	LeadsTo, Transitions []int32
	Gaps                 []int32
}

// A Requirement is one skill that a role asks for, or one of its alternatives. Importance is never zero here.
type Requirement struct {
	Skill         int32
	Level         int8
	Importance    int8
	Essential     bool
	Hot, InDemand bool
	AnyOf         []int32
}

// A Skill is what queries need of a skill.
type Skill struct {
	ID, Name                     string
	Category                     uint16 // in Categories
	Kind, Effort                 uint8  // in the order of their values; 0 if not stated
	Aliases, Cues                string // joined: see [Split]
	StudyLow, StudyHigh          uint16 // hours to working level; 0 to go by Effort
	KindOf, Shows, Prerequisites []int32
}

// Join makes one text of a list of names: a list in an index costs its text alone.
func Join(list []string) string { return strings.Join(list, "\n") }

// Split takes apart what [Join] has made.
func Split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, "\n")
}
