package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/pricing"
)

// A paper is A4; lengths are mm from the top left.
const (
	sheetWidth  = 210.0
	sheetHeight = 297.0
	sheetMargin = 20.0
	sheetEnd    = sheetHeight - 24 // where the foot begins
	sheetRight  = sheetWidth - sheetMargin
	sheetInner  = sheetWidth - 2*sheetMargin
)

// The columns of the table end here, but for the first, which begins at the margin.
var columns = [...]float64{112, 134, 152, 168, sheetRight}

var (
	plain  = style{size: 9.5, ink: black}
	strong = style{size: 9.5, bold: true, ink: black}
	soft   = style{size: 8.5, ink: grey}
)

// Paper prints a receipt, an invoice or a credit note. The same paper gives the
// same bytes.
func (p *Press) Paper(s paper.Sheet) ([]byte, error) {
	first := &account{document: p.newSheet(s.Locale), Sheet: s}
	first.draw()
	all := &account{document: p.newSheet(s.Locale), Sheet: s, pages: first.PageNo()}
	all.SetCreationDate(s.At)
	all.SetModificationDate(s.At)
	all.SetLang(s.Locale.Lang())
	all.SetTitle(clean(s.Labels.Titles[s.Kind]+" "+s.Number()), true)
	all.SetAuthor(clean(s.Content.From.Name), true)
	all.draw()
	var out bytes.Buffer
	if err := all.Output(&out); err != nil {
		return nil, fmt.Errorf("pdf: %s: %w", s.Number(), err)
	}
	return out.Bytes(), nil
}

// account is a paper on its way to be printed.
type account struct {
	document
	paper.Sheet
	y     float64
	pages int // how many there will be; 0 while that is found out
}

func (a *account) draw() {
	a.page()
	a.parties()
	a.subject()
	a.table()
	a.totals()
	a.notes()
}

// page begins one, with the organiser's colour at its head and the number at its foot.
func (a *account) page() {
	a.AddPage()
	accent := parseInk(a.Content.From.Accent, ink{36, 41, 61})
	a.SetFillColor(accent[0], accent[1], accent[2])
	a.Rect(0, 0, sheetWidth, 5, "F")
	foot := []string{a.Content.From.Name}
	if a.Content.From.Email != "" {
		foot = append(foot, a.Content.From.Email)
	}
	a.fit(sheetMargin, sheetHeight-12, 110, strings.Join(foot, " · "), soft, 6)
	number := a.Number()
	if a.pages > 1 {
		number += " · " + strings.NewReplacer("{n}", strconv.Itoa(a.PageNo()), "{all}", strconv.Itoa(a.pages)).Replace(a.Labels.Page)
	}
	a.right(sheetRight, sheetHeight-12, number, soft)
	a.y = 24
}

// right writes one line that ends at x.
func (a *account) right(x, y float64, s string, st style) {
	a.use(st)
	a.put(x-a.width(s), y, s)
}

// block writes lines one under the other and gives where the next would be.
func (a *account) block(x, y, width float64, lines []string, st style) float64 {
	for _, s := range lines {
		if s == "" {
			continue
		}
		a.fit(x, y, width, s, st, 6)
		y += 4.6
	}
	return y
}

