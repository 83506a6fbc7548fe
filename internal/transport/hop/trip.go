package hop

import (
	"bytes"
	"context"
	"io"
	"maps"
	"net/http"
	"sync/atomic"

	"frontrow/internal/base/lease"
)

// mostCopied bounds the body that is kept in case its request is passed on. What
// decides seats is far smaller.
const mostCopied = 64 << 10

// trip is a request that may be passed on, until it is, or its answer begins.
type trip struct {
	to    atomic.Pointer[lease.Node]
	stay  atomic.Bool
	leave context.CancelFunc
	body  bytes.Buffer
}

type tripKey struct{}

// depart gives the request to another process: whoever works for it here sees its
// caller leave. It reports false for one that has to stay.
func (t *trip) depart(to lease.Node) bool {
	if t.stay.Load() || !t.to.CompareAndSwap(nil, &to) {
		return false
	}
	t.leave()
	return true
}

// copied keeps what is read of a body.
type copied struct {
	io.ReadCloser
	trip *trip
}

func (c copied) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	if c.trip.body.Len()+n > mostCopied {
		c.trip.stay.Store(true)
	} else {
		c.trip.body.Write(p[:n])
	}
	return n, err
}

// answer is where a request is answered as long as it is here. What is written
// once it has left goes nowhere.
type answer struct {
	http.ResponseWriter
	trip   *trip
	header http.Header
	begun  bool
}

func (a *answer) Header() http.Header { return a.header }

func (a *answer) WriteHeader(status int) {
	if a.begin() {
		a.ResponseWriter.WriteHeader(status)
	}
}

func (a *answer) Write(content []byte) (int, error) {
	if !a.begin() {
		return len(content), nil
	}
	return a.ResponseWriter.Write(content)
}

// begin sends the headers on their way, unless the request has left.
func (a *answer) begin() bool {
	if a.trip.to.Load() != nil {
		return false
	}
	if !a.begun {
		a.begun = true
		a.trip.stay.Store(true)
		replace(a.ResponseWriter.Header(), a.header)
	}
	return true
}

func replace(header, by http.Header) {
	clear(header)
	maps.Copy(header, by)
}
