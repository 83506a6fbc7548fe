package web

import (
	"encoding/hex"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
)

// The most a form of ours holds: a choice of a hundred seats.
const (
	maxFormBytes  = 64 << 10
	maxFormFields = 1000
	maxFormKey    = 64
)

// form is what a browser sent from one of our pages.
type form struct {
	url.Values
	key string // made when the page was shown; the same when the form is sent again
}

// newFormKey is the secret that a form carries.
func newFormKey() string { return id.Secret() }

// readForm reads the body of a form. Text that is not valid UTF-8, or holds a
// NUL, was not typed into a page of ours.
func readForm(w http.ResponseWriter, r *http.Request) (form, error) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return form{}, ErrFormType
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxFormBytes))
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge || strings.Count(string(body), "&") > maxFormFields {
		return form{}, ErrFormTooLarge
	}
	if err != nil {
		return form{}, ErrFormUnreadable.Because(err)
	}
	values, err := url.ParseQuery(string(body))
	if err != nil {
		return form{}, ErrFormUnreadable
	}
	for name, all := range values {
		for _, text := range append(all, name) {
			if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
				return form{}, ErrFormUnreadable
			}
		}
	}
	return form{Values: values, key: values.Get("key")}, nil
}

// once gives the key for a command that this showing of the form may carry out
// once: sent again with the same entries it is the same command, with others it
// is refused, so that nobody takes seats twice because an answer was lost.
func (f form) once(account, route string) (idem.Key, error) {
	if f.key == "" || len(f.key) > maxFormKey {
		return idem.Key{}, ErrFormKey
	}
	key, err := idem.NewKey(account, route, f.key, f.body())
	if err != nil {
		return idem.Key{}, ErrFormKey
	}
	return key, nil
}

// body is the entries in an order of their own, without the key.
func (f form) body() []byte {
	entries := url.Values{}
	for name, all := range f.Values {
		if name != "key" {
			all = slices.Clone(all)
			slices.Sort(all)
			entries[name] = all
		}
	}
	return []byte(entries.Encode())
}

// idempotency gives the key for the command of this form, or ErrFormKey. Sending the form
// again with the same entries is the same command; going back and changing an
// entry makes it another one, although the page still carries the same secret.
func (f form) idempotency(account, route string) (idem.Key, error) {
	if f.key == "" || len(f.key) > maxFormKey {
		return idem.Key{}, ErrFormKey
	}
	body := f.body()
	of, err := idem.NewKey("", "", f.key, body)
	if err != nil {
		return idem.Key{}, ErrFormKey
	}
	return idem.NewKey(account, route, f.key+"-"+hex.EncodeToString(of.Body[:]), body)
}
