package web

import (
	"regexp"
	"strings"

	"frontrow/internal/base/fault"
)

// Messages by which a form of ours blames a field where the field's name does
// not say enough.
const (
	wrongDate     = "date"
	wrongClock    = "clock"
	wrongGap      = "gap" // followed by the clock before and after
	wrongTwice    = "twice"
	wrongWhich    = "which"
	wrongZone     = "zone"
	wrongMissing  = "missing"
	wrongTooLarge = "large"
)

var listed = regexp.MustCompile(`^(?:prices\.)?(levels|starts_at)\[(\d+)\](?:\.(\w+))?`)

// wrong gives the field of a form that a fault is about, and the reader's words
// for it. A use case's own sentences are for programs and in English.
func (p Page) wrong(f fault.Field) (field, words string) {
	t := p.T.Setup.Wrong
	if kind, rest, _ := strings.Cut(f.Message, " "); kind == wrongGap {
		from, to, _ := strings.Cut(rest, " ")
		return f.At, t.Gap(from, to)
	}
	byMessage := map[string]string{wrongDate: t.Date, wrongClock: t.Clock, wrongTwice: t.Twice, wrongWhich: t.Which,
		wrongMissing: t.FileMissing, wrongTooLarge: t.FileTooLarge, wrongZone: t.ZoneFixed}
	if words, known := byMessage[f.Message]; known {
		return f.At, words
	}
	if field, words, ok := p.chargeWrong(f.At); ok {
		return field, words
	}
	if parts := listed.FindStringSubmatch(f.At); parts != nil {
		if parts[1] == "starts_at" {
			return "more." + parts[2], t.StartsAt
		}
		words := map[string]string{"id": t.Level, "name": t.LevelName, "face": t.Price, "fee": t.Fee, "zones": t.LevelZones}[parts[3]]
		if words == "" {
			words = t.Level
		}
		return "level." + parts[2] + "." + parts[3], words
	}
	words = map[string]string{
		"name": t.Name, "address": t.Address, "city": t.City, "country": t.Country, "time_zone": t.TimeZone,
		"access": t.Access, "title": t.Title, "genre": t.Genre, "summary": t.Summary, "about": t.About,
		"email": t.Email, "accent": t.Colour, "organiser": t.Organiser, "place": t.Place, "venue": t.Fixed, "chart": t.Fixed,
		"starts_at": t.StartsAt, "doors_at": t.DoorsAt, "opens_at": t.OpensAt, "closes_at": t.ClosesAt, "hold_for": t.HoldFor, "extend_by": t.ExtendBy,
		"max_per_order": t.LimitOrder, "max_per_buyer": t.Limit, "max_per_email": t.Limit, "max_per_payment": t.Limit,
		"returns.hours_before": p.T.Returns.Wrong, "returns.rate": p.T.Returns.Wrong, "returns.minor": p.T.Returns.Wrong, "move_return_days": p.T.Returns.Wrong, "dates": t.Dates,
		"prices.currency": t.Currency, "prices.levels": t.NoLevel, "prices": t.NoLevel, "levels": t.NoLevel,
	}[f.At]
	if words == "" {
		words = f.Message
	}
	if f.At == "prices.currency" {
		return "currency", words
	}
	return f.At, words
}
