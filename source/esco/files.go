package esco

import (
	"cmp"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/table"
)

// The files of a download that are read, without language and ending.
const (
	fileISCO         = "ISCOGroups"
	fileOccupations  = "occupations"
	fileGroups       = "skillGroups"
	fileSkills       = "skills"
	fileTransversal  = "transversalSkillsCollection"
	fileBroaderOcc   = "broaderRelationsOccPillar"
	fileBroaderSkill = "broaderRelationsSkillPillar"
	fileRequirements = "occupationSkillRelations"
	fileRelated      = "skillSkillRelations"
)

var (
	languageFiles = []string{fileISCO, fileOccupations, fileGroups, fileSkills, fileTransversal}
	relationFiles = []string{fileBroaderOcc, fileBroaderSkill, fileRequirements, fileRelated} // in no language
)

// files are the tables of a download.
type files struct {
	table.Report
	fsys  fs.FS
	paths map[string]string // by name
	lines map[string]int    // by name: the last line that was read
}

// find looks for the files, which are named with a language or, as the relations are, without. It reports those that are
// missing.
func (f *files) find(language string) (ok bool) {
	language = cmp.Or(language, f.language())
	all := slices.Concat(languageFiles, relationFiles)
	f.paths, ok = f.Find(f.fsys, func(file string) string {
		stem, csv := strings.CutSuffix(file, ".csv")
		if name := strings.TrimSuffix(stem, "_"+language); csv && slices.Contains(all, name) {
			return name
		}
		return ""
	})
	if !ok {
		return false
	}
	f.lines = map[string]int{}
	dir := path.Dir(cmp.Or(f.paths[fileOccupations], f.paths[fileRequirements]))
	for _, name := range all {
		if f.paths[name] != "" {
			continue
		}
		hint := ""
		if slices.Contains(relationFiles, name) {
			hint = `; editions up to 1.1.1 have it in a second download, of the language "language independent": unpack both side by side`
		}
		f.Fail(career.Problem{File: path.Join(dir, name+"_"+language+".csv"),
			Err: fmt.Errorf("%w: %w, nor %s.csv%s", career.ErrFile, fs.ErrNotExist, name, hint)})
	}
	return true
}

// language returns the language of the files, if there is only one, or else "en".
func (f *files) language() string {
	var r table.Report
	paths, _ := r.Find(f.fsys, func(file string) string {
		language, ok := strings.CutPrefix(strings.TrimSuffix(file, ".csv"), fileOccupations+"_")
		if ok && len(language) <= 10 && file != language {
			return language
		}
		return ""
	})
	if len(paths) == 1 {
		for language := range paths {
			return language
		}
	}
	return "en"
}

// whole reports whether a file is there with nothing wrong in it so far.
func (f *files) whole(name string) bool { return f.paths[name] != "" && !f.Broken(f.paths[name]) }

// rows are the rows of one file, at one of them. What is kept of a field is cloned, because it is part of a larger string.
type rows struct{ *table.Table }

// table returns an iterator over the rows of a file. A missing one, which find has reported, has none.
func (f *files) table(name string, columns ...string) iter.Seq[rows] {
	return func(yield func(rows) bool) {
		if f.paths[name] == "" {
			return
		}
		t := rows{f.Open(f.fsys, f.paths[name], table.Commas, columns...)}
		for t.Next() && yield(t) {
		}
		f.lines[name] = t.Line
	}
}
