package schemaorg

import (
	"fmt"
	"slices"

	"github.com/go-career/career"
)

// A Vacancy is what an employer states about a job that is open. The catalogue adds what it knows of the role.
type Vacancy struct {
	Title       string // as the employer words it; the role's title by default
	Description string // must be set; may be HTML
	URL         string // of the vacancy's page
	Employer    string // must be set
	EmployerURL string
	Posted      career.Date // a day; must be set
	Through     career.Date // the last day to apply; zero if there is none
	// Types are schema.org's, such as "FULL_TIME", "PART_TIME", "CONTRACTOR" and "INTERN".
	Types []string
	// Address is where the work is done. Country must be set, in it or as the place of the options, for a remote job too.
	Address Address
	Remote  bool // may be done from anywhere in the country
	// Pay is what the employer offers; the zero SalaryBand for no statement. Pay that the catalogue estimates is part of the
	// occupation, and never the offer.
	Pay career.SalaryBand
}

// OfVacancy returns a vacancy for a role as a JobPosting, with the role as its relevantOccupation.
//
// The error is that of [OfRole], or wraps [career.ErrMissing] if the description, the employer, the day or the country is
// not set, or [career.ErrRange] if the pay is out of order.
func OfVacancy(c *career.Catalog, id career.RoleID, v Vacancy, o Options) (JobPosting, error) {
	if o.Place == "" {
		o.Place = v.Address.Country
	}
	if v.Address.Country == "" {
		v.Address.Country = o.Place
	}
	v.Address.Country = v.Address.Country.Country()
	for _, f := range []struct {
		name string
		set  bool
	}{
		{"description", v.Description != ""}, {"employer", v.Employer != ""}, {"country", v.Address.Country != ""},
		{"day of posting", v.Posted.Day != 0}, {"last day", v.Through == career.Date{} || v.Through.Day != 0},
	} {
		if !f.set {
			return JobPosting{}, fmt.Errorf("vacancy: %s: %w", f.name, career.ErrMissing)
		}
	}
	role, err := OfRole(c, id, o)
	if err != nil {
		return JobPosting{}, err
	}
	role.Context = ""
	out := JobPosting{
		Context: Context, Type: "JobPosting", Title: v.Title, Description: v.Description, URL: v.URL, DatePosted: v.Posted, ValidThrough: v.Through,
		HiringOrganization: Organization{Type: "Organization", Name: v.Employer, URL: v.EmployerURL}, EmploymentType: slices.Clone(v.Types), RelevantOccupation: role,
	}
	if out.Title == "" {
		out.Title = role.Name
	}
	if v.Remote {
		out.JobLocationType = "TELECOMMUTE"
		out.ApplicantLocationRequirements = &Location{Type: "Country", Name: string(v.Address.Country)}
	}
	if a := v.Address; !v.Remote || a.City != "" || a.Street != "" {
		a.Type = "PostalAddress"
		out.JobLocation = &Location{Type: "Place", Address: &a}
	}
	if v.Pay != (career.SalaryBand{}) {
		if _, err := v.Pay.Spread(); err != nil {
			return JobPosting{}, fmt.Errorf("vacancy: pay: %w", err)
		}
		m := amount(v.Pay)
		out.BaseSalary = &m
	}
	return out, nil
}
