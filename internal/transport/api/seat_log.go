package api

import (
	"context"
	"net/http"
	"reflect"
	"strconv"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
)

// SeatLogs gives what anybody may have of seat logs.
type SeatLogs interface {
	// Page gives rows of a show's log in its public form, those after a version;
	// from its very first line if after is nil. Full says that the page will never
	// be another. It returns catalog.ErrNoShow and inventory.ErrNoBucket.
	Page(ctx context.Context, show id.Show, after *uint64) (lines []byte, full bool, err error)
	// Head signs where the log ends now. It returns what Page does.
	Head(ctx context.Context, show id.Show) (inventory.SignedHead, error)
	// Printed is the head that stands on an order, and false when none does yet.
	Printed(ctx context.Context, o id.Order) (inventory.SignedHead, bool, error)
}

// headJSON is the end of a seat log, signed.
type headJSON struct {
	Show    id.Show   `json:"show"`
	Version uint64    `json:"version"`
	At      time.Time `json:"at" doc:"When the row of that version was decided"`
	Hash    string    `json:"hash" doc:"Of that row, in hexadecimal"`
	Code    string    `json:"code" doc:"All of it, signed: keep this"`
}

func toHead(h inventory.SignedHead) headJSON {
	return headJSON{Show: h.Show, Version: h.Version, At: h.When(), Hash: h.Hash.String(), Code: h.String()}
}

func (a *API) seatLogRoutes() []Route {
	logFaults := faults(ErrNotThere, catalog.ErrNoShow, inventory.ErrNoBucket)
	head := rawRoute(Route{Method: "GET", Path: "/v1/shows/{show}/seat-log/head", Name: "getSeatLogHead", Tag: "Seats", Status: 200,
		Summary: "Where the seat log ends now, signed",
		About: "Keep the code. A log that has another hash at that version, or ends before it, is not the one that was shown to you: " +
			"`frontrow audit verify FILE --head CODE` checks it.",
		Access: Access{Who: Anyone}, Faults: logFaults}, a.getSeatLogHead)
	head.Answer = reflect.TypeFor[headJSON]()
	return []Route{
		rawRoute(Route{Method: "GET", Path: "/v1/shows/{show}/seat-log", Name: "getSeatLog", Tag: "Seats", Status: 200,
			Summary: "All that ever happened to the seats",
			About: "The seat log in its public form, which names nobody and proves itself: lines of JSON, the first of which says whose log it is, " +
				"then a row a line. Ask for the next page with after, the version of the last line you have, until a page has no line; " +
				"one after the other, the pages are a file that `frontrow audit verify` checks. A full page never changes.",
			Query:  []Param{{Name: "after", About: "The version of the last row you have", Format: "integer"}},
			Access: Access{Who: Anyone}, AnswerType: "application/x-ndjson", Faults: logFaults}, a.getSeatLog),
		head,
	}
}

func (a *API) getSeatLog(c *Call) (Reply, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return Reply{}, err
	}
	var after *uint64
	if text := c.query("after"); text != "" || c.request.URL.Query().Has("after") {
		v, err := strconv.ParseUint(text, 10, 63)
		if err != nil || strconv.FormatUint(v, 10) != text {
			return Reply{}, ErrInvalid.At("query.after", "the version of the last row you have")
		}
		after = &v
	}
	lines, full, err := a.use.SeatLogs.Page(c.ctx(), show, after)
	if err != nil {
		return Reply{}, err
	}
	kept := "public, max-age=1"
	if full {
		kept = "public, max-age=31536000, immutable"
	}
	return Reply{Bytes: lines, Header: http.Header{"Cache-Control": {kept}}}, nil
}

func (a *API) getSeatLogHead(c *Call) (Reply, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return Reply{}, err
	}
	head, err := a.use.SeatLogs.Head(c.ctx(), show)
	if err != nil {
		return Reply{}, err
	}
	return Reply{JSON: toHead(head), Header: http.Header{"Cache-Control": {"public, max-age=1"}}}, nil
}
