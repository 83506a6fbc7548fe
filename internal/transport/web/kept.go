package web

import "net/http"

// neverKept sees to it that no cache keeps an answer, whatever the page behind
// it says: an address that looks at the reader's session is for one person. The
// reverse holds by itself: below an address for everybody there is no session to
// look at, and asking for one panics.
func neverKept(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(&unkept{ResponseWriter: w}, r)
	})
}

type unkept struct {
	http.ResponseWriter
	begun bool
}

func (w *unkept) WriteHeader(status int) {
	w.begun = true
	w.Header().Set("Cache-Control", keepNever)
	w.ResponseWriter.WriteHeader(status)
}

func (w *unkept) Write(content []byte) (int, error) {
	if !w.begun {
		w.WriteHeader(http.StatusOK)
	}
	return w.ResponseWriter.Write(content)
}

// Unwrap lets http.ResponseController reach what is below.
func (w *unkept) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Address is one address of the pages, for tests that walk them all.
type Address struct {
	Method, Path string
	Public       bool // the same for everybody
}

// Addresses lists every address of the pages.
func Addresses() []Address {
	all := make([]Address, len(routeTable))
	for i, rt := range routeTable {
		all[i] = Address{rt.method, rt.path, rt.audience == everybody}
	}
	return all
}