// parties are who sells and who buys, beside what sort of paper it is.
func (a *account) parties() {
	c, top := a.Content, a.y
	const width = 82.0
	a.fit(sheetMargin, top, width, c.From.Name, style{size: 13, bold: true, ink: black}, 8)
	y := a.block(sheetMargin, top+6, width, strings.Split(c.From.Address, "\n"), plain)
	if c.From.TaxNumber != "" {
		y = a.block(sheetMargin, y, width, []string{a.Labels.TaxNumber + ": " + c.From.TaxNumber}, plain)
	}

	title := a.Labels.Titles[a.Kind]
	a.right(sheetRight, top, title, style{size: 19, bold: true, ink: black})
	side := top + 8
	for _, fact := range [][2]string{
		{a.Labels.Number, a.Number()}, {a.Labels.Date, a.Locale.DayLong(a.At, c.Show.TimeZone)}, {a.Labels.Order, c.Order},
	} {
		a.use(strong)
		wide := a.width(fact[1])
		a.right(sheetRight, side, fact[1], strong)
		a.right(sheetRight-wide-2, side, fact[0], soft)
		side += 5
	}

	y = max(y, side) + 8
	a.fit(sheetMargin, y, width, a.Labels.To, soft, 6)
	to := append([]string{c.To.Company, c.To.Name}, strings.Split(c.To.Address, "\n")...)
	a.y = a.block(sheetMargin, y+5, width, append(to, c.To.Email), plain) + 8
}

// subject is the show, once for all lines.
func (a *account) subject() {
	show := a.Content.Show
	a.fit(sheetMargin, a.y, sheetInner, show.Title, style{size: 12, bold: true, ink: black}, 8)
	when := a.Locale.DayLong(show.StartsAt, show.TimeZone) + ", " + a.Locale.Clock(show.StartsAt, show.TimeZone)
	where := strings.Trim(show.Venue+", "+show.City, ", ")
	a.y = a.block(sheetMargin, a.y+5.5, sheetInner, []string{when + " · " + where}, plain) + 5
}

// table has a row for the places of each line, and one for their fees.
func (a *account) table() {
	a.header()
	for i, l := range a.Content.Lines {
		rate := a.Content.Tax
		if place := a.Places[i]; l.Place != "" {
			a.row(place, l.Quantity, l.Tickets, l.TicketTax, rate.Ticket)
			if l.Fees != 0 || l.FeeTax != 0 {
				a.row("    "+a.Labels.Fee, 0, l.Fees, l.FeeTax, rate.Fee)
			}
			continue
		}
		if l.Kept {
			a.kept(l.Sums, rate)
			continue
		}
		a.row(a.Labels.OrderFee, 0, l.Fees, l.FeeTax, rate.Fee)
	}
}

// kept is what does not go back: of places and of fees, each at its rate.
func (a *account) kept(s pricing.Sums, rate pricing.Tax) {
	if s.Tickets != 0 || s.TicketTax != 0 {
		a.row(a.Labels.Kept, 0, s.Tickets, s.TicketTax, rate.Ticket)
	}
	if s.Fees != 0 || s.FeeTax != 0 {
		a.row(a.Labels.KeptFees, 0, s.Fees, s.FeeTax, rate.Fee)
	}
}

func (a *account) header() {
	head := style{size: 8, bold: true, ink: grey}
	a.use(head)
	a.put(sheetMargin, a.y, a.Labels.Item)
	for i, label := range []string{a.Labels.Quantity, a.Labels.Net, a.Labels.Rate, a.Labels.Tax, a.Labels.Gross} {
		a.right(columns[i], a.y, label, head)
	}
	a.y += 2.5
	a.rule()
}

func (a *account) rule() {
	a.SetDrawColor(line[0], line[1], line[2])
	a.SetLineWidth(0.25)
	a.Line(sheetMargin, a.y, sheetRight, a.y)
	a.y += 5
}

// room begins another page unless so much is left on this one.
func (a *account) room(height float64) bool {
	if a.y+height <= sheetEnd {
		return false
	}
	a.page()
	return true
}

func (a *account) row(item string, quantity int, net, tax, rate int64) {
	if a.room(8) {
		a.header()
	}
	indent := float64(len(item)-len(strings.TrimLeft(item, " "))) * 0.8
	st := plain
	if indent > 0 {
		st = soft
	}
	a.fit(sheetMargin+indent, a.y, columns[0]-sheetMargin-12-indent, strings.TrimLeft(item, " "), st, 6.5)
	cells := [...]string{"", a.sum(net), "", "", a.sum(net + tax)}
	if quantity > 0 {
		cells[0] = strconv.Itoa(quantity)
	}
	if tax != 0 || rate != 0 {
		cells[2], cells[3] = a.Locale.Percent(rate), a.sum(tax)
	}
	for i, cell := range cells {
		a.right(columns[i], a.y, cell, st)
	}
	a.y += 5.6
}

