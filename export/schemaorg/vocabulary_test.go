package schemaorg_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/export/schemaorg"
)

// vocabulary is the part of schema.org (release 29) that this package uses: for each type what it is a kind of, and the
// properties that it defines, with the types that schema.org expects of their values.
var vocabulary = map[string]struct {
	kindOf     string
	properties map[string]string
}{
	"Thing": {"", map[string]string{"name": "Text", "alternateName": "Text", "description": "Text TextObject", "url": "URL"}},
	"Occupation": {"Thing", map[string]string{
		"occupationalCategory": "CategoryCode Text", "occupationLocation": "AdministrativeArea",
		"estimatedSalary": "MonetaryAmount MonetaryAmountDistribution Number", "responsibilities": "Text", "skills": "DefinedTerm Text",
		"qualifications": "Credential Text", "educationRequirements": "EducationalOccupationalCredential Text",
		"experienceRequirements": "OccupationalExperienceRequirements Text"}},
	"DefinedTerm":                       {"Thing", map[string]string{"termCode": "Text", "inDefinedTermSet": "DefinedTermSet URL"}},
	"CategoryCode":                      {"DefinedTerm", map[string]string{"codeValue": "Text", "inCodeSet": "CategoryCodeSet URL"}},
	"CreativeWork":                      {"Thing", map[string]string{"version": "Number Text"}},
	"DefinedTermSet":                    {"CreativeWork", map[string]string{"hasDefinedTerm": "DefinedTerm"}},
	"CategoryCodeSet":                   {"DefinedTermSet", map[string]string{"hasCategoryCode": "CategoryCode"}},
	"QuantitativeValueDistribution":     {"Thing", map[string]string{"duration": "Duration QuantitativeValue", "median": "Number", "percentile10": "Number", "percentile25": "Number", "percentile75": "Number", "percentile90": "Number"}},
	"MonetaryAmountDistribution":        {"QuantitativeValueDistribution", map[string]string{"currency": "Text"}},
	"MonetaryAmount":                    {"Thing", map[string]string{"currency": "Text", "value": "Boolean Number QualitativeValue StructuredValue Text"}},
	"StructuredValue":                   {"Thing", nil},
	"QuantitativeValue":                 {"StructuredValue", map[string]string{"minValue": "Number", "maxValue": "Number", "unitText": "Text"}},
	"Credential":                        {"CreativeWork", map[string]string{"recognizedBy": "Organization"}},
	"EducationalOccupationalCredential": {"Credential", nil},
	"Organization":                      {"Thing", nil},
	"Place":                             {"Thing", map[string]string{"address": "PostalAddress Text", "containedInPlace": "Place"}},
	"AdministrativeArea":                {"Place", nil},
	"Country":                           {"AdministrativeArea", nil},
	"State":                             {"AdministrativeArea", nil},
	"PostalAddress": {"StructuredValue", map[string]string{"streetAddress": "Text", "addressLocality": "Text", "addressRegion": "AdministrativeArea Text",
		"postalCode": "Text", "addressCountry": "Country Text"}},
	"JobPosting": {"Thing", map[string]string{
		"title": "Text", "datePosted": "Date DateTime", "validThrough": "Date DateTime", "hiringOrganization": "Organization Person",
		"employmentType": "Text", "jobLocation": "Place", "jobLocationType": "Text", "applicantLocationRequirements": "AdministrativeArea",
		"baseSalary": "MonetaryAmount Number PriceSpecification", "relevantOccupation": "Occupation"}},
}

// isA says whether a type is another, or a kind of it.
func isA(typ, of string) bool {
	for ; typ != ""; typ = vocabulary[typ].kindOf {
		if typ == of {
			return true
		}
	}
	return false
}

// expected returns the types that schema.org expects of a property of a type.
func expected(typ, property string) []string {
	for ; typ != ""; typ = vocabulary[typ].kindOf {
		if list, ok := vocabulary[typ].properties[property]; ok {
			return strings.Fields(list)
		}
	}
	return nil
}

