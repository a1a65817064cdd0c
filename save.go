package career

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/go-career/career/internal/layout"
)

// retiredSkills is the file of skills that were withdrawn. They have no category any more.
const retiredSkills = "retired"

// Save writes the catalogue to a folder, in the layout that [Load] reads: an import can be kept, edited and compared. The
// same catalogue makes the same files, to the byte. The folder must not be there yet, or be empty; otherwise the error
// wraps [fs.ErrExist]. It appears whole or not at all.
func (c *Catalog) Save(dir string) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("save to %s: %w, and is not empty", dir, fs.ErrExist)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	// Written beside its place and moved there, so that nobody finds half a catalogue.
	beside, err := os.MkdirTemp(parent, ".catalogue-*")
	if err != nil {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	defer os.RemoveAll(beside)
	if err := c.write(beside); err != nil {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	if err := os.Chmod(beside, 0o755); err != nil {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	_ = os.Remove(dir) // an empty folder, if any
	if err := os.Rename(beside, dir); err != nil {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	return nil
}

// How deep a file is broken into lines: field by field, a list of short records with one on a line, or a list of records
// with a line for each field.
const (
	byField  = 1
	byItem   = 2
	byRecord = 3
)

// withdrawn is a retirement as it stands in a file.
type withdrawn struct {
	ID         string `json:"id"`
	Retired    bool   `json:"retired"`
	ReplacedBy string `json:"replacedBy,omitempty"`
}

func (c *Catalog) write(dir string) error {
	var err error
	put := func(name string, v any, depth int) {
		if err != nil {
			return
		}
		var text []byte
		if text, err = layout.Marshal(v, depth); err != nil {
			return
		}
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err = os.MkdirAll(filepath.Dir(file), 0o755); err == nil {
			err = os.WriteFile(file, text, 0o644)
		}
	}
	put("catalog.json", struct {
		Version string `json:"version"`
	}{c.Version()}, byField)
	r := c.Records()
	if len(r.Families) > 0 {
		put("families.json", familyFile[Family]{r.Families}, byRecord)
	}
	if len(r.Jobs) > 0 {
		put("jobs.json", jobFile[Job]{r.Jobs}, byRecord)
	}
	if len(r.Sources) > 0 {
		put("sources.json", sourceFile[Source]{r.Sources}, byRecord)
	}
	if len(r.Areas) > 0 {
		put("areas.json", areaFile[Area]{r.Areas}, byItem)
	}
	if len(r.Parities) > 0 {
		put("parities.json", parityFile[Parity]{r.Parities}, byItem)
	}
	for _, f := range r.Figures {
		depth := byField
		if len(f.Areas) > 0 {
			depth = byItem
		}
		put("figures/"+string(f.ID)+".json", f, depth)
	}
	for _, v := range r.Roles {
		put("roles/"+string(v.ID)+".json", v, byField)
	}
	skills := map[string][]any{}
	for _, s := range r.Skills {
		category := s.Category
		s.Category = "" // the file says it
		skills[category] = append(skills[category], s)
	}
	for _, gone := range r.Retired {
		if w := (withdrawn{gone.ID, true, gone.ReplacedBy}); gone.Kind == "role" {
			put("roles/"+gone.ID+".json", w, byField)
		} else {
			skills[retiredSkills] = append(skills[retiredSkills], w)
		}
	}
	for category, list := range skills {
		put("skills/"+category+".json", skillFile[any]{category, list}, byRecord)
	}
	for p := range c.pay.All() {
		if len(p.Bands) == 0 && len(p.Unpriced) == 0 {
			continue
		}
		var unpriced []unpricedJSON
		for _, u := range p.Unpriced {
			unpriced = append(unpriced, u.json())
		}
		bands := make([]SalaryBand, len(p.Bands))
		for i, b := range p.Bands {
			b.Job = "" // the file says it
			bands[i] = b
		}
		put("salary/"+string(p.Job)+".json", payFile[SalaryBand]{p.Job, bands, unpriced}, byField)
	}
	occupations := map[string][]Occupation{}
	for _, o := range r.Occupations {
		occupations[majorGroup(o.SOC)] = append(occupations[majorGroup(o.SOC)], o)
	}
	for major, list := range occupations {
		put("occupations/"+major+".json", occupationFile[Occupation]{list}, byRecord)
	}
	return err
}
