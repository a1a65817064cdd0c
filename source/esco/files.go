package esco

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/table"
)

// The files of a download that are read, without language and ending.
const (
	fileISCO         = "ISCOGroups"
	fileBroaderOcc   = "broaderRelationsOccPillar"
	fileBroaderSkill = "broaderRelationsSkillPillar"
	fileRequirements = "occupationSkillRelations"
	fileOccupations  = "occupations"
	fileGroups       = "skillGroups"
	fileRelated      = "skillSkillRelations"
	fileSkills       = "skills"
	fileTransversal  = "transversalSkillsCollection"
)

var allFiles = []string{fileISCO, fileBroaderOcc, fileBroaderSkill, fileRequirements, fileOccupations, fileGroups, fileRelated,
	fileSkills, fileTransversal}

// files are the tables of a download.
type files struct {
	table.Report
	fsys  fs.FS
	dir   string            // where they are
	paths map[string]string // by name
}

// find looks for the files. It reports those that are missing.
func (f *files) find(language string) (ok bool) {
	f.dir, ok = f.Folder(f.fsys, func(dir string) bool { return len(f.in(dir, language)) > 0 })
	if !ok {
		return false
	}
	f.paths = f.in(f.dir, language)
	for _, name := range allFiles {
		if f.paths[name] == "" {
			f.Fail(career.Problem{File: path.Join(f.dir, name+"_"+language+".csv"),
				Err: fmt.Errorf("%w: %w, nor %s.csv", career.ErrFile, fs.ErrNotExist, name)})
		}
	}
	return true
}

// in returns the files that a folder has. They are named with their language or, as the relations are, without.
func (f *files) in(dir, language string) map[string]string {
	entries, _ := fs.ReadDir(f.fsys, dir)
	paths := map[string]string{}
	for _, e := range entries {
		stem, ok := strings.CutSuffix(e.Name(), ".csv")
		if !ok || e.IsDir() {
			continue
		}
		name, localized := strings.CutSuffix(stem, "_"+language)
		if slices.Contains(allFiles, name) && (localized || paths[name] == "") {
			paths[name] = path.Join(dir, e.Name())
		}
	}
	return paths
}

// whole reports whether a file is there with nothing wrong in it so far.
func (f *files) whole(name string) bool { return f.paths[name] != "" && !f.Broken(f.paths[name]) }

// rows are the rows of one file, at one of them. What is kept of a field is cloned, because it is part of a larger string.
type rows struct{ *table.Table }

// open opens a file. A missing one, which find has reported, has no rows.
func (f *files) open(name string, columns ...string) rows {
	if f.paths[name] == "" {
		return rows{&table.Table{}}
	}
	return rows{f.Open(f.fsys, f.paths[name], table.Commas, columns...)}
}
