package strict

import (
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path"
	"testing"
)

var folder = flag.String("data", "../../data", "the folder whose JSON files benchmarks and tests read")

// Records like those of the catalogue.
type (
	role struct {
		ID               name            `json:"id"`
		Title            string          `json:"title"`
		Aliases          []string        `json:"aliases,omitempty"`
		Job              name            `json:"job,omitempty"`
		Family           name            `json:"family,omitempty"`
		Level            word            `json:"level,omitzero"`
		Track            word            `json:"track,omitempty"`
		Summary          string          `json:"summary,omitempty"`
		Responsibilities []string        `json:"responsibilities,omitempty"`
		Requirements     []requirement   `json:"requirements,omitempty"`
		LeadsTo          []name          `json:"leadsTo,omitempty"`
		Transitions      []name          `json:"transitions,omitempty"`
		Tiers            map[name]string `json:"tiers,omitempty"`
		Gaps             []name          `json:"gaps,omitempty"`
		Suggestion       string          `json:"suggestion,omitempty"`
		Demand           struct {
			Trend      word       `json:"trend"`
			Outlook    string     `json:"outlook"`
			Projection projection `json:"projection"`
		} `json:"demand,omitzero"`
		Employers []string `json:"employers,omitempty"`
		Sectors   []string `json:"sectors,omitempty"`
		NextSteps []string `json:"nextSteps,omitempty"`
		JobZone   int      `json:"jobZone,omitempty"`
		Codes     []code   `json:"codes,omitempty"`
		Note      string   `json:"note,omitempty"`
		Sources   []name   `json:"sources,omitempty"`
	}
	requirement struct {
		Skill      name   `json:"skill"`
		Level      word   `json:"level,omitzero"`
		Importance int    `json:"importance,omitempty"`
		Essential  bool   `json:"essential"`
		AnyOf      []name `json:"anyOf"`
	}
	projection struct {
		SOC            string  `json:"soc"`
		GrowthPercent  float64 `json:"growthPercent"`
		YearlyOpenings int     `json:"yearlyOpenings"`
		From           int     `json:"from"`
		To             int     `json:"to"`
		Source         name    `json:"source"`
	}
	code struct {
		Scheme  string `json:"scheme"`
		Edition string `json:"edition"`
		Code    string `json:"code"`
		Fit     word   `json:"fit"`
	}
	skills struct {
		Skills []struct {
			ID            name     `json:"id"`
			Name          string   `json:"name"`
			Aliases       []string `json:"aliases"`
			Kind          word     `json:"kind"`
			Summary       string   `json:"summary"`
			GrantedBy     string   `json:"grantedBy"`
			KindOf        []name   `json:"kindOf"`
			Shows         []name   `json:"shows"`
			Prerequisites []name   `json:"prerequisites"`
			Related       []struct {
				Skill     name `json:"skill"`
				Closeness int  `json:"closeness"`
			} `json:"related"`
			Effort     word           `json:"effort"`
			StudyHours map[string]int `json:"studyHours"`
			Cues       []string       `json:"cues"`
		} `json:"skills"`
	}
	name string
	word int8 // an enumeration, read from text
)

func (w *word) UnmarshalText(text []byte) error {
	*w = word(len(text))
	return nil
}

type file struct {
	name string
	data []byte
}

// records returns the roles and skills of the folder, and how many bytes they have.
func records(t testing.TB) (list []file, size int) {
	fsys := os.DirFS(*folder)
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if dir := path.Dir(name); err != nil || e.IsDir() || dir != "roles" && dir != "skills" {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		list = append(list, file{name, data})
		size += len(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list, size
}

// record returns a pointer to what a file holds.
func (f *file) record() any {
	if path.Dir(f.name) == "roles" {
		return new(role)
	}
	return new(skills)
}

// BenchmarkFolder reads a whole folder, beside encoding/json. allocs are those of one reading of it.
func BenchmarkFolder(b *testing.B) {
	files, size := records(b)
	run := func(name string, read func(f *file) error) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for i := range files {
					if err := read(&files[i]); err != nil {
						b.Fatal(files[i].name, err)
					}
				}
			}
		})
	}
	run("check", func(f *file) error {
		if p := Check(f.data, 0); p != nil {
			return p.Err
		}
		return nil
	})
	run("strict", func(f *file) error {
		if p := Check(f.data, 0); p != nil {
			return p.Err
		}
		if list := Decode(f.data, 0, f.record()); len(list) > 0 {
			return list[0].Err
		}
		return nil
	})
	run("json-same", func(f *file) error { return json.Unmarshal(f.data, f.record()) })
	run("json-any", func(f *file) error { return json.Unmarshal(f.data, new(any)) })
}
