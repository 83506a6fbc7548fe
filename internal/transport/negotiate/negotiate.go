// Package negotiate answers what a request says about the form of its answer:
// may it be compressed, and does the client have it already.
package negotiate

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"sync"

	"frontrow/web"
)

// Gzip reports whether the client takes an answer compressed by gzip.
func Gzip(r *http.Request) bool { return web.Accepts(r.Header.Get("Accept-Encoding"), "gzip") }

// Has reports whether a client that sends If-None-Match has what tag names.
// Tags are compared weakly, as RFC 9110 asks for here: a cache that compressed
// an answer may have marked its tag as weak.
func Has(r *http.Request, tag string) bool {
	tag = strings.TrimPrefix(tag, "W/")
	for one := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		one = strings.TrimPrefix(strings.TrimSpace(one), "W/")
		if one == tag || one == "*" {
			return true
		}
	}
	return false
}

// Weak marks a tag as naming what an answer says, not its bytes: it is the same
// compressed or not.
func Weak(tag string) string {
	if strings.HasPrefix(tag, "W/") {
		return tag
	}
	return "W/" + tag
}

// Compress gives body compressed by gzip: quickly, for what is sent once, or
// Best, for what is kept.
func Compress(body []byte, level Level) []byte {
	pool := &writers[level]
	w, made := pool.Get().(*gzip.Writer)
	if !made {
		w, _ = gzip.NewWriterLevel(nil, levels[level]) // the levels are right
	}
	defer pool.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	_, _ = w.Write(body) // a bytes.Buffer takes everything
	_ = w.Close()
	return out.Bytes()
}

// Level is how hard to try.
type Level uint8

// The levels.
const (
	Quick Level = iota
	Best
)

var levels = [...]int{Quick: 4, Best: gzip.BestCompression}

// writers are kept because making one costs more than most answers.
var writers [len(levels)]sync.Pool
