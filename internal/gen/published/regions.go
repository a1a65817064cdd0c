package main

import "strings"

// The parts of countries that figures are of, by ISO 3166-2.

// provinces are those of Canada.
var provinces = map[string]string{
	"CA-AB": "Alberta", "CA-BC": "British Columbia", "CA-MB": "Manitoba", "CA-NB": "New Brunswick",
	"CA-NL": "Newfoundland and Labrador", "CA-NS": "Nova Scotia", "CA-NT": "Northwest Territories", "CA-NU": "Nunavut",
	"CA-ON": "Ontario", "CA-PE": "Prince Edward Island", "CA-QC": "Quebec", "CA-SK": "Saskatchewan", "CA-YT": "Yukon",
}

const (
	states      = " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY "
	territories = " AS GU MP PR UM VI "
)

// stateKind returns what "US-NY" is, or "" if there is no such part of the United States.
func stateKind(place string) string {
	code, ok := strings.CutPrefix(place, "US-")
	switch code = " " + code + " "; {
	case !ok || len(code) != len(" NY "):
	case strings.Contains(states, code):
		return "state"
	case strings.Contains(territories, code):
		return "territory"
	case code == " DC ":
		return "district"
	}
	return ""
}
