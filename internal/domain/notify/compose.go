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
	"time"

	"frontrow/internal/base/locale"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/ticket"
)

//go:embed letters
var letters embed.FS

// Each kind has a letter as text and one as HTML, with the same frame.
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
	Date      string // "Saturday, 24 October 2026", in the venue's time zone
	Starts    string // "19:30"
	Doors     string // "" when not announced
	Venue     string
	Where     string // address and city
	Number    string // of the order
	Lines     []letterLine
	Total     string
	Link      string // opens the order on any device
	Reason    string // why it ended, in words for the buyer
	MoneyBack string // what becomes of the money
	Organiser string
	Contact   string       // the organiser's address; "" for none
	Accent    string       // "#rrggbb"
	Orders    []foundOrder // of an address
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
			Place:    oneLine(ticket.SpotOf(plan, line.Place, line.Area).String()),
			Quantity: line.Quantity,
			Total:    locale.English.Money(money.Of(line.Total(), o.Currency)),
		})
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
	if m.Kind == Tickets {
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
	return mail, nil
}

func (s *Service) letter(o order.Order, view catalog.ShowView) letter {
	zone, err := time.LoadLocation(view.Venue.TimeZone)
	if err != nil {
		zone = time.UTC
	}
	l := letter{
		Name:      oneLine(o.Name),
		Title:     oneLine(view.Event.Title),
		Date:      view.Show.StartsAt.In(zone).Format("Monday, 2 January 2006"),
		Starts:    view.Show.StartsAt.In(zone).Format("15:04"),
		Venue:     oneLine(view.Venue.Name),
		Where:     oneLine(strings.Trim(view.Venue.Address+", "+view.Venue.City, ", ")),
		Number:    oneLine(o.Number),
		Total:     locale.English.Money(o.Total()),
		Link:      s.PublicURL + "/orders/" + o.ID.String() + "?" + url.Values{"key": {ticket.OrderKey(s.Secret, o.ID)}}.Encode(),
		Reason:    oneLine(o.Reason),
		MoneyBack: moneyBack[o.State],
		Organiser: oneLine(view.Organiser.Name),
		Contact:   oneLine(view.Organiser.Email),
		Accent:    plainAccent,
	}
	if colour.MatchString(view.Organiser.Accent) {
		l.Accent = view.Organiser.Accent
	}
	if !view.Show.DoorsAt.IsZero() {
		l.Doors = view.Show.DoorsAt.In(zone).Format("15:04")
	}
	return l
}

// moneyBack says what becomes of the money of an order that ended.
var moneyBack = map[order.State]string{
	order.Cancelled: "No money was kept. If your bank shows a reserved or charged amount, it goes back by itself, usually within a few days.",
	order.Refunding: "The whole amount is on its way back to the card or account you paid with.",
	order.Refunded:  "The whole amount went back to the card or account you paid with. Banks take a few days to show it.",
}

func subject(kind Kind, l letter) string {
	if kind == Tickets {
		return oneLine("Your tickets: " + l.Title + ", " + l.Date)
	}
	return oneLine("Your order " + l.Number + " was cancelled: " + l.Title)
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
	calendar, err := s.Printer.Calendar(view, l.Link)
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
