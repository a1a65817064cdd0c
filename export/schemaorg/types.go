package schemaorg

import "github.com/go-career/career"

// An Occupation is a role: https://schema.org/Occupation.
type Occupation struct {
	Context       string   `json:"@context,omitempty"`
	Type          string   `json:"@type"`
	ID            string   `json:"@id,omitempty"`
	Name          string   `json:"name"`
	AlternateName []string `json:"alternateName,omitempty"`
	Description   string   `json:"description,omitempty"`
	URL           string   `json:"url,omitempty"`

	OccupationalCategory   []Term           `json:"occupationalCategory,omitempty"` // of type CategoryCode
	OccupationLocation     *Location        `json:"occupationLocation,omitempty"`
	EstimatedSalary        []MonetaryAmount `json:"estimatedSalary,omitempty"`
	Responsibilities       []string         `json:"responsibilities,omitempty"`
	Skills                 []Term           `json:"skills,omitempty"` // of type DefinedTerm
	Qualifications         []Credential     `json:"qualifications,omitempty"`
	EducationRequirements  string           `json:"educationRequirements,omitempty"`
	ExperienceRequirements string           `json:"experienceRequirements,omitempty"`
}

// A Term is a skill, of type DefinedTerm, or a class of a classification, of type CategoryCode:
// https://schema.org/DefinedTerm, https://schema.org/CategoryCode.
type Term struct {
	Type             string   `json:"@type"`
	ID               string   `json:"@id,omitempty"`
	Name             string   `json:"name,omitempty"`
	AlternateName    []string `json:"alternateName,omitempty"`
	Description      string   `json:"description,omitempty"`
	TermCode         string   `json:"termCode,omitempty"` // a [career.SkillID]
	InDefinedTermSet *TermSet `json:"inDefinedTermSet,omitempty"`
	CodeValue        string   `json:"codeValue,omitempty"` // of a CategoryCode
	InCodeSet        *TermSet `json:"inCodeSet,omitempty"` // of a CategoryCode
}

// A TermSet is a set of skills, of type DefinedTermSet, or a classification, of type CategoryCodeSet:
// https://schema.org/DefinedTermSet, https://schema.org/CategoryCodeSet.
type TermSet struct {
	Context        string `json:"@context,omitempty"`
	Type           string `json:"@type"`
	ID             string `json:"@id,omitempty"`
	Name           string `json:"name"`
	Version        string `json:"version,omitempty"` // the edition
	URL            string `json:"url,omitempty"`
	HasDefinedTerm []Term `json:"hasDefinedTerm,omitempty"`
}

// A MonetaryAmount is a range of pay, of type MonetaryAmount, or the percentiles of a distribution, of type
// MonetaryAmountDistribution: https://schema.org/MonetaryAmount, https://schema.org/MonetaryAmountDistribution.
type MonetaryAmount struct {
	Type        string             `json:"@type"`
	Name        string             `json:"name,omitempty"` // "base" for a distribution
	Description string             `json:"description,omitempty"`
	Currency    career.Currency    `json:"currency"`
	Value       *QuantitativeValue `json:"value,omitempty"` // of a MonetaryAmount

	// Of a MonetaryAmountDistribution, Duration is the time that the figures pay for, in ISO 8601 ("P1Y"), and the others are
	// what is published; nil for what is not.
	Duration     string         `json:"duration,omitempty"`
	Percentile10 *career.Amount `json:"percentile10,omitempty"`
	Percentile25 *career.Amount `json:"percentile25,omitempty"`
	Median       *career.Amount `json:"median,omitempty"`
	Percentile75 *career.Amount `json:"percentile75,omitempty"`
	Percentile90 *career.Amount `json:"percentile90,omitempty"`
}

// A QuantitativeValue is the two ends of a range: https://schema.org/QuantitativeValue.
type QuantitativeValue struct {
	Type     string         `json:"@type"`
	MinValue *career.Amount `json:"minValue,omitempty"`
	MaxValue *career.Amount `json:"maxValue,omitempty"`
	UnitText string         `json:"unitText,omitempty"` // "HOUR", "DAY", "WEEK", "MONTH" or "YEAR"
}

// A Credential is a licence or certificate: https://schema.org/EducationalOccupationalCredential.
type Credential struct {
	Type         string        `json:"@type"`
	Name         string        `json:"name"`
	Description  string        `json:"description,omitempty"`
	RecognizedBy *Organization `json:"recognizedBy,omitempty"`
}

// An Organization is an employer, or a body that grants certificates: https://schema.org/Organization.
type Organization struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// A Location is a place of type Country, State, AdministrativeArea or Place: https://schema.org/Place. A country goes by its
// ISO 3166-1 code.
type Location struct {
	Type             string    `json:"@type"`
	Name             string    `json:"name,omitempty"`
	Address          *Address  `json:"address,omitempty"`
	ContainedInPlace *Location `json:"containedInPlace,omitempty"`
}

// An Address is where a job is: https://schema.org/PostalAddress.
type Address struct {
	Type       string       `json:"@type"`
	Street     string       `json:"streetAddress,omitempty"`
	City       string       `json:"addressLocality,omitempty"`
	Region     string       `json:"addressRegion,omitempty"`
	PostalCode string       `json:"postalCode,omitempty"`
	Country    career.Place `json:"addressCountry,omitempty"` // an ISO 3166-1 code
}

// A JobPosting is a vacancy: https://schema.org/JobPosting.
type JobPosting struct {
	Context                       string          `json:"@context,omitempty"`
	Type                          string          `json:"@type"`
	Title                         string          `json:"title"`
	Description                   string          `json:"description"`
	URL                           string          `json:"url,omitempty"`
	DatePosted                    career.Date     `json:"datePosted"`
	ValidThrough                  career.Date     `json:"validThrough,omitzero"`
	HiringOrganization            Organization    `json:"hiringOrganization"`
	EmploymentType                []string        `json:"employmentType,omitempty"`
	JobLocation                   *Location       `json:"jobLocation,omitempty"`
	JobLocationType               string          `json:"jobLocationType,omitempty"`
	ApplicantLocationRequirements *Location       `json:"applicantLocationRequirements,omitempty"`
	BaseSalary                    *MonetaryAmount `json:"baseSalary,omitempty"`
	RelevantOccupation            Occupation      `json:"relevantOccupation"`
}