// sum writes an amount as the paper counts it: what a credit note takes back is
// below zero. The minus is one that every typeface has.
func (a *account) sum(minor int64) string {
	return strings.ReplaceAll(a.Locale.Money(money.Of(a.Kind.Sign()*minor, a.Total.Currency)), "−", "-")
}

// totals are the sum and the taxes in it, by rate.
func (a *account) totals() {
	taxes := a.Taxes()
	a.room(14 + 5*float64(len(taxes)))
	a.y -= 2
	a.rule()
	a.y++
	big := style{size: 12, bold: true, ink: black}
	a.use(big)
	a.put(columns[1]-18, a.y, a.Labels.Total)
	a.right(sheetRight, a.y, a.sum(a.Total.Minor), big)
	a.y += 6.5
	net := a.netByRate()
	for _, t := range taxes {
		name := a.Content.Tax.Name + " " + a.Locale.Percent(t.Rate)
		words := strings.NewReplacer("{tax}", a.Locale.Apart(name), "{net}", a.Locale.Apart(a.sum(net[t.Rate]))).Replace(a.Labels.OfWhich)
		a.fit(columns[1]-18, a.y, 56, words, soft, 6)
		a.right(sheetRight, a.y, a.sum(t.Minor), soft)
		a.y += 4.8
	}
	a.y += 6
}

// netByRate is what the taxes are on.
func (a *account) netByRate() map[int64]int64 {
	sums := paper.Sums(a.Content.Lines)
	net := map[int64]int64{}
	for _, part := range []struct{ rate, net, tax int64 }{
		{a.Content.Tax.Ticket, sums.Tickets, sums.TicketTax}, {a.Content.Tax.Fee, sums.Fees, sums.FeeTax},
	} {
		if part.tax != 0 {
			net[part.rate] += part.net
		}
	}
	return net
}

// notes say how it was paid, what a credit note is about, and where the seat
// log ended.
func (a *account) notes() {
	var notes []string
	if c := a.Content; c.Off != 0 {
		notes = append(notes, strings.NewReplacer("{code}", a.Locale.LeftToRight(c.Voucher), "{sum}", a.Locale.Apart(a.sum(c.Off))).Replace(a.Labels.Voucher))
	}
	if a.Kind == paper.CreditNote {
		notes = append(notes, strings.ReplaceAll(a.Labels.Corrects, "{number}", a.Locale.LeftToRight(a.Content.Corrects)), a.Labels.GoesBack)
	} else if with := a.Content.PaidWith; with != "" {
		notes = append(notes, a.Labels.PaidWith+" "+cmp.Or(a.Labels.Ways[with], with)+".")
	}
	if a.Kind == paper.Receipt && a.Content.Tax == (pricing.Tax{}) {
		notes = append(notes, a.Labels.NoInvoice)
	}
	for _, note := range notes {
		a.room(6)
		a.fit(sheetMargin, a.y, sheetInner, note, plain, 7)
		a.y += 5
	}
	if a.Head == "" {
		return
	}
	const characters = 110
	a.room(22)
	a.y += 4
	a.use(soft)
	for _, s := range a.wrap(a.Labels.Head, sheetInner, 3) {
		a.put(sheetMargin, a.y, s)
		a.y += 4
	}
	a.use(style{size: 6.2, ink: grey})
	for code := a.Head; code != ""; a.y += 2.8 {
		n := min(characters, len(code))
		a.put(sheetMargin, a.y, code[:n])
		code = code[n:]
	}
}
