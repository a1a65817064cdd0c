package slug

import "testing"

func TestFrom(t *testing.T) {
	for name, want := range map[string]string{
		"C++": "c-plus-plus", "C#": "c-sharp", "Research & Development": "research-and-development", "  Élan vital ": "elan-vital",
		"children's books": "childrens-books", "работа": "", "a--b": "a-b", "": "",
	} {
		if got := From(name); got != want {
			t.Errorf("From(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestValid(t *testing.T) {
	for id, want := range map[string]bool{"a": true, "a-1": true, "": false, "-a": false, "a-": false, "a--b": false, "A": false, "é": false} {
		if Valid(id) != want {
			t.Errorf("Valid(%q) = %v", id, !want)
		}
	}
}

func FuzzFrom(f *testing.F) {
	f.Add("C++ & c#")
	f.Fuzz(func(t *testing.T, s string) {
		if id := From(s); id != "" && (!Valid(id) || len(id) > Max || From(id) != id) {
			t.Errorf("%q makes %q", s, id)
		}
	})
}
