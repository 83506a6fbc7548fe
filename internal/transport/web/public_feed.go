package web

import (
	"encoding/xml"
	"net/http"
	"time"
)

// A feed (Atom, RFC 4287) says the same as the list of events, for whoever
// follows it with a program.

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string       `xml:"id"`
	Title     string       `xml:"title"`
	Published string       `xml:"published"`
	Updated   string       `xml:"updated"`
	Link      atomLink     `xml:"link"`
	Author    atomPerson   `xml:"author"`
	Category  atomCategory `xml:"category"`
	Summary   string       `xml:"summary"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// feedAddress gives the feed of a list. What narrows the list narrows the feed.
func feedAddress(f filterView) string {
	if values := f.values(); len(values) > 0 {
		return "/feed.atom?" + values.Encode()
	}
	return "/feed.atom"
}

// feed gives where the list is followed.
func (v eventsView) feed() string { return feedAddress(v.Filter) }

// feedEntries is how many events a feed has.
const feedEntries = 50

func (s *Site) feed(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	o, err := s.offers(ctx)
	if err != nil {
		return err
	}
	p := s.page(r, "")
	f, q := readFilter(p, r.URL.Query(), o)
	q.Limit, q.Cursor = feedEntries, ""
	events, _, err := s.Catalogue.Events(ctx, q)
	if err != nil {
		return err
	}
	title := p.T.Site.Name
	for _, a := range f.applied(p, q) {
		title += " · " + a.Words
	}
	base := s.PublicURL
	feed := atomFeed{
		Lang: p.Lang(), ID: base + p.Path(feedAddress(f)), Title: p.T.Discover.FeedTitle(title),
		Links: []atomLink{
			{"self", "application/atom+xml", base + p.Path(feedAddress(f))},
			{"alternate", "text/html", base + p.Path(f.address())},
		},
	}
	latest := time.Unix(0, 0)
	for _, e := range events {
		lead, ok := leadOf(e, p.Now)
		if !ok {
			continue
		}
		zone := lead.Venue.TimeZone
		published := e.Event.CreatedAt
		for _, at := range e.Shows { // a new date is news
			if at.Show.PublishedAt.After(published) {
				published = at.Show.PublishedAt
			}
		}
		if published.After(latest) {
			latest = published
		}
		summary := p.Moment(lead.Show.StartsAt, zone) + " · " + p.List(lead.Venue.Name, lead.Venue.City)
		if e.Event.Summary != "" {
			summary += " · " + e.Event.Summary
		}
		feed.Entries = append(feed.Entries, atomEntry{
			ID: base + eventAddress(e.Event), Title: e.Event.Title,
			Published: e.Event.CreatedAt.UTC().Format(time.RFC3339), Updated: published.UTC().Format(time.RFC3339),
			Link:   atomLink{"alternate", "text/html", base + p.Path(eventAddress(e.Event))},
			Author: atomPerson{e.Organiser.Name}, Summary: summary,
			Category: atomCategory{string(e.Event.Genre), p.T.Site.Genre(string(e.Event.Genre))},
		})
	}
	feed.Updated = latest.UTC().Format(time.RFC3339)
	return s.xml(w, r, "application/atom+xml; charset=utf-8", feed)
}

// xml answers with a document that is the same for everybody.
func (s *Site) xml(w http.ResponseWriter, r *http.Request, contentType string, doc any) error {
	body, err := xml.Marshal(doc)
	if err != nil {
		return err
	}
	s.keepable(w, r, contentType, keepPublic, append([]byte(xml.Header), body...))
	return nil
}
