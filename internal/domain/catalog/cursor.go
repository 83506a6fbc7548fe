package catalog

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
)

// cursor says where a page of coming events ended. Clients get it as text that
// means nothing to them.
type cursor struct {
	time  time.Time // start of the show the last event is listed by
	event id.Event
}

func (c cursor) String() string {
	return base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, "%d.%s", clock.Micros(c.time), c.event))
}

// parseCursor reads what String wrote; "" is the first page.
func parseCursor(s string) (cursor, error) {
	if s == "" {
		return cursor{}, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		return cursor{}, ErrBadCursor
	}
	micros, event, _ := strings.Cut(string(raw), ".")
	us, err := strconv.ParseInt(micros, 10, 64)
	if err != nil {
		return cursor{}, ErrBadCursor
	}
	c := cursor{time: clock.FromMicros(us)}
	if c.event, err = id.Parse[id.Event](event); err != nil || c.String() != s {
		return cursor{}, ErrBadCursor
	}
	return c, nil
}

// after reads a cursor that is an id.
func after[K id.Kind](s string) (last id.ID[K], err error) {
	if s == "" {
		return last, nil
	}
	if last, err = id.Parse[id.ID[K]](s); err != nil {
		return last, ErrBadCursor
	}
	return last, nil
}
