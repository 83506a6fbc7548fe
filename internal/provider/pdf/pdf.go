// Package pdf prints tickets, one page each, A6, so that it fills a phone's
// screen and comes out whole on any paper; and receipts, invoices and credit
// notes on A4.
//
// The same things give the same bytes: dates come from what is printed, never
// from a clock. Text in a script that the typeface does not have is drawn as
// boxes; nothing that people type can stop a ticket from being printed.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"frontrow/internal/base/locale"
	"frontrow/internal/domain/ticket"
)

// Fonts is the typeface as TTF files. The zero value prints with Helvetica,
// which every reader has and which knows Western European letters only.
type Fonts struct {
	Regular []byte
	Bold    []byte
}

// Press prints tickets and papers. It may be used by any number of goroutines.
type Press struct {
	fonts  Fonts
	encode func(code string) (ticket.Symbol, error)
}

// New gives a press that draws codes with encode. Both faces are needed, or
// neither.
func New(fonts Fonts, encode func(code string) (ticket.Symbol, error)) (*Press, error) {
	if (fonts.Regular == nil) != (fonts.Bold == nil) {
		return nil, errors.New("pdf: give both faces of the typeface, or none")
	}
	p := &Press{fonts: fonts, encode: encode}
	// The PDF library reports a file it cannot read only by lacking the font.
	if doc := p.newDocument(); doc.Error() != nil {
		return nil, fmt.Errorf("pdf: the typeface cannot be used: %w", doc.Error())
	}
	return p, nil
}

// Tickets prints one page for each ticket, in the given order.
func (p *Press) Tickets(sheets []ticket.Sheet) ([]byte, error) {
	if len(sheets) == 0 {
		return nil, errors.New("pdf: no tickets to print")
	}
	doc := p.newDocument()
	issued := slices.MaxFunc(sheets, func(a, b ticket.Sheet) int { return a.Ticket.IssuedAt.Compare(b.Ticket.IssuedAt) }).Ticket.IssuedAt
	doc.SetCreationDate(issued)
	doc.SetModificationDate(issued)
	doc.SetLang(spoken(sheets[0].Locale).Lang())
	doc.SetTitle(clean(sheets[0].Show.Event.Title)+", order "+clean(sheets[0].Number), true)
	doc.SetAuthor(clean(sheets[0].Show.Organiser.Name), true)
	for _, sheet := range sheets {
		symbol, err := p.encode(sheet.Ticket.Code)
		if err != nil {
			return nil, fmt.Errorf("pdf: %s: %w", sheet.Ticket.ID, err)
		}
		speak := spoken(sheet.Locale)
		page := page{
			document: doc, sheet: sheet, symbol: symbol, zone: zone(sheet.Show.Venue.TimeZone), speak: speak, words: ticket.LabelsIn(speak),
		}
		page.draw()
	}
	var out bytes.Buffer
	if err := doc.Output(&out); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return out.Bytes(), nil
}

// spoken is the language of a sheet's labels. Letters that must be joined are
// beyond the PDF library, so that what is ordered in Arabic is printed in
// English.
func spoken(l *locale.Locale) *locale.Locale {
	if l == nil || l.Dir() == "rtl" {
		return locale.English
	}
	return l
}

func zone(name string) *time.Location {
	if location, err := time.LoadLocation(name); err == nil {
		return location
	}
	return time.UTC
}

// document is the PDF with its typeface chosen.
type document struct {
	*fpdf.Fpdf
	family string
	encode func(string) string // from UTF-8 to what the typeface is addressed by
}

const (
	pageWidth  = 105.0 // mm, A6
	pageHeight = 148.0
	margin     = 8.0
	inner      = pageWidth - 2*margin
)

func (p *Press) newDocument() document { return p.document(pageWidth, pageHeight) }

func (p *Press) newSheet() document { return p.document(sheetWidth, sheetHeight) }

func (p *Press) document(width, height float64) document {
	doc := document{
		Fpdf:   fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: width, Ht: height}}),
		family: "Helvetica",
	}
	doc.SetCatalogSort(true)
	doc.SetProducer("Frontrow", true)
	doc.SetMargins(margin, margin, margin)
	doc.SetAutoPageBreak(false, 0)
	doc.SetCellMargin(0)
	if p.fonts.Regular == nil {
		toWestern := doc.UnicodeTranslatorFromDescriptor("")
		doc.encode = func(s string) string { return toWestern(clean(s)) }
		return doc
	}
	doc.family, doc.encode = "text", clean
	// The library writes into the bytes while it cuts the font down.
	doc.AddUTF8FontFromBytes(doc.family, "", bytes.Clone(p.fonts.Regular))
	doc.AddUTF8FontFromBytes(doc.family, "B", bytes.Clone(p.fonts.Bold))
	doc.SetFont(doc.family, "B", 10)
	doc.SetFont(doc.family, "", 10)
	return doc
}
