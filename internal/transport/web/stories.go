package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/notify"
	"frontrow/internal/transport/problem"
)

// Story is one page in one state, with sample data.
type Story struct {
	Name string // in addresses: "event-sold-out"
	Page func(k Kit) (templ.Component, error)
}

// Kit is what stories need that is not data.
type Kit struct {
	*Locale // of the reader

	Asset func(name string) string          // as in Config
	QR    func(code string) ([]byte, error) // as in Papers
}

// Stories lists every page in every state that a reader can meet, in the
// order in which a buyer meets them.
func Stories() []Story {
	return slices.Concat(homeStories(), listStories(), eventStories(), placeStories(), seatStories(), holdStories(), orderStories(), returnStories(), findStories(), ticketStories(), staffStories(), watchStories(), setupStories(), blocksStories(), faultStories())
}

// sampleRequest asks for a page in the language of the reader.
func sampleRequest(k Kit) *http.Request {
	r := &http.Request{Method: http.MethodGet, URL: &url.URL{Path: "/dev/storybook"}}
	return r.WithContext(context.WithValue(context.Background(), localeKey{}, k.Locale))
}

// samplePage is a page at the moment of the storybook.
func samplePage(k Kit, title string) Page {
	r := sampleRequest(k)
	return Page{
		Locale: k.Locale, Title: title, Address: r.URL.Path, Now: sampleNow,
		languages: languageLinks(r, k.Locale), asset: k.Asset,
	}
}

func faultStories() []Story {
	show := func(f *fault.Fault) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			s := Site{asset: k.Asset, clock: stopped{}}
			return faultPage(s.faultView(sampleRequest(k), f)), nil
		}
	}
	return []Story{
		{"fault-not-found", show(ErrNoPage)},
		{"fault-forbidden", show(ErrCrossSite)},
		{"fault-internal", show(fault.ErrInternal)},
		{"fault-method", show(problem.ErrNoMethod)},
		{"fault-busy", show(errBusySample)},
		{"fault-too-often", show(notify.ErrAskedTooOften.After(10 * time.Minute))},
		{"fault-offline", func(k Kit) (templ.Component, error) {
			s := Site{asset: k.Asset, clock: stopped{}}
			return offlinePage(s.offline(sampleRequest(k))), nil
		}},
	}
}
