package httpserver

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
)

// Recover turns a panic of a handler into a line of the log with its stack and
// an answer by writeInternal, which must tell nothing about it. Where the
// answer had begun, the connection is cut off instead, so that nobody takes
// half an answer for a whole one.
func Recover(log *slog.Logger, writeInternal http.Handler) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			begun := &begunWriter{ResponseWriter: w}
			defer func() {
				cause := recover()
				if cause == nil {
					return
				}
				if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
					panic(cause) // the handler asked net/http to cut the connection
				}
				log.ErrorContext(r.Context(), "panic", "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
				if begun.begun {
					panic(http.ErrAbortHandler)
				}
				for _, name := range ownHeaders {
					w.Header().Del(name)
				}
				writeInternal.ServeHTTP(w, r)
			}()
			next.ServeHTTP(begun, r)
		})
	}
}

// ownHeaders are about the answer the handler did not get to give.
var ownHeaders = []string{
	"Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Length", "Content-Type",
	"Etag", "Last-Modified", "Location", "Retry-After", "Set-Cookie", "Vary",
}

// begunWriter notes whether an answer has begun.
type begunWriter struct {
	http.ResponseWriter
	begun bool
}

func (w *begunWriter) WriteHeader(status int) {
	w.begun = w.begun || status >= 200
	w.ResponseWriter.WriteHeader(status)
}

func (w *begunWriter) Write(content []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(content)
}

// Flush is here for code that asks for an http.Flusher.
func (w *begunWriter) Flush() {
	w.begun = true
	_ = http.NewResponseController(w.ResponseWriter).Flush()
}

// Unwrap lets http.ResponseController reach what is below.
func (w *begunWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
