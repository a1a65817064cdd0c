package main

import (
	"reflect"

	"github.com/go-career/career"
)

// resultOf are what queries return, and the profile that they are asked about.
var resultOf = []struct {
	file, title string
	result      any
}{
	{"change", "What became of a record: Diff returns a list of these", career.Change{}},
	{"comparison", "Two pay bands side by side: Compare, CompareByParity", career.Comparison{}},
	{"found", "A record that is found while someone types: Search returns a list of these", career.Found{}},
	{"gap", "How far a profile is from a role or an advertisement: Gap, GapWith, PostingGap, RoleGap", career.Gap{}},
	{"mention", "A place in a text where a skill is named: FindSkills returns a list of these", career.Mention{}},
	{"move", "A step from a role to another: Moves and Feeders return lists of these", career.Move{}},
	{"near-skill", "A skill whose name is nearly written like another: NearSkills returns a list of these", career.NearSkill{}},
	{"opening", "A skill to learn and the roles that come nearer by it: Opens and Next return lists of these", career.Opening{}},
	{"parsed-title", "A job title taken apart: ParseTitle", career.ParsedTitle{}},
	{"path", "A way from one role to another: Paths returns a list of these", career.Path{}},
	{"pay-change", "The pay of two roles compared: ComparePay", career.PayChange{}},
	{"plan", "What to find out and what to learn for a role: Plan", career.Plan{}},
	{"posting", "An advertisement, read as a role: ReadPosting", career.Posting{}},
	{"profile", "What one person holds", career.Profile{}},
	{"recommendation", "A role and how well it fits a profile: Recommend returns a list of these", career.Recommendation{}},
	{"role", "A role as it is read, with its codes, outlook and pay: Role, FindRoles", career.Role{}},
	{"salary", "What a role pays in a place: Salary", career.Salary{}},
	{"standing", "Where a sum stands in published pay: Standing; Standings returns a list of these", career.Standing{}},
	{"stated-skill", "What someone writes about one skill: ReadSkill", career.StatedSkill{}},
	{"title-match", "A role that a job title may stand for: MatchTitle returns a list of these", career.TitleMatch{}},
}

// results returns a JSON Schema for each kind of result. In one, a record stands once, under $defs; whatever is always
// written is required; and a list is a list.
func results(docs map[string]string) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, k := range resultOf {
		g := generator{docs: docs, defs: object{}}
		ref := g.record(reflect.TypeOf(k.result))
		text, err := encode(object{"$schema": draft, "title": k.title, "$ref": ref["$ref"], "$defs": g.defs})
		if err != nil {
			return nil, err
		}
		files["results/"+k.file+".schema.json"] = text
	}
	return files, nil
}
