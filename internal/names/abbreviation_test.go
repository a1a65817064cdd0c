package names

import "testing"

func TestAbbreviates(t *testing.T) {
	for pair, want := range map[[2]string]bool{
		{"ETL", "Extract, Transform, Load"}: true, {"aws", "Amazon Web Services"}: true, {"JS", "JavaScript"}: true, {"IoT", "Internet of Things"}: true,
		{"APIs", "Application Programming Interface"}: true, {"UAT", "User Testing"}: false, {"A", "Apple"}: false, {"", ""}: false,
	} {
		if Abbreviates(pair[0], pair[1]) != want {
			t.Errorf("%q: %v", pair, !want)
		}
	}
}

func TestApart(t *testing.T) {
	for s, want := range map[string][2]string{
		"A, B (AB)": {"A, B", "AB"}, "K8s / Kubernetes": {"K8s", "Kubernetes"}, "ETL - extract": {"ETL", "extract"}, "A": {}, "(A)": {}, "A ()": {}, "f(x": {},
	} {
		if a, b, ok := Apart(s); ok != (want != [2]string{}) || ok && [2]string{a, b} != want {
			t.Errorf("%q: %q, %q, %v", s, a, b, ok)
		}
	}
}
