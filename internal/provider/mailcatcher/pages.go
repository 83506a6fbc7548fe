package mailcatcher

import (
	"bytes"
	"embed"
	"errors"
	"html/template"
	"io/fs"
	"mime"
	"net/http"
	"strconv"

	"frontrow/internal/base/id"
)

// Path is where the pages have to be mounted.
const Path = "/dev/mail/"

//go:embed pages
var pages embed.FS

var (
	listPage = template.Must(template.ParseFS(pages, "pages/frame.html", "pages/list.html"))
	mailPage = template.Must(template.ParseFS(pages, "pages/frame.html", "pages/mail.html"))
	nonePage = template.Must(template.ParseFS(pages, "pages/frame.html", "pages/none.html"))
)

// The pages are ours and may load our stylesheet and frame the mail. The mail
// is anybody's: it is shown alone in a sandbox, without script, and may load
// nothing. Mails are styled in attributes, so it may do that.
const (
	ourPolicy  = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	mailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
	filePolicy = "default-src 'none'; sandbox"
)

// Handler serves the pages below [Path].
func (c *Catcher) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /dev/mail/{$}", c.list)
	mux.HandleFunc("GET /dev/mail/style.css", style)
	mux.HandleFunc("GET /dev/mail/{mail}", c.withMail(showMail))
	mux.HandleFunc("GET /dev/mail/{mail}/html", c.withMail(showHTML))
	mux.HandleFunc("GET /dev/mail/{mail}/source", c.withMail(showSource))
	mux.HandleFunc("GET /dev/mail/{mail}/files/{file}", c.withMail(showFile))
	mux.HandleFunc("GET /dev/mail/", func(w http.ResponseWriter, _ *http.Request) { none(w) })
	return mux
}

type listed struct {
	heading
	ID id.Message
}

func (c *Catcher) list(w http.ResponseWriter, r *http.Request) {
	all, err := c.box.list()
	if err != nil {
		c.fail(w, err)
		return
	}
	var mails []listed
	for _, m := range all {
		raw, err := c.box.get(m)
		if errors.Is(err, fs.ErrNotExist) {
			continue // it was the oldest, and a new one came
		}
		if err != nil {
			c.fail(w, err)
			return
		}
		h, _, _ := headed(raw)
		mails = append(mails, listed{h, m})
	}
	render(w, http.StatusOK, listPage, mails)
}

// found is a mail that was asked for.
type found struct {
	opened
	ID  id.Message
	raw []byte
}

func (c *Catcher) withMail(show func(http.ResponseWriter, *http.Request, found)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		m, err := id.Parse[id.Message](r.PathValue("mail"))
		if err != nil {
			none(w)
			return
		}
		raw, err := c.box.get(m)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			none(w)
		case err != nil:
			c.fail(w, err)
		default:
			show(w, r, found{read(raw), m, raw})
		}
	}
}

func showMail(w http.ResponseWriter, _ *http.Request, f found) {
	render(w, http.StatusOK, mailPage, f)
}

func showHTML(w http.ResponseWriter, _ *http.Request, f found) {
	if f.HTML == nil {
		none(w)
		return
	}
	header := private(w, mailPolicy)
	header.Set("X-Frame-Options", "SAMEORIGIN")
	header.Set("Content-Type", "text/html; charset=utf-8")
	// Links open outside the frame. The mail's own doctype comes too late to
	// count and asks for the same.
	w.Write([]byte(`<!DOCTYPE html><base target="_blank">`))
	w.Write(f.HTML)
}

func showSource(w http.ResponseWriter, _ *http.Request, f found) {
	private(w, filePolicy).Set("Content-Type", "text/plain; charset=utf-8")
	w.Write(f.raw)
}

func showFile(w http.ResponseWriter, r *http.Request, f found) {
	n, err := strconv.Atoi(r.PathValue("file"))
	if err != nil || n < 0 || n >= len(f.Files) {
		none(w)
		return
	}
	file := f.Files[n]
	kind, _, err := mime.ParseMediaType(file.Type)
	if err != nil {
		kind = "application/octet-stream"
	}
	header := private(w, filePolicy)
	header.Set("Content-Type", kind)
	header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.Name}))
	w.Write(file.Content)
}

func style(w http.ResponseWriter, _ *http.Request) {
	sheet, err := pages.ReadFile("pages/style.css")
	if err != nil {
		panic(err) // it is part of the program
	}
	private(w, filePolicy).Set("Content-Type", "text/css; charset=utf-8")
	w.Write(sheet)
}

func none(w http.ResponseWriter) { render(w, http.StatusNotFound, nonePage, nil) }

func (c *Catcher) fail(w http.ResponseWriter, err error) {
	c.log.Error("the mail catcher's pages", "error", err)
	private(w, filePolicy)
	http.Error(w, "The mails cannot be read right now.", http.StatusInternalServerError)
}

func render(w http.ResponseWriter, status int, page *template.Template, data any) {
	var b bytes.Buffer
	if err := page.ExecuteTemplate(&b, "frame", data); err != nil {
		panic(err) // a mistake in the template; nothing was written yet
	}
	private(w, ourPolicy).Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

// private marks an answer as nobody else's and gives its headers.
func private(w http.ResponseWriter, policy string) http.Header {
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	return header
}
