package onet

import (
	"fmt"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/table"
	"github.com/go-career/career/source"
)

// checkWhole looks for rows that are not there. In the published database, an occupation that one file describes is in all
// of them, and its ratings are complete.
func (r *reader) checkWhole() {
	if !r.whole(fileOccupations) {
		return
	}
	rated := setOf(fileSkills, fileKnowledge)
	described := rated | setOf(fileTasks, fileZones, fileTechnologies, fileRelated)
	for file, name := range [...]string{inSkills: fileSkills, inKnowledge: fileKnowledge} {
		r.checkRatings(name, file)
		r.checkOccupations(name, "rating", rated)
	}
	r.checkOccupations(fileTasks, "task", described)
	r.checkOccupations(fileZones, "job zone", described)
	r.checkOccupations(fileTechnologies, "technology", described)
	r.checkOccupations(fileRelated, "related occupation", described)
	r.checkOccupations(fileAlternate, "alternate title", setOf(fileOccupations))
	// Some of the described occupations are not rated, and some have no reported titles, but not all those at the end.
	for name, what := range map[string]string{fileSkills: "rating", fileKnowledge: "rating", fileReported: "reported title"} {
		if _, behind, all := r.absent(name, described); table.TooMany(len(behind), all) && r.whole(name) {
			r.Lack(r.paths[name], r.tables[name].Line, what, all, behind)
		}
	}
}

// checkOccupations reports the occupations in any of the files that a file doesn't have. If it ends before many of them, it
// was cut.
func (r *reader) checkOccupations(name, what string, in files) {
	if !r.whole(name) {
		return
	}
	absent, behind, all := r.absent(name, in)
	if table.TooMany(len(behind), all) {
		r.Lack(r.paths[name], r.tables[name].Line, what, all, behind)
		return
	}
	for _, id := range absent {
		r.miss(name, id, what)
	}
}

// miss notes that a file should have something about an occupation.
func (r *reader) miss(name, id, what string) {
	r.Miss(r.paths[name], r.tables[name].Line, id, what, source.ReasonNoRow)
	r.doubt = r.doubt || name == fileSkills || name == fileKnowledge
}

// absent returns the occupations in any of the files that a file doesn't have, and those of them that come behind its last
// one if it is in the order of the codes. all is how many there are in the files.
func (r *reader) absent(name string, in files) (absent, behind []string, all int) {
	t := r.tables[name]
	for i := range r.occupations {
		o := &r.occupations[i]
		if o.in&in == 0 {
			continue
		}
		if all++; o.in&t.bit != 0 {
			continue
		}
		absent = append(absent, string(o.id))
		if !t.unsorted && o.code > t.last {
			behind = append(behind, string(o.id))
		}
	}
	return absent, behind, all
}

// checkRatings looks for occupations of which a file rates only a part of its elements. If that is the last one alone, the
// file was cut.
func (r *reader) checkRatings(name string, file int) {
	if !r.whole(name) {
		return
	}
	t, want := r.tables[name], 0
	for _, e := range r.elements {
		if e.rated && e.file == file {
			want += 2
		}
	}
	rated, last := 0, 0 // occupations; ratings of the last one
	var partly []string
	for i := range r.occupations {
		o := &r.occupations[i]
		if o.in&t.bit == 0 {
			continue
		}
		n := 0
		for _, q := range o.ratings {
			if r.elements[q.element].file == file {
				n += count(q.importance.has) + count(q.level.has)
			}
		}
		if rated++; n < want {
			partly = append(partly, string(o.id))
		}
		if i == t.at {
			last = n
		}
	}
	if len(partly) == 1 && last < want && rated > 1 {
		r.Fail(career.Problem{File: t.File, Line: t.Line, Record: t.last,
			Err: fmt.Errorf("%w: %d ratings, and %d of every other occupation: the file was cut", career.ErrMissing, last, want)})
		return
	}
	for _, id := range partly {
		r.miss(name, id, "rating")
	}
}

func count(has bool) int {
	if has {
		return 1
	}
	return 0
}
