package main

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/go-career/career"
)

type payInput struct {
	Role   name `json:"role" jsonschema:"the role's ID, title or alias"`
	Place  name `json:"place,omitempty" jsonschema:"a country or area by its code (US, CA-BC), a country's English name, or a city of the United States; US by default"`
	Locale name `json:"locale,omitempty" jsonschema:"how to write money, such as en-GB or de-DE; en-US by default"`
}

type payAnswer struct {
	Role      ref          `json:"role"`
	Place     ref          `json:"place" jsonschema:"what the figures are of: the place asked for, or its country"`
	Band      *band        `json:"band,omitempty" jsonschema:"the role's own pay range"`
	Why       string       `json:"why,omitempty" jsonschema:"why there is no band"`
	Nearest   *figure      `json:"nearest,omitempty" jsonschema:"the nearest published figure where there is no band; it is not the role's own pay"`
	Published list[figure] `json:"published" jsonschema:"medians that offices publish for the classes of workers that the role is in, all levels together"`
}

type band struct {
	Range    string        `json:"range" jsonschema:"as text"`
	Min      career.Amount `json:"min"`
	Max      career.Amount `json:"max"`
	Currency string        `json:"currency"`
	Period   string        `json:"period"`
	Basis    string        `json:"basis" jsonschema:"overlay, published, derived or guide"`
	Method   string        `json:"method,omitempty"`
	Whose    string        `json:"whose,omitempty" jsonschema:"the class of workers it is cut from"`
	Source   string        `json:"source"`
	AsOf     string        `json:"as_of"`
}

type figure struct {
	What   string `json:"what" jsonschema:"median, or another percentile"`
	Amount string `json:"amount"`
	Whose  string `json:"whose" jsonschema:"the class of workers"`
	Source string `json:"source"`
	AsOf   string `json:"as_of"`
}

func (t *tools) pay(in payInput) (payAnswer, error) {
	id, err := t.c.ResolveRole(string(in.Role))
	if err != nil {
		return payAnswer{}, hint(err)
	}
	if in.Place == "" {
		in.Place = "US"
	}
	place, err := t.place(string(in.Place))
	if err != nil {
		return payAnswer{}, err
	}
	if in.Locale == "" {
		in.Locale = "en-US"
	}
	tag, err := language.Parse(string(in.Locale))
	if err != nil {
		return payAnswer{}, fmt.Errorf("unknown locale %q: want one such as en-US", in.Locale)
	}
	s, err := t.c.Salary(id, place)
	if err != nil {
		return payAnswer{}, err
	}
	money := career.NewMoneyPrinter(tag)
	a := payAnswer{Role: ref{string(s.Role), s.Title}, Place: ref{string(s.Place), placeName(t.c, s.Place)}, Why: s.Why}
	if b := s.Band; b != nil {
		a.Band = &band{money.Band(*b) + " " + b.Period.Each(), b.Min, b.Max, string(b.Currency), string(b.Period), string(b.Basis), b.Method, b.Class,
			t.source(b.Source), b.AsOf.String()}
	}
	if n := s.Nearest; n != nil {
		a.Nearest = &figure{fmt.Sprintf("percentile %d", n.Rank), money.Money(career.Money{Amount: n.Amount, Currency: n.Currency, Period: n.Period}) + " " + n.Period.Each(),
			n.Of.Class, t.source(n.Of.Source), n.Of.AsOf.String()}
	}
	var published []figure
	for _, p := range s.Published {
		if m, ok := p.Percentiles.P50.Published(); ok {
			published = append(published, figure{"median", money.Money(career.Money{Amount: m, Currency: p.Currency, Period: p.Period}) + " " + p.Period.Each(),
				p.Scheme + " " + p.Code + ", " + p.Title, t.source(p.Source), p.AsOf.String()})
		}
	}
	a.Published = first(published, 3)
	return a, nil
}

func (a payAnswer) text() string {
	var r report
	r.line("%s in %s", a.Role, a.Place)
	if b := a.Band; b != nil {
		r.line("Band: %s, %s.", b.Range, b.Basis)
		if b.Method != "" {
			r.line("Method: %s. Whose: %s.", b.Method, strings.TrimSuffix(b.Whose, "."))
		}
		r.line("Source: %s, as of %s.", b.Source, b.AsOf)
	} else {
		r.line("No band for this role: %s.", a.Why)
	}
	if a.Nearest != nil {
		r.line("Nearest figure, not the role's own pay: %s", *a.Nearest)
	}
	lines(&r, "Published, all levels together", a.Published, figure.String)
	return r.String()
}

func (f figure) String() string {
	return fmt.Sprintf("%s %s, %s; %s, as of %s", f.What, f.Amount, f.Whose, f.Source, f.AsOf)
}
