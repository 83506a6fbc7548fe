package paper

import (
	"frontrow/internal/base/locale"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
)

// Sheet is a paper with everything that stands on it, for whoever draws it.
type Sheet struct {
	Paper
	Places []string // of each line, in words; "" for the fees per order
	Head   string   // of the seat log, signed, as it is printed on the order; "" for none
	Locale *locale.Locale
	Labels Labels
}

// SheetOf puts together what stands on a paper. plan is that of the chart the
// paper names; a place that it does not have goes by its label.
func SheetOf(p Paper, plan *seating.Plan, head string) Sheet {
	speak := locale.Of(p.Content.Language)
	s := Sheet{Paper: p, Head: head, Locale: speak, Labels: labels[speak], Places: make([]string, len(p.Content.Lines))}
	if p.Kind == CreditNote {
		s.Head = "" // it is about what was bought
	}
	for i, l := range p.Content.Lines {
		if l.Place != "" {
			s.Places[i] = ticket.SpotOf(plan, l.Place, l.Area).In(speak)
		}
	}
	return s
}
