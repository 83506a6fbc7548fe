package pdf_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/provider/pdf"
)

// invoice is over so many places with fees, taxes and a fee for the order.
func invoice(places int) paper.Paper {
	p := paper.Paper{
		ID: id.New[id.Paper](), Kind: paper.Invoice, Series: "KS-INV-2026", No: 123, At: time.Date(2026, 11, 22, 16, 0, 0, 0, time.UTC),
		Content: paper.Content{
			From:  paper.From{Name: "Kulturverein Seeufer e. V.", Address: "Uferstraße 1\n12345 Berlin", TaxNumber: "DE 123456789", Email: "hallo@seeufer.example", Accent: "#0f766e"},
			To:    paper.To{Name: "Jürgen Groß-Łukasiewicz", Email: "juergen@example.org", Company: "Groß & Söhne GmbH", Address: "Weg 2\n54321 Ort"},
			Order: "K7M-4XQ2", Language: "de", PaidWith: "stripe",
			Show: paper.Subject{Title: "Die lange Nacht der kleinen Orchester", Venue: "Haus am See", City: "Berlin", TimeZone: "Europe/Berlin",
				StartsAt: time.Date(2026, 12, 24, 18, 30, 0, 0, time.UTC)},
			Tax: pricing.Tax{Rule: "de-culture", Name: "MwSt", Ticket: 7_000, Fee: 19_000},
		},
	}
	for range places {
		p.Content.Lines = append(p.Content.Lines, paper.Line{Place: "front-stalls/AA/112", Quantity: 1, Sums: pricing.Sums{Tickets: 3738, Fees: 420, TicketTax: 262, FeeTax: 80}})
	}
	p.Content.Lines = append(p.Content.Lines, paper.Line{Quantity: 1, Sums: pricing.Sums{Fees: 200, FeeTax: 38}})
	p.Total = money.Of(paper.Sums(p.Content.Lines).Total(), "EUR")
	return p
}

func plan(t testing.TB) *seating.Plan {
	t.Helper()
	compiled, err := seating.Compile(seating.Club())
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func TestPapersGiveTheSameBytes(t *testing.T) {
	for name, fonts := range map[string]pdf.Fonts{"own typeface": typeface(), "Helvetica": {}} {
		for _, kind := range paper.Kinds() {
			for _, language := range []string{"en", "de", "fr", "es", "ar"} {
				one := invoice(2)
				one.Kind, one.Content.Language = kind, language
				sheet := paper.SheetOf(one, plan(t), strings.Repeat("FRH1-AS3NN9R1HW", 20))
				first, err := press(t, fonts).Paper(sheet)
				if err != nil {
					t.Fatal(err)
				}
				if again, err := press(t, fonts).Paper(sheet); err != nil || !bytes.Equal(again, first) {
					t.Errorf("%s, %s in %s: printing again gave other bytes, %v", name, kind, language, err)
				}
				if pages := bytes.Count(first, []byte("/Type /Page\n")); pages != 1 {
					t.Errorf("%s, %s in %s has %d pages", name, kind, language, pages)
				}
				sheet.Content.Voucher, sheet.Content.Off = "SUMMER", 1000
				if other, err := press(t, fonts).Paper(sheet); err != nil || bytes.Equal(other, first) {
					t.Errorf("a voucher is not on it, %v", err)
				}
				sheet.Content.Voucher, sheet.Content.Off = "", 0
				sheet.Content.To.Name = "Somebody Else"
				if other, err := press(t, fonts).Paper(sheet); err != nil || bytes.Equal(other, first) {
					t.Errorf("another name gave the same bytes, %v", err)
				}
			}
		}
	}
}

func TestLongPapersHaveMorePages(t *testing.T) {
	out, err := press(t, typeface()).Paper(paper.SheetOf(invoice(60), plan(t), "FRH1-0"))
	if err != nil {
		t.Fatal(err)
	}
	if pages := bytes.Count(out, []byte("/Type /Page\n")); pages < 3 || pages > 5 {
		t.Errorf("%d pages", pages)
	}
}

func TestNothingPeopleTypeStopsThePaper(t *testing.T) {
	for name, text := range map[string]string{
		"empty": "", "Japanese": "東京の長い夜", "Arabic": "ليلة طويلة", "invalid UTF-8": "broken \xff\xfe", "controls": "a\x00b\r\nd\u202e",
		"PDF operators": `) Tj ET (\`, "one endless word": strings.Repeat("Donaudampfschiff", 60), "many lines": strings.Repeat("a\n", 40),
	} {
		for _, fonts := range []pdf.Fonts{typeface(), {}} {
			one := invoice(1)
			c := &one.Content
			c.From = paper.From{Name: text, Address: text, TaxNumber: text, Email: text, Accent: text}
			c.To = paper.To{Name: text, Email: text, Company: text, Address: text}
			c.Order, c.PaidWith, c.Tax.Name, c.Lines[0].Place = text, text, text, text
			c.Voucher, c.Off = text, 100
			c.Show = paper.Subject{Title: text, Venue: text, City: text, TimeZone: text}
			if _, err := press(t, fonts).Paper(paper.SheetOf(one, plan(t), text)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
