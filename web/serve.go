package web

import (
	"net/http"
	"path"
	"strconv"
	"strings"
)

// contentTypes covers every kind of file the build makes. The machine's own
// table is not asked: it differs from machine to machine.
var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".png":   "image/png",
	".svg":   "image/svg+xml",
	".woff2": "font/woff2",
}

// codings are the forms the build leaves beside a file, best first.
var codings = []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}}

// Handler serves the files [Asset] gives addresses of, for GET and HEAD. A file
// never changes under its name, so it may be kept for ever; any other name
// below /assets/ is a 404 that may not be kept.
func Handler() http.Handler {
	return http.StripPrefix(Prefix, http.HandlerFunc(serve))
}

func serve(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	contentType, known := contentTypes[path.Ext(name)]
	if !known || strings.Contains(name, "/") {
		absent(w)
		return
	}
	content, err := dist.ReadFile("dist/assets/" + name)
	if err != nil {
		absent(w)
		return
	}
	header := w.Header()
	header.Set("Content-Type", contentType)
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	header.Set("Vary", "Accept-Encoding")
	for _, coding := range codings {
		if !Accepts(r.Header.Get("Accept-Encoding"), coding.name) {
			continue
		}
		if smaller, err := dist.ReadFile("dist/assets/" + name + coding.suffix); err == nil {
			header.Set("Content-Encoding", coding.name)
			content = smaller
			break
		}
	}
	header.Set("Content-Length", strconv.Itoa(len(content)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // an error here means the browser is gone
	}
}

// absent answers that there is no such file. One may come with the next version
// of the program, so caches must not remember that there was none.
func absent(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, "There is no such file.", http.StatusNotFound)
}

// Accepts reports whether an Accept-Encoding header names a coding and does not
// give it the weight 0. A lone "*" is not taken as a wish for compression.
func Accepts(header, coding string) bool {
	for item := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(item, ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		weight, weighted := strings.CutPrefix(strings.TrimSpace(params), "q=")
		q, err := strconv.ParseFloat(weight, 64)
		return !weighted || (err == nil && q > 0)
	}
	return false
}
