package httpserver

import "net/http"

// LimitBodies makes reading more than limit bytes of a request's body fail with
// an *[http.MaxBytesError]. A route may set a lower limit of its own in the same
// way. A body that comes too slowly fails with [os.ErrDeadlineExceeded], by the
// server's RequestTimeout.
func LimitBodies(limit int64) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			// A body whose length was told has no more: net/http sees to that.
			if told := r.ContentLength >= 0 && r.ContentLength <= limit; !told && r.Body != nil && r.Body != http.NoBody {
				r.Body = http.MaxBytesReader(w, r.Body, limit)
			}
			next.ServeHTTP(w, r)
		})
	}
}
