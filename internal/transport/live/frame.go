package live

import (
	"strconv"
	"time"

	"frontrow/internal/engine"
)

// frame is one event of a show's stream, encoded once and shared by all who
// are sent it.
type frame struct {
	from, to uint64 // it tells of the rows after from, up to to
	whole    bool   // it tells of everything: whoever has it needs nothing before it
	since    time.Time
	bytes    []byte
}

// instantFormat is RFC 3339 with microseconds, the finest the seat log knows.
const instantFormat = "2006-01-02T15:04:05.000000Z07:00"

// changesFrame tells of the changes since a version.
func changesFrame(from uint64, c engine.Changes) *frame {
	b := make([]byte, 0, 120+8*len(c.Seats)+32*len(c.Areas))
	b = head(b, c.Version, "changes")
	b = append(b, `{"version":`...)
	b = strconv.AppendUint(b, c.Version, 10)
	b = append(b, `,"at":"`...)
	b = c.At.UTC().AppendFormat(b, instantFormat)
	b = append(b, `","seats":[`...)
	for i, s := range c.Seats {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendUint(b, uint64(s.Seat), 10)
		b = append(b, ',')
		b = strconv.AppendUint(b, uint64(s.State), 10)
	}
	b = append(b, `],"areas":[`...)
	for i, a := range c.Areas {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"area":`...)
		b = strconv.AppendUint(b, uint64(a.Area), 10)
		b = append(b, `,"available":`...)
		b = strconv.AppendInt(b, int64(a.Available), 10)
		b = append(b, '}')
	}
	b = append(b, "]}\n\n"...)
	return &frame{from: from, to: c.Version, since: c.Since, bytes: b}
}

// head begins an event. Its id is what a browser that lost the stream comes
// back with.
func head(b []byte, version uint64, event string) []byte {
	b = append(b, "id: "...)
	b = strconv.AppendUint(b, version, 10)
	b = append(b, "\nevent: "...)
	b = append(b, event...)
	return append(b, "\ndata: "...)
}

// beat keeps proxies from taking a quiet stream for a dead one, and lets clients
// notice one that is dead and looks open. It is an event because scripts do not
// get to see comments.
var beat = []byte("event: beat\ndata:\n\n")

// retry tells the browser how long to wait before it comes back, should the
// stream end.
func retry(after time.Duration) []byte {
	return strconv.AppendInt(append([]byte(nil), "retry: "...), after.Milliseconds(), 10)
}
