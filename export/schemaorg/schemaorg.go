// Package schemaorg writes roles, skills and vacancies as JSON-LD in the vocabulary of schema.org, for web pages and for
// programs that read them.
//
//	o, err := schemaorg.OfRole(c, "backend-developer", schemaorg.Options{Place: "US"})
//	err = schemaorg.WriteScript(w, o) // <script type="application/ld+json">…</script>
//
// Only properties that schema.org defines for a type are used, and only for what the catalogue or the caller states: a role
// without published pay has no estimatedSalary. The same catalogue always gives the same text.
//
// Google's documentation of Occupation asks for a name, an occupationLocation, and an estimatedSalary with the name "base", a
// currency and a duration. [OfRole] gives all three if an office publishes pay for the role in the place, and one place is one
// page. Whether a search engine shows it is for the search engine to decide.
package schemaorg

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/go-career/career"
)

// Context is the JSON-LD context of every object that this package returns.
const Context = "https://schema.org"

// Options say for which place to describe a role, and where its pages are. The zero Options are for the United States,
// without addresses.
type Options struct {
	// Place is a country or an area inside one: whose pay, education and classes to state. The United States by default.
	Place career.Place
	// Base is the address of a site that has a page for each role at roles/<ID> and for each skill at skills/<ID>, such as
	// "https://careers.example.com/". It must be an http or https URL. If it is empty, nothing has an @id or url.
	Base string
}

// OfRole returns a role as an Occupation in a place.
//
// Its skills are the role's requirements, without their alternatives; certificates among them are its qualifications. Its pay
// is the role's own band as a MonetaryAmount, and the percentiles of its whole class, all levels together, as a
// MonetaryAmountDistribution; each says in its description whose pay it is. The occupationLocation is the place that
// these are of: the country, if the area asked for has none. What the U.S. Bureau of Labor Statistics gives as the typical
// education and experience for the occupation is stated for places in the United States alone.
//
// The error is a [*career.NotFoundError] for a role that the catalogue does not have, or an area, and wraps
// [career.ErrValue] if Base is no address.
func OfRole(c *career.Catalog, id career.RoleID, o Options) (Occupation, error) {
	s, err := o.site(c)
	if err != nil {
		return Occupation{}, err
	}
	pay, err := c.Salary(id, cmp.Or(o.Place, "US"))
	if err != nil {
		return Occupation{}, err
	}
	r, _ := c.Role(id)
	out := Occupation{
		Context: Context, Type: "Occupation", ID: s.address("roles", string(id)), URL: s.address("roles", string(id)),
		Name: r.Title, AlternateName: r.Aliases, Description: r.Summary, Responsibilities: r.Responsibilities,
	}
	place := figures(&out, pay)
	out.OccupationLocation = location(c, place)
	for _, code := range r.Codes {
		out.OccupationalCategory = append(out.OccupationalCategory, category(c, code))
	}
	for _, q := range r.Requirements {
		switch k, ok := c.Skill(q.Skill); {
		case ok && k.Kind == career.KindCertificate:
			out.Qualifications = append(out.Qualifications, credential(k))
		case ok:
			out.Skills = append(out.Skills, s.term(k, true))
		}
	}
	if class, ok := c.Occupation(r.Demand.Projection.SOC); ok && place.Country() == "US" {
		out.EducationRequirements = class.Education
		if class.Experience != "" {
			out.ExperienceRequirements = class.Experience + " in a related occupation"
		}
	}
	return out, nil
}

// OfSkills returns all skills of a catalogue as one DefinedTermSet. The error wraps [career.ErrValue] if Base is no address.
func OfSkills(c *career.Catalog, o Options) (TermSet, error) {
	s, err := o.site(c)
	if err != nil {
		return TermSet{}, err
	}
	set := *s.set()
	set.Context, set.URL = Context, set.ID
	for k := range c.Skills() {
		set.HasDefinedTerm = append(set.HasDefinedTerm, s.term(k, false))
	}
	return set, nil
}

// WriteScript writes v, as this package returns it, as a script element for the head of an HTML page. No text in v can end
// the element or start another: <, > and & are escaped. The error is that of w.
//
// [json.Marshal] escapes them too; an encoder with SetEscapeHTML(false) does not, and what it writes doesn't belong in a page.
func WriteScript(w io.Writer, v any) error {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "<script type=\"application/ld+json\">\n%s\n</script>\n", text)
	return err
}

// A site knows where pages are.
type site struct {
	base    string
	version string
}

func (o Options) site(c *career.Catalog) (site, error) {
	if o.Base == "" {
		return site{version: c.Version()}, nil
	}
	u, err := url.Parse(o.Base)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return site{}, fmt.Errorf("base address %q: %w: want one such as https://example.com/", o.Base, career.ErrValue)
	}
	u.RawQuery, u.Fragment, u.RawFragment = "", "", ""
	return site{base: strings.TrimSuffix(u.String(), "/") + "/", version: c.Version()}, nil
}

// address returns where the page of a record is; it is empty without a base.
func (s site) address(kind, id string) string {
	if s.base == "" {
		return ""
	}
	return strings.TrimSuffix(s.base+kind+"/"+id, "/")
}

func (s site) set() *TermSet {
	return &TermSet{Type: "DefinedTermSet", ID: s.address("skills", ""), Name: "Skills", Version: s.version}
}

func (s site) term(k career.Skill, within bool) Term {
	t := Term{Type: "DefinedTerm", ID: s.address("skills", string(k.ID)), Name: k.Name, AlternateName: k.Aliases, Description: k.Summary,
		TermCode: string(k.ID)}
	if within { // a role names its skills and no more: the set describes them
		t.AlternateName, t.Description, t.InDefinedTermSet = nil, "", s.set()
	}
	return t
}

func credential(k career.Skill) Credential {
	out := Credential{Type: "EducationalOccupationalCredential", Name: k.Name, Description: k.Summary}
	if k.GrantedBy != "" {
		out.RecognizedBy = &Organization{Type: "Organization", Name: k.GrantedBy}
	}
	return out
}

// schemes are classifications whose name and home everybody means by their short name.
var schemes = map[string]struct{ name, url string }{
	"SOC":  {"Standard Occupational Classification", "https://www.bls.gov/soc/"},
	"ISCO": {"International Standard Classification of Occupations", "https://ilostat.ilo.org/methods/concepts-and-definitions/classification-occupation/"},
	"ESCO": {"European Skills, Competences, Qualifications and Occupations", "https://esco.ec.europa.eu/"},
}

func category(c *career.Catalog, code career.Code) Term {
	set := &TermSet{Type: "CategoryCodeSet", Name: code.Scheme, Version: code.Edition}
	if known, ok := schemes[code.Scheme]; ok {
		set.Name, set.URL = known.name, known.url
	}
	t := Term{Type: "CategoryCode", CodeValue: code.Code, InCodeSet: set}
	if strings.HasPrefix(code.Code, "http") { // ESCO's codes are addresses
		t.ID = code.Code
	}
	if o, ok := c.Occupation(code.Code); ok && code.Scheme == "SOC" {
		t.Name = o.Title
	}
	return t
}

// location returns a place as the Country, State or AdministrativeArea that it is.
func location(c *career.Catalog, p career.Place) *Location {
	country := &Location{Type: "Country", Name: string(p.Country())}
	a, ok := c.Area(p)
	if !ok {
		return country
	}
	kind := "AdministrativeArea"
	if a.Kind == "state" || a.Kind == "province" {
		kind = "State"
	}
	return &Location{Type: kind, Name: a.Name, ContainedInPlace: country}
}
