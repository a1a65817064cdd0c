// Package esco reads ESCO, the classification of European Skills, Competences, Qualifications and Occupations that the
// European Commission publishes, and returns the records of a [career.Catalog].
//
// [Read] takes the CSV download: a folder ([os.DirFS]) or the published archive as it is ([archive/zip.Reader] is an
// fs.FS). The files are at the root or in the folders below it. Read was written for edition 1.1.1, and for what is known of
// those from 1.1 to 1.2.1. It reads nine files. Those in a language have it in their name (occupations_en.csv):
//
//	occupations  skills  ISCOGroups  skillGroups  transversalSkillsCollection
//	occupationSkillRelations  skillSkillRelations  broaderRelationsOccPillar  broaderRelationsSkillPillar
//
// Up to edition 1.1.1, the files of the second line come in a download of their own, whose language is "language
// independent". Unpack both downloads into one folder, or into two side by side.
//
// Columns are found by name: more columns, or another order, do no harm. A missing column is an error, but for hiddenLabels,
// modifiedDate, the code of groups of skills and the description of ISCO groups: if one of these is not there, it is in the
// import's Missing.
//
// # Roles
//
// An occupation becomes a [career.Role]. ID is the last segment of its concept URI, a UUID, and Title its preferred
// label. Aliases are its alternative labels, then its hidden ones. Summary is the description. Codes are the concept URI
// and ESCO's own code ("2512.4"), both of scheme "ESCO", and the ISCO-08 unit group (scheme "ISCO", edition "08"). The
// unit group's fit is broad, because it has other occupations too. Family is the ISCO minor group, the first three digits
// ("isco-251"), and its field is the label of the sub-major group. A unit group would be too small a family for most: it has
// seven occupations on average. ESCO states neither level nor track, so there is none.
//
// Requirements are the occupation's relations with skills, the essential ones first, each part in the file's order. ESCO
// states neither proficiency nor importance. Level is zero, so any held level meets the requirement. Importance is zero
// too, so all weigh the same.
//
// # Skills
//
// A skill becomes a [career.Skill] likewise. Kind is transversal for what the transversal collection lists, else
// knowledge or practice (ESCO's skill/competence). A skill whose type is not published has none. Languages are skills
// like others. KindOf is the broader skills that the skills pillar states.
//
// Skill groups become no records. They make the Category: the group right below the pillar that the skill's own group is
// in ("working-with-computers"), or else that of the nearest broader skill. If there are several, it is the one with the
// lowest code (ISCED-F's digits come before letters). A skill in no group is "ungrouped".
//
// Related is the relations between skills, which are essential or optional. ESCO does not publish how close the two are:
// [ClosenessEssential] and [ClosenessOptional] are this package's own estimates. The relation is listed with the skill that
// it starts from; a catalogue's relations hold both ways.
//
// # Names
//
// A catalogue has every name once, after folding. Preferred labels come first, then alternative labels, then hidden ones.
// If several occupations have a name, it goes to the one with the lower ESCO code ("2512.4" is before "2512.4.1", which is a
// kind of it). If several skills have it, it goes to the one that more occupations ask for, then to the one with the lower
// ID. A preferred label that is taken is kept, with the code or the first part of the ID in brackets after it. A label that
// repeats another of the same record letter by letter is passed over. Everything else that is dropped is in the import's
// Left. So is a row that repeats another and differs only in what is not read, as four occupations of 1.2.1 do in their date.
//
// In all texts, invisible characters are removed, and typographic characters that were stored as the bytes of their
// encoding are repaired. In names, any run of white space becomes one space.
//
// # What is not read
//
// Scope notes, definitions, notes on regulated professions, dates of single concepts, levels of reuse, and the
// collections other than the transversal one. Relations from an occupation to a broader one are read only if [Options] ask
// for them.
//
// The Commission authorises the reuse of ESCO if the source is acknowledged (Decision 2011/833/EU). If you show what was
// imported, name the source and say that it was modified as described above.
package esco

import (
	"io/fs"

	"github.com/go-career/career"
	"github.com/go-career/career/source"
)

// The closeness, in percent, that a relation between two skills is given. ESCO publishes none: the figures are
// estimates that keep the two kinds of relation apart.
const (
	ClosenessEssential = 40 // one of the skills is essential to the other
	ClosenessOptional  = 20 // one of the skills helps with the other
)

// Options say how a download is read. The zero Options do for the published zip in English.
type Options struct {
	Language string // as the files' names have it; empty for the one that they are in, or "en" if that is one of several
	// Edition is the edition of the classification ("1.1.1"). If it is empty, the name of the folder that the files are in
	// tells it ("ESCO dataset - v1.1.1 - …"). If that doesn't either, the edition is [NotStated].
	Edition string
	AsOf    career.Date // the date of the edition; zero for the day on which its newest concept was modified
	// Transitions makes an occupation and its broader one transitions of each other, with "broader" and "narrower" as their
	// tiers. ESCO says nothing about careers: without this, roles have no moves.
	Transitions bool
}

// NotStated is the edition of a download if neither Options nor a folder's name tell it.
const NotStated = "not stated"

// Read reads a download. Nothing of fsys is kept.
//
// The records make a catalogue ([source.Import.Catalog]) unless a skill is broader than itself, by way of others, or they are
// beyond the limits that [career.Load] states.
//
// If anything is wrong with the files, there is no import, and the error is a [*career.LoadError] with the first hundred
// problems. Their causes are those of package source and of package career. A URI that no table describes is an error,
// except that of an occupation or a group of skills that ESCO's own hierarchy has: these are listed in Left, with the
// occupation's relations. (Edition 1.1.1 has one such occupation, with 67 of the 123,855 relations, and seven groups.)
//
// Every occupation has relations with skills and a broader concept, and every skill has a broader concept. Those that don't
// are in Missing. If they are more than ten, and more than one in a hundred, the file was cut or altered, and that is an
// error. So it is if the hierarchy has as many occupations or groups that no table describes, or if the relations between
// skills are sorted and end before as many skills.
//
// A file may have 128 MiB, two million lines, 1000 fields in a row and 1 MiB in a row, and all files together 512 MiB,
// unpacked. Beyond that the cause is [career.ErrTooLarge]. A file with a thousand problems is read no further, and one that is
// not a regular file isn't opened. What is read costs memory in proportion to its size.
func Read(fsys fs.FS, o Options) (*source.Import, error) {
	d := newDownload(fsys, o)
	if d.find(o.Language) {
		d.readISCO()
		d.readOccupations()
		d.readSkills()
		d.readTransversal()
		d.readGroups()
		d.readBroaderOccupations()
		d.readBroaderSkills()
		d.readRelatedSkills()
		d.readRequirements()
	}
	origin := d.source()
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Import(d.records(origin)), nil
}