// check walks an object and returns what the vocabulary does not have.
func check(v any, want []string, at string) []string {
	fits := func(types ...string) []string {
		for _, t := range types {
			for _, w := range want {
				if isA(t, w) || t == w {
					return nil
				}
			}
		}
		return []string{fmt.Sprintf("%s: a %s, want one of %v", at, types[0], want)}
	}
	switch v := v.(type) {
	case []any:
		var wrong []string
		if len(v) == 0 {
			wrong = append(wrong, at+": an empty list")
		}
		for i, e := range v {
			wrong = append(wrong, check(e, want, fmt.Sprintf("%s[%d]", at, i))...)
		}
		return wrong
	case map[string]any:
		typ, _ := v["@type"].(string)
		if _, ok := vocabulary[typ]; !ok {
			return []string{fmt.Sprintf("%s: unknown type %q", at, typ)}
		}
		wrong := fits(typ)
		for name, value := range v {
			switch {
			case name == "@type" || name == "@id" && value != "" || name == "@context" && at == "":
			case expected(typ, name) == nil:
				wrong = append(wrong, fmt.Sprintf("%s: %s has no %s", at, typ, name))
			default:
				wrong = append(wrong, check(value, expected(typ, name), at+"."+name)...)
			}
		}
		return wrong
	case string:
		if v == "" {
			return []string{at + ": empty text"}
		}
		types := []string{"Text"}
		if strings.HasPrefix(v, "http") {
			types = append(types, "URL")
		}
		if len(v) == 10 && v[4] == '-' {
			types = append(types, "Date")
		}
		if slices.Contains([]string{"PT1H", "P1D", "P1W", "P1M", "P1Y"}, v) {
			types = append(types, "Duration")
		}
		return fits(types...)
	case float64:
		return fits("Number")
	}
	return []string{fmt.Sprintf("%s: %v", at, v)}
}

// wrong marshals v and checks it.
func wrong(t *testing.T, v any, want string) []string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var back any
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	return check(back, []string{want}, "")
}

// TestVocabulary checks every role in several places against schema.org's definitions.
func TestVocabulary(t *testing.T) {
	c := career.Default()
	places := []career.Place{"US", "GB", "CA-BC", "US-NY", "US-35620", "DE", "NZ"}
	i := 0
	for r := range c.Roles() {
		i++
		o, err := schemaorg.OfRole(c, r.ID, schemaorg.Options{Place: places[i%len(places)], Base: []string{"", "https://example.com"}[i%2]})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range wrong(t, o, "Occupation") {
			t.Errorf("%s: %s", r.ID, w)
		}
		if o.OccupationLocation == nil || len(o.Skills)+len(o.Qualifications) != len(r.Requirements) || len(o.OccupationalCategory) != len(r.Codes) {
			t.Errorf("%s: %+v", r.ID, o)
		}
	}
	set, err := schemaorg.OfSkills(c, schemaorg.Options{Base: "https://example.com/careers/"})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range wrong(t, set, "DefinedTermSet") {
		t.Error(w)
	}
}

// TestCheckFinds checks that the walk sees what is wrong.
func TestCheckFinds(t *testing.T) {
	for name, text := range map[string]string{
		"a property of another type": `{"@type":"Occupation","name":"A","title":"A"}`,
		"a value of another type":    `{"@type":"Occupation","skills":{"@type":"Organization","name":"A"}}`,
		"an unknown type":            `{"@type":"Occupatoin"}`,
		"a number for text":          `{"@type":"Occupation","name":1}`,
		"null":                       `{"@type":"Occupation","name":null}`,
		"an empty list":              `{"@type":"Occupation","skills":[]}`,
		"no duration":                `{"@type":"MonetaryAmountDistribution","duration":"a year"}`,
	} {
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Fatal(err)
		}
		if len(check(v, []string{"Thing"}, "")) == 0 {
			t.Errorf("%s: not found", name)
		}
	}
}
