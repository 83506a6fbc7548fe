package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"frontrow/internal/transport/negotiate"
)

// How long answers may be kept, and by whom. A public page is the same for
// everybody: a cache in front of us may serve it for some seconds, and a
// little longer while it asks for the next.
const (
	keepPublic  = "public, max-age=5, stale-while-revalidate=30"
	keepForever = "public, max-age=31536000, immutable"
	keepNever   = "no-store"
)

const htmlType = "text/html; charset=utf-8"

// public answers with a page that is the same for everybody.
func (s *Site) public(w http.ResponseWriter, r *http.Request, c templ.Component) error {
	body, err := render(r, c)
	if err != nil {
		return err
	}
	s.keepable(w, r, htmlType, keepPublic, body)
	return nil
}

// personal answers with a page for one person.
func (s *Site) personal(w http.ResponseWriter, r *http.Request, status int, c templ.Component) error {
	body, err := render(r, c)
	if err != nil {
		return err
	}
	s.send(w, r, status, htmlType, keepNever, body)
	return nil
}

// keepable answers with something caches may keep, or with "not modified" to
// who has it already. It is the same for everybody, so it may be compressed.
// Answers for one person never are: where a secret stands beside words that
// somebody else can put into the page, its compressed length tells the secret
// bit by bit (BREACH).
func (s *Site) keepable(w http.ResponseWriter, r *http.Request, contentType, keep string, body []byte) {
	digest := sha256.Sum256(body)
	tag := negotiate.Weak(`"` + hex.EncodeToString(digest[:12]) + `"`)
	w.Header().Set("ETag", tag)
	packs := !strings.HasPrefix(contentType, "image/png") // which is compressed already
	if packs {
		w.Header().Set("Vary", "Accept-Encoding")
	}
	if negotiate.Has(r, tag) {
		w.Header().Set("Cache-Control", keep)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if packs && negotiate.Gzip(r) {
		w.Header().Set("Content-Encoding", "gzip")
		body = negotiate.Compress(body, negotiate.Quick)
	}
	s.send(w, r, http.StatusOK, contentType, keep, body)
}

func (s *Site) send(w http.ResponseWriter, r *http.Request, status int, contentType, keep string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Cache-Control", keep)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // an error here means the browser is gone
	}
}

// render runs a component to its end before anything is sent, so that a page
// is whole or is an error page.
func render(r *http.Request, c templ.Component) ([]byte, error) {
	var page bytes.Buffer
	if err := c.Render(r.Context(), &page); err != nil {
		return nil, err
	}
	return page.Bytes(), nil
}

// seeOther sends the browser on after a form was carried out. The address is
// one this package has put together, or one that mayPayAt or staffPath has let
// through; one of ours stays in the language of the request.
func seeOther(w http.ResponseWriter, r *http.Request, address string) error {
	w.Header().Set("Cache-Control", keepNever)
	w.Header().Set("Location", localeOf(r).Path(address))
	w.WriteHeader(http.StatusSeeOther)
	return nil
}
