package browsertest

import (
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
)

// cable is the way of one device to the network, as an HTTP proxy. It can be
// cut, which cuts off pages and their workers alike.
type cable struct {
	address string
	server  *http.Server
	silent  atomic.Bool
}

func layCable(t testing.TB) *cable {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &cable{address: "http://" + listener.Addr().String()}
	c.server = &http.Server{Handler: c}
	go c.server.Serve(listener)
	t.Cleanup(c.cut)
	return c
}

// cut ends everything that is on its way, and lets nothing through any more.
func (c *cable) cut() { _ = c.server.Close() }

// silence lets nothing through until the cable is mended.
func (c *cable) silence() { c.silent.Store(true) }

func (c *cable) mend() { c.silent.Store(false) }

// ServeHTTP carries one request.
func (c *cable) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if c.silent.Load() {
		panic(http.ErrAbortHandler) // the connection ends without an answer
	}
	r.RequestURI = ""
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	defer answer.Body.Close()
	for name, values := range answer.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(answer.StatusCode)
	_, _ = io.Copy(w, answer.Body) // nothing can be done for a browser that is gone
}
