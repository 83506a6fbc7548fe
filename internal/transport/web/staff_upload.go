package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"unicode/utf8"

	"frontrow/internal/domain/seating"
)

// readUpload reads a form that may carry one file of at most so many bytes, in
// the field "file", or the same as text in the field "text". The file is part
// of what makes two forms the same. It is kept in memory: it is there as soon
// as it has come, and nothing is left behind on a disk.
func readUpload(w http.ResponseWriter, r *http.Request, most int) (f form, file []byte, err error) {
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return form{}, nil, ErrFormType
	}
	body := http.MaxBytesReader(w, r.Body, int64(most)+maxFormBytes)
	parts := multipart.NewReader(body, params["boundary"])
	f.Values = url.Values{}
	for n := 0; ; n++ {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return form{}, nil, uploadFault(err)
		}
		if n > maxUploadParts {
			return form{}, nil, ErrFormTooLarge
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return form{}, nil, uploadFault(err)
		}
		name := part.FormName()
		switch {
		case name == "file":
			file = content
			continue
		case name != "text" && len(content) > maxFormBytes:
			return form{}, nil, ErrFormTooLarge
		case !utf8.Valid(content) || !utf8.ValidString(name) || strings.ContainsRune(string(content)+name, 0):
			return form{}, nil, ErrFormUnreadable
		}
		f.Add(name, string(content))
	}
	if len(file) > 0 {
		digest := sha256.Sum256(file)
		f.Set("file", hex.EncodeToString(digest[:]))
	}
	f.key = f.Get("key")
	return f, file, nil
}

// maxUploadParts is more than any form with a file has.
const maxUploadParts = 20

func uploadFault(err error) error {
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		return ErrUploadTooLarge
	}
	return ErrFormUnreadable.Because(err)
}

// generatedSizes counts the seats and standing places of the charts one may
// start from; drawing them takes a moment, so it is done once.
var generatedSizes = sync.OnceValue(func() map[string][2]int {
	sizes := map[string][2]int{}
	for name, generate := range generators {
		plan, err := seating.Compile(generate())
		if err != nil {
			panic(err) // the charts are ours and tested
		}
		standing := 0
		for _, a := range plan.Areas() {
			standing += a.Capacity
		}
		sizes[name] = [2]int{plan.Len(), standing}
	}
	return sizes
})
