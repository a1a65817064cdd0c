package career

import (
	"os"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/go-career/career/internal/embedded"
)

// filesAside leaves out the list of embedded files, which only the embedded index has. An empty list is packed as none.
var filesAside = gocmp.Options{cmpopts.IgnoreFields(embedded.Index{}, "Files"), cmpopts.EquateEmpty()}

// TestIndexIsCurrent builds the index of the files in data anew and compares it with the one that is compiled in.
func TestIndexIsCurrent(t *testing.T) {
	c, err := Load(os.DirFS("data"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(c.ix(), Default().ix(), filesAside); diff != "" {
		t.Errorf("the index is not that of the data: run go generate ./... (-data +index)\n%.3000s", diff)
	}
}

// TestIndexFromScratch compares the index that a catalogue has with one built of all its records.
func TestIndexFromScratch(t *testing.T) {
	overlaid, err := Default().Overlay(os.DirFS("testdata/overlay"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]*Catalog{"embedded": Default(), "overlaid": overlaid} {
		again, err := New(c.Records())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := gocmp.Diff(again.ix(), c.ix(), filesAside); diff != "" {
			t.Errorf("%s: %.3000s", name, diff)
		}
		if diff := gocmp.Diff(c.buildIndex(c.Version(), nil, newDraft(nil)), c.ix(), filesAside); diff != "" {
			t.Errorf("%s: %.3000s", name, diff)
		}
	}
}
