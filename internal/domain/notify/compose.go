package notify

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	html "html/template"
	"net/url"
	"regexp"
	"slices"
	"strings"
	text "text/template"

	"frontrow/internal/base/locale"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
)

//go:embed letters
var letters embed.FS

// Each kind has a letter as text and one as HTML, in the same frame. Most are about
// an order, whose places the frame shows itself.
var (
	asText = map[Kind]*text.Template{}
	asHTML = map[Kind]*html.Template{}
)

func init() {
	for kind := range fits {
		asText[kind] = text.Must(text.ParseFS(letters, "letters/frame.txt", "letters/"+string(kind)+".txt"))
		asHTML[kind] = html.Must(html.ParseFS(letters, "letters/frame.html", "letters/"+string(kind)+".html"))
	}
}

// plainAccent is the colour of letters without one of their own.
const plainAccent = "#24293d"

var colour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// letter is what the letters are written from. Every text is one clean line.
type letter struct {
	Name      string // whom it greets
	Title     string // of the event
	Date      string // "Saturday 24 October 2026", in the venue's time zone
	Starts    string // "19:30"
	Doors     string // "" when not announced
	Venue     string
	Where     string // address and city
	Number    string // of the order
	Lines     []letterLine
	Code      string // of the voucher
	Off       string // what it took off the places; "" for nothing
	Taxes     string // what of the total is tax; "" for none
	Total     string
	Link      string // opens the order on any device
	Reason    string // why it ended, in words for the buyer
	MoneyBack string // what becomes of the money
	Ended     string // the phrase that says that the order ended
	Organiser string
	Contact   string       // the organiser's address; "" for none
	Accent    string       // "#rrggbb"
	Orders    []foundOrder // of an address
	Head      string       // of the seat log; "" for none

	PayTo []string // where the money goes, in lines
	Due   string   // until when it is to be paid
	Sum   string   // what went back
	Back  []string // the places it was for
	Kept  string   // what did not; "" for nothing
	How   string   // the phrase that says how it goes back

	Older   string   // the number of the order before, whose places are changed
	Credit  string   // what of the price these pay
	Instead []string // the places

	InsteadSays string // the phrase that says what becomes of them

	Old, New string // when the show was to begin as the buyer knew it, and when it does
	Moved    string // the phrase that says so
	Until    string // the end of the time to return places because of it; "" for none

	*locale.Locale
}

// Say gives a phrase of the letter's language with what the letter is about.
func (l letter) Say(phrase string) string {
	return strings.NewReplacer("{name}", l.Apart(l.Name), "{title}", l.Apart(l.Title), "{date}", l.Date, "{doors}", l.Doors,
		"{number}", l.LeftToRight(l.Number), "{total}", l.Total, "{due}", l.Due, "{sum}", l.Sum, "{kept}", l.Kept, "{old}", l.Old, "{new}", l.New, "{until}", l.Until, "{older}", l.LeftToRight(l.Older), "{credit}", l.Credit, "{code}", l.Apart(l.Code), "{off}", l.Off).Replace(phrase)
}

// Words is the phrases of the letter's language.
func (l letter) Words() phrases { return spoken[l.Locale] }

// Hello greets the reader.
func (l letter) Hello() string {
	if l.Name == "" {
		return l.Words().HelloNobody
	}
	return l.Say(l.Words().Hello)
}

// End is the side on which lines of the letter end.
func (l letter) End() string {
	if l.Dir() == "rtl" {
		return "left"
	}
	return "right"
}

// Start is the side on which they begin.
func (l letter) Start() string {
	if l.Dir() == "rtl" {
		return "right"
	}
	return "left"
}

type letterLine struct {
	Place    string
	Quantity int
	Total    string
}

// compose writes the mail of a message from what is true now.
func (s *Service) compose(ctx context.Context, m Message, o order.Order) (Mail, error) {
	if m.Kind == Found {
		return s.composeFound(ctx, m)
	}
	older, stays, err := s.olderThan(ctx, o)
	if err != nil {
		return Mail{}, err
	}
	if (m.Kind == Exchange || m.Kind == Unchanged) && !stays {
		return Mail{}, errOutdated
	}
	if m.Kind == Unchanged { // what the reader has is the older one
		o = older
	}
	if m.Kind == Returning && (o.Step == order.StepDone || m.No != len(o.Returns)) {
		return Mail{}, errOutdated
	}
	view, err := s.Records.Show(ctx, o.Show)
	if err != nil {
		return Mail{}, err
	}
	plan, err := s.Records.Plan(ctx, view.Show.Chart)
	if err != nil {
		return Mail{}, err
	}
	l := s.letter(o, view)
	for _, line := range o.Lines {
		l.Lines = append(l.Lines, letterLine{
			Place:    placeOf(plan, line).In(l.Locale),
			Quantity: line.Quantity,
			Total:    l.Money(money.Of(line.Total(), o.Currency)),
		})
	}
	if o.PerOrder.Fee > 0 {
		l.Lines = append(l.Lines, letterLine{Place: l.Say(l.Words().OrderFee), Quantity: 1, Total: l.Money(money.Of(o.PerOrder.Fee, o.Currency))})
	}
	if off := o.Bill().Off(); !off.IsZero() {
		l.Code, l.Off = oneLine(o.Voucher), l.Money(off)
	}
	var taxes []string
	for _, t := range o.Bill().Taxes(o.Bill().Sums()) {
		taxes = append(taxes, l.Money(money.Of(t.Minor, o.Currency))+" "+l.Apart(oneLine(o.Tax.Name))+" ("+l.Percent(t.Rate)+")")
	}
	if len(taxes) > 0 {
		l.Taxes = l.Words().OrderTax + " " + l.List(taxes...)
	}
	if m.Kind == Tickets {
		if l.Head, err = s.Records.SeatLogHead(ctx, o); err != nil {
			return Mail{}, err
		}
	}
	s.aboutMoney(&l, m, o, view, plan)
	if o.Instead != nil && m.Kind != Unchanged {
		l.aboutExchange(m.Kind, o, older, stays, view, plan)
	}
	if m.Kind == Moved {
		if err := s.aboutMove(ctx, &l, m, o, view); err != nil {
			return Mail{}, err
		}
	}
	mail := Mail{
		ID:      m.ID,
		From:    l.Organiser,
		To:      Address{Name: l.Name, Email: m.To},
		Subject: subject(m.Kind, l),
	}
	if l.Contact != "" {
		mail.ReplyTo = Address{Name: l.Organiser, Email: l.Contact}
	}
	if mail.Text, mail.HTML, err = l.write(m.Kind); err != nil {
		return Mail{}, err
	}
	if m.Kind == Tickets || m.Kind == Moved && o.State == order.Paid {
		tickets, err := s.Records.TicketsOf(ctx, o.ID)
		if err != nil {
			return Mail{}, err
		}
		sheets := slices.DeleteFunc(ticket.Sheets(o, tickets, view, plan), func(s ticket.Sheet) bool {
			return s.Ticket.State != ticket.Valid
		})
		if len(sheets) == 0 {
			return Mail{}, fmt.Errorf("%s is paid and has no valid ticket", o.ID)
		}
		if mail.Files, err = s.enclose(sheets, view, l); err != nil {
			return Mail{}, err
		}
	}
	papers, err := s.enclosePapers(ctx, m, o)
	mail.Files = append(mail.Files, papers...)
	return mail, err
}

