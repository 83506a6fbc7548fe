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

// Fonts are the typefaces as TTF files. The zero value prints with Helvetica,
// which every reader has and which knows Western European letters only.
type Fonts struct {
	Regular, Bold []byte
	// Arabic and ArabicBold have Arabic letters in all the forms that Unicode
	// knows, and Latin ones beside them.
	Arabic, ArabicBold []byte
}

// Press prints tickets and papers. It may be used by any number of goroutines.
type Press struct {
	fonts  Fonts
	encode func(code string) (ticket.Symbol, error)
}

// New gives a press that draws codes with encode. Of a typeface both faces are
// needed, or neither.
func New(fonts Fonts, encode func(code string) (ticket.Symbol, error)) (*Press, error) {
	if (fonts.Regular == nil) != (fonts.Bold == nil) || (fonts.Arabic == nil) != (fonts.ArabicBold == nil) {
		return nil, errors.New("pdf: give both faces of a typeface, or none")
	}
	p := &Press{fonts: fonts, encode: encode}
	// The PDF library reports a file it cannot read only by lacking the font.
	doc := p.newDocument(locale.English)
	if doc.chooseFor("ا"); doc.Error() != nil {
		return nil, fmt.Errorf("pdf: the typeface cannot be used: %w", doc.Error())
	}
	return p, nil
}

// Tickets prints one page for each ticket, in the given order.
func (p *Press) Tickets(sheets []ticket.Sheet) ([]byte, error) {
	if len(sheets) == 0 {
		return nil, errors.New("pdf: no tickets to print")
	}
	doc := p.newDocument(sheets[0].Locale)
	issued := slices.MaxFunc(sheets, func(a, b ticket.Sheet) int { return a.Ticket.IssuedAt.Compare(b.Ticket.IssuedAt) }).Ticket.IssuedAt
	doc.SetCreationDate(issued)
	doc.SetModificationDate(issued)
	doc.SetLang(sheets[0].Locale.Lang())
	doc.SetTitle(clean(sheets[0].Show.Event.Title)+", order "+clean(sheets[0].Number), true)
	doc.SetAuthor(clean(sheets[0].Show.Organiser.Name), true)
	for _, sheet := range sheets {
		symbol, err := p.encode(sheet.Ticket.Code)
		if err != nil {
			return nil, fmt.Errorf("pdf: %s: %w", sheet.Ticket.ID, err)
		}
		page := page{
			document: doc, sheet: sheet, symbol: symbol, zone: zone(sheet.Show.Venue.TimeZone), words: ticket.LabelsIn(sheet.Locale),
		}
		page.draw()
	}
	var out bytes.Buffer
	if err := doc.Output(&out); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return out.Bytes(), nil
}

func zone(name string) *time.Location {
	if location, err := time.LoadLocation(name); err == nil {
		return location
	}
	return time.UTC
}

// document is the PDF with its typefaces.
type document struct {
	*fpdf.Fpdf
	fonts     Fonts
	fromRight bool                // a page in Arabic: x is from the right
	western   func(string) string // what Helvetica is addressed by; nil with a typeface of our own
	arabic    *bool               // the Arabic typeface is in the document
}

// The families of the typefaces within a document.
const (
	familyOwn    = "text"
	familyArabic = "arabic"
)

const (
	pageWidth  = 105.0 // mm, A6
	pageHeight = 148.0
	margin     = 8.0
	inner      = pageWidth - 2*margin
)

func (p *Press) newDocument(l *locale.Locale) document { return p.document(pageWidth, pageHeight, l) }

func (p *Press) newSheet(l *locale.Locale) document { return p.document(sheetWidth, sheetHeight, l) }

func (p *Press) document(width, height float64, l *locale.Locale) document {
	doc := document{
		Fpdf:      fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: width, Ht: height}}),
		fonts:     p.fonts,
		fromRight: l.Dir() == "rtl" && p.fonts.Arabic != nil,
		arabic:    new(bool),
	}
	doc.SetCatalogSort(true)
	doc.SetProducer("Frontrow", true)
	doc.SetMargins(margin, margin, margin)
	doc.SetAutoPageBreak(false, 0)
	doc.SetCellMargin(0)
	if p.fonts.Regular == nil {
		doc.western = doc.UnicodeTranslatorFromDescriptor("")
		doc.SetFont("Helvetica", "", 10)
		return doc
	}
	doc.add(familyOwn, p.fonts.Regular, p.fonts.Bold)
	return doc
}

// add puts a typeface into the document.
func (d document) add(family string, regular, bold []byte) {
	// The library writes into the bytes while it cuts the font down.
	d.AddUTF8FontFromBytes(family, "", bytes.Clone(regular))
	d.AddUTF8FontFromBytes(family, "B", bytes.Clone(bold))
	d.SetFont(family, "B", 10)
	d.SetFont(family, "", 10)
}

// chooseFor takes the typeface that s is written in, as large and as bold as the
// one in use, and gives s as that is addressed: what stands leftmost first. The
// Arabic one is put into a document with the first letter that needs it.
func (d document) chooseFor(s string) string {
	family, weight := familyOwn, d.GetFontStyle()
	size, _ := d.GetFontSize()
	switch {
	case d.fonts.Arabic != nil && (d.fromRight || runsLeft(s)):
		if !*d.arabic {
			d.add(familyArabic, d.fonts.Arabic, d.fonts.ArabicBold)
			*d.arabic = true
		}
		family, s = familyArabic, visual(s, d.fromRight)
	case d.western != nil:
		family = "Helvetica"
	}
	d.SetFont(family, weight, size)
	if s = clean(s); family == "Helvetica" {
		s = d.western(s)
	}
	return s
}
