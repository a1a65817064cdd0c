// Package index holds a catalogue in the form its queries read: names, requirements and moves without the prose,
// and positions where the records have IDs. For the embedded data it is generated as Go literals (embedded.go), which
// the linker lays out, so that it costs nothing at import and nothing at first use.
package index

// A Catalog is the index of one catalogue. Roles and Skills are in the order of their IDs; a position in them stands
// for the record elsewhere in the index. The other lists hold IDs, sorted.
type Catalog struct {
	Version     string
	Roles       []Role
	Skills      []Skill
	Jobs        []string
	Families    []string
	Occupations []string
	Figures     []Figures
	Areas       []string
	Parities    []string
	Sources     []string
}

// Figures is what queries need of published pay figures to find them.
type Figures struct {
	ID, Region, Scheme, Code string
	National, Local          bool // whether they have figures of the region, and of areas in it
}

// A Role is what queries need of a role.
type Role struct {
	ID, Title            string
	Job, Family, Track   string
	Level                int8
	Aliases, Sectors     []string
	Requirements         []Requirement
	LeadsTo, Transitions []int32
}

// A Requirement is one skill that a role asks for. Importance is never zero here.
type Requirement struct {
	Skill         int32
	Level         int8
	Importance    int8
	Essential     bool
	Hot, InDemand bool
}

// A Skill is what queries need of a skill.
type Skill struct {
	ID, Name, Category     string
	Kind, Effort           string
	Aliases, Cues          []string
	Broader, Prerequisites []int32
	Related                []Relation // both ways, closest first
}

// A Relation is a related skill.
type Relation struct {
	Skill     int32
	Closeness int8
}