func (s *Service) letter(o order.Order, view catalog.ShowView) letter {
	speak := locale.Of(o.Language)
	l := letter{
		Locale:    speak,
		Name:      oneLine(o.Name),
		Title:     oneLine(view.Event.Title),
		Date:      speak.DayLong(view.Show.StartsAt, view.Venue.TimeZone),
		Starts:    speak.Clock(view.Show.StartsAt, view.Venue.TimeZone),
		Venue:     oneLine(view.Venue.Name),
		Where:     oneLine(strings.Trim(view.Venue.Address+", "+view.Venue.City, ", ")),
		Number:    oneLine(o.Number),
		Total:     speak.Money(o.Total()),
		Link:      s.PublicURL + speak.Path("/orders/"+o.ID.String()) + "?" + url.Values{"key": {ticket.OrderKey(s.Secret, o.ID)}}.Encode(),
		How:       spoken[speak].ReturningHow,
		MoneyBack: spoken[speak].MoneyBack[o.State],
		Ended:     spoken[speak].Cancelled,
		Organiser: oneLine(view.Organiser.Name),
		Contact:   oneLine(view.Organiser.Email),
		Accent:    plainAccent,
	}
	if colour.MatchString(view.Organiser.Accent) {
		l.Accent = view.Organiser.Accent
	}
	if !view.Show.DoorsAt.IsZero() {
		l.Doors = speak.Clock(view.Show.DoorsAt, view.Venue.TimeZone)
	}
	if speak == locale.English { // an order's reason is English; in other languages its page says why
		l.Reason = oneLine(o.Reason)
	}
	return l
}

// placeOf says where a place is, each part one clean line.
func placeOf(plan *seating.Plan, line pricing.Line) ticket.Spot {
	spot := ticket.SpotOf(plan, line.Place, line.Area)
	spot.Section, spot.Row, spot.Seat = oneLine(spot.Section), oneLine(spot.Row), oneLine(spot.Seat)
	return spot
}

func subject(kind Kind, l letter) string {
	words := l.Words()
	return l.Say(map[Kind]string{
		Tickets: words.TicketsSubject, Cancelled: words.CancelledSubject, Owed: words.OwedSubject, Lapsed: words.LapsedSubject, Refunded: words.RefundedSubject, Returning: words.ReturningSubject, Moved: words.MovedSubject,
		Exchange: words.ExchangeSubject, Unchanged: words.UnchangedSubject,
		ChargedBack: words.ChargedBackSubject, Reinstated: words.ReinstatedSubject,
	}[kind])
}

func (l letter) write(kind Kind) (plain, rich string, err error) {
	var t, h bytes.Buffer
	if err := asText[kind].ExecuteTemplate(&t, "frame", l); err != nil {
		return "", "", err
	}
	if err := asHTML[kind].ExecuteTemplate(&h, "frame", l); err != nil {
		return "", "", err
	}
	return t.String(), h.String(), nil
}

// enclose gives the tickets as PDF and the show for the calendar.
func (s *Service) enclose(sheets []ticket.Sheet, view catalog.ShowView, l letter) ([]File, error) {
	printed, err := s.Printer.Tickets(sheets)
	if err != nil {
		return nil, fmt.Errorf("printing tickets: %w", err)
	}
	calendar, err := s.Printer.Calendar(view, l.Link, l.Locale)
	if err != nil {
		return nil, fmt.Errorf("writing the calendar file: %w", err)
	}
	return []File{
		{Name: "tickets-" + fileName(l.Number) + ".pdf", Type: "application/pdf", Content: printed},
		{Name: "show.ics", Type: "text/calendar; charset=utf-8; method=PUBLISH", Content: calendar},
	}, nil
}

// fileName keeps what is safe in the name of a file.
func fileName(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '-' {
			return r
		}
		return -1
	}, s)
}
