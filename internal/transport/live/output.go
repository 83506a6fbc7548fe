package live

import (
	"net/http"
	"time"
)

// output writes to one connection, with patience for each write and not for the
// stream as a whole.
type output struct {
	w       http.ResponseWriter
	control *http.ResponseController
	within  time.Duration
	watch   Observer
}

// open begins the stream and says when to come back should it break. Clients
// wait differently long, so that a node that stops is not replaced by a crowd.
func (o *output) open() error {
	// The server bounds how long a request may take to arrive; this one has, and
	// lasts. A connection that ends is still noticed.
	if err := o.control.SetReadDeadline(time.Time{}); err != nil {
		return err
	}
	o.w.WriteHeader(http.StatusOK)
	return o.send(time.Time{}, retry(between(time.Second, 3*time.Second)), endOfEvent)
}

// close ends the stream in peace.
func (o *output) close() {
	_ = o.send(time.Time{}, retry(between(100*time.Millisecond, 4*time.Second)), endOfEvent)
}

var endOfEvent = []byte("\n\n")

// send writes parts that tell of changes since an instant, if of any.
func (o *output) send(since time.Time, parts ...[]byte) error {
	if len(parts) == 0 {
		return nil
	}
	sent := 0
	for _, part := range parts {
		if err := o.control.SetWriteDeadline(time.Now().Add(o.within)); err != nil {
			return err
		}
		n, err := o.w.Write(part)
		sent += n
		if err != nil {
			return err
		}
	}
	if err := o.control.Flush(); err != nil {
		return err
	}
	lag := time.Duration(0)
	if !since.IsZero() {
		lag = max(time.Since(since), 0)
	}
	o.watch.Written(sent, lag)
	return nil
}
