package web

import (
	"net/http"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
)

// ticketsView is the tickets of an order, or one of them.
type ticketsView struct {
	Page
	catalog.ShowView
	Order    order.Order
	KeyQuery string
	Tickets  []ticketView
	Single   bool // "/tickets/{ticket}"
	Valid    bool // one of them opens the door
}

// ticketView is one ticket as the door wants to see it.
type ticketView struct {
	ticket.Ticket
	Spot       ticket.Spot
	QR         string // SVG
	Day, Clock string
	Doors      string
	Address    string // of its own page
	Revoked    bool
}

// orderTickets is "/orders/{order}/tickets".
func (s *Site) orderTickets(w http.ResponseWriter, r *http.Request) error {
	o, key, err := s.orderOf(r)
	if err != nil {
		return err
	}
	tickets, err := s.Tickets.OfOrder(r.Context(), o.ID)
	if err != nil {
		return err
	}
	if len(tickets) == 0 {
		return seeOther(w, r, orderAddress(o.ID, key)) // it says how the order stands
	}
	return s.showTickets(w, r, o, key, tickets, false)
}

// ticketShow is "/tickets/{ticket}".
func (s *Site) ticketShow(w http.ResponseWriter, r *http.Request) error {
	t, o, key, err := s.ticketOf(r)
	if err != nil {
		return err
	}
	return s.showTickets(w, r, o, key, []ticket.Ticket{t}, true)
}

// ticketOf finds the ticket of the address, for who may see its order.
func (s *Site) ticketOf(r *http.Request) (t ticket.Ticket, o order.Order, key string, err error) {
	wanted, err := pathID[id.Ticket](r, "ticket")
	if err != nil {
		return t, o, "", err
	}
	if t, err = s.Tickets.Find(r.Context(), wanted); err != nil {
		return t, o, "", err
	}
	if o, key, err = s.openOrder(r, t.Order); err != nil {
		return ticket.Ticket{}, o, "", ticket.ErrNoTicket
	}
	return t, o, key, nil
}

func (s *Site) showTickets(w http.ResponseWriter, r *http.Request, o order.Order, key string, tickets []ticket.Ticket, single bool) error {
	show, plan, err := s.placeOf(r.Context(), o)
	if err != nil {
		return err
	}
	view, err := ticketsViewOf(s.page(r, ""), o, show, plan, tickets, keyQuery(key), single, s.Papers.QR)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, ticketsPage(view))
}

func ticketsViewOf(p Page, o order.Order, show catalog.ShowView, plan *seating.Plan, tickets []ticket.Ticket, keyQuery string, single bool,
	qr func(code string) ([]byte, error),
) (ticketsView, error) {
	v := ticketsView{Page: p, ShowView: show, Order: o, KeyQuery: keyQuery, Single: single}
	v.Title, v.Private, v.Accent = p.T.Ticket.Title(show.Event.Title), true, show.Organiser.Accent
	v.Scripts = []string{"ticket.js"}
	if single {
		v.Manifest = "/tickets/" + tickets[0].ID.String() + "/manifest.webmanifest" + keyQuery
	}
	zone := show.Venue.TimeZone
	for _, t := range tickets {
		view := ticketView{
			Ticket: t, Spot: ticket.SpotOf(plan, t.Place, t.Area), Revoked: t.State != ticket.Valid,
			Day: p.DayLong(show.Show.StartsAt, zone), Clock: p.Clock(show.Show.StartsAt, zone),
			Address: "/tickets/" + t.ID.String() + keyQuery,
		}
		if !show.Show.DoorsAt.IsZero() {
			view.Doors = p.Clock(show.Show.DoorsAt, zone)
		}
		if !view.Revoked {
			picture, err := qr(t.Code)
			if err != nil {
				return ticketsView{}, err
			}
			view.QR = string(picture)
		}
		v.Valid = v.Valid || !view.Revoked
		v.Tickets = append(v.Tickets, view)
	}
	return v, nil
}

// orderTicketsPDF is every valid ticket of an order, to print or to keep.
func (s *Site) orderTicketsPDF(w http.ResponseWriter, r *http.Request) error {
	o, _, err := s.orderOf(r)
	if err != nil {
		return err
	}
	tickets, err := s.Tickets.OfOrder(r.Context(), o.ID)
	if err != nil {
		return err
	}
	return s.sendPDF(w, r, o, tickets)
}

// ticketPDF is one ticket, to print or to keep.
func (s *Site) ticketPDF(w http.ResponseWriter, r *http.Request) error {
	t, o, _, err := s.ticketOf(r)
	if err != nil {
		return err
	}
	return s.sendPDF(w, r, o, []ticket.Ticket{t})
}

func (s *Site) sendPDF(w http.ResponseWriter, r *http.Request, o order.Order, tickets []ticket.Ticket) error {
	var valid []ticket.Ticket
	for _, t := range tickets {
		if t.State == ticket.Valid {
			valid = append(valid, t)
		}
	}
	if len(valid) == 0 {
		return ticket.ErrNoTicket
	}
	file, err := s.Papers.PDF(r.Context(), o, valid)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Disposition", `attachment; filename="tickets-`+o.Number+`.pdf"`)
	s.send(w, r, http.StatusOK, "application/pdf", keepNever, file)
	return nil
}

// ticketWorker is the service worker that keeps opened tickets for a place
// without a network. It is for the pages below "/tickets/", in each language.
func (s *Site) ticketWorker(w http.ResponseWriter, r *http.Request) error {
	// Its pages may have a language before them.
	w.Header().Set("Service-Worker-Allowed", "/")
	s.keepable(w, r, "text/javascript; charset=utf-8", "public, max-age=0, must-revalidate", s.Content("worker.js"))
	return nil
}
