package httpserver

import (
	"errors"
	"io"
	"net/http"
	"time"
)

// Bodies bounds what requests send: at most limit bytes, within timeout of the
// handler's start. Reading on gives an *[http.MaxBytesError], or an error that
// is [os.ErrDeadlineExceeded]. A route may set a lower limit of its own with
// [http.MaxBytesReader].
//
// The time is the body's own, and not the server's ReadTimeout, because that
// one would end every live stream, too.
func Bodies(limit int64, timeout time.Duration) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Body == nil || r.Body == http.NoBody {
				next.ServeHTTP(w, r)
				return
			}
			control := http.NewResponseController(w)
			// A writer that knows no deadlines is a test's recorder.
			_ = control.SetReadDeadline(time.Now().Add(timeout))
			r.Body = &body{
				ReadCloser: http.MaxBytesReader(w, r.Body, limit),
				whole:      func() { _ = control.SetReadDeadline(time.Time{}) },
			}
			next.ServeHTTP(w, r)
		})
	}
}

// body calls whole when it was read to its end: what the connection brings
// from then on is not part of it.
type body struct {
	io.ReadCloser
	whole func()
}

func (b *body) Read(into []byte) (int, error) {
	n, err := b.ReadCloser.Read(into)
	if b.whole != nil && errors.Is(err, io.EOF) {
		b.whole()
		b.whole = nil
	}
	return n, err
}
