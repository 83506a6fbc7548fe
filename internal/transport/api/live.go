package api

import (
	"net/http"
	"net/netip"
	"reflect"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/transport/live"
)

func (a *API) liveRoutes() []Route {
	snapshot := rawRoute(Route{Method: "GET", Path: "/v1/shows/{show}/seats", Name: "getSeats", Tag: "Seats", Status: 200,
		Summary: "Snapshot of all seats", About: "Compact and the same for everybody: one second old at most behind a cache. " +
			"Who polls it sends the ETag back in If-None-Match, and is told in a few bytes when nothing has changed.",
		Query:  []Param{versionParam},
		Access: Access{Who: Anyone}, Faults: seatReadFaults}, a.getSeats)
	snapshot.Answer = reflect.TypeFor[live.Snapshot]()
	return []Route{
		snapshot,
		rawRoute(Route{Method: "GET", Path: "/v1/shows/{show}/live", Name: "watchSeats", Tag: "Seats", Status: 200,
			Summary: "Changes of the seats as they happen",
			About: "Server-sent events. An event \"changes\" is {version, at, seats, areas}: seats is a flat list of pairs, a seat's number in chart order " +
				"and its state as in the snapshot; areas is a list of {area, available}, area being a standing area's number in chart order. " +
				"An event \"snapshot\" has the members of the snapshot and replaces everything. " +
				"An event \"beat\" says nothing but that the stream is alive; there is one at least every ten seconds. " +
				"The id of an event is its version: a browser that comes back sends it as Last-Event-ID by itself, and gets what it has missed. " +
				"Begin with since, the version of the snapshot you have; without it, the first event is a snapshot. " +
				"A stream ends now and then, and comes back after the time its retry says. Where it is refused with live.crowded, poll the snapshot.",
			Query:  []Param{{Name: "since", About: "The version of the snapshot you have. Last-Event-ID goes before it."}},
			Access: Access{Who: Anyone}, AnswerType: "text/event-stream",
			Faults: append([]*fault.Fault{live.ErrCrowded}, seatReadFaults...)}, a.watchSeats),
	}
}

func (a *API) getSeats(c *Call) (Reply, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return Reply{}, err
	}
	version, err := c.version()
	if err != nil {
		return Reply{}, err
	}
	p, err := a.use.Live.Print(c.ctx(), show, version)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Bytes: p.JSON, Packed: p.Gzip, Header: http.Header{
		"Content-Type": {"application/json"}, "Cache-Control": {"public, max-age=1"}, "Etag": {p.Tag},
	}}, nil
}

func (a *API) watchSeats(c *Call) (Reply, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return Reply{}, err
	}
	if c.request.Method == http.MethodHead { // somebody asks whether there is a stream
		_, err := a.use.Seats.Plan(c.ctx(), show)
		return Reply{Header: http.Header{"Content-Type": {"text/event-stream"}}}, err
	}
	resume := c.request.Header.Get("Last-Event-ID")
	if resume == "" {
		resume = c.query("since")
	}
	// What stands in X-Forwarded-For anybody may write; the connection's other end
	// they may not.
	from, err := netip.ParseAddrPort(c.request.RemoteAddr)
	if err != nil {
		return Reply{}, err
	}
	viewer, err := a.use.Live.Join(c.ctx(), show, from.Addr(), resume)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Stream: http.HandlerFunc(viewer.Serve)}, nil
}
