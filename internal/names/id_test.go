package names

import "testing"

func TestID(t *testing.T) {
	for name, want := range map[string]string{
		"C++": "c-plus-plus", "C#": "c-sharp", "Research & Development": "research-and-development", "  Élan vital ": "elan-vital",
		"children's books": "childrens-books", "работа": "", "a--b": "a-b", "": "",
	} {
		if got := ID(name); got != want {
			t.Errorf("ID(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestValidID(t *testing.T) {
	for id, want := range map[string]bool{"a": true, "a-1": true, "": false, "-a": false, "a-": false, "a--b": false, "A": false, "é": false} {
		if ValidID(id) != want {
			t.Errorf("ValidID(%q) = %v", id, !want)
		}
	}
}

func FuzzID(f *testing.F) {
	f.Add("C++ & c#")
	f.Fuzz(func(t *testing.T, s string) {
		if id := ID(s); id != "" && (!ValidID(id) || len(id) > MaxID || ID(id) != id) {
			t.Errorf("%q makes %q", s, id)
		}
	})
}
