package web

import (
	"context"
	"log/slog"
	"net/http"
	"slices"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/seating"
)

// storybook serves every story at /dev/storybook/{story}. It exists only where
// the house is a demo.
func (s *Site) storybook(w http.ResponseWriter, r *http.Request) error {
	if !s.ShowStories {
		return ErrNoPage
	}
	return s.personal(w, r, http.StatusOK, storybookPage(samplePage(s.kit(r), "Storybook"), slices.Concat(Stories(), mapStories())))
}

func (s *Site) story(w http.ResponseWriter, r *http.Request) error {
	if !s.ShowStories {
		return ErrNoPage
	}
	for _, story := range slices.Concat(Stories(), mapStories()) {
		if story.Name == r.PathValue("story") {
			page, err := story.Page(s.kit(r))
			if err != nil {
				return err
			}
			return s.personal(w, r, http.StatusOK, page)
		}
	}
	return ErrNoPage
}

func (s *Site) kit(r *http.Request) Kit {
	return Kit{Locale: localeOf(r), Asset: s.asset, QR: s.Papers.QR}
}

// Storybook serves the stories alone, with the posters and colours they show,
// for the tests in a browser.
func Storybook(k Kit) http.Handler {
	return New(Config{
		Clock: stopped{}, Logger: slog.Default(), Asset: k.Asset, ShowStories: true,
		Plans:     func(_ context.Context, chart seating.Hash) (*seating.Plan, error) { return planOf(chart) },
		Catalogue: sampleCatalogue{}, Papers: samplePapers{qr: k.QR},
	})
}

type samplePapers struct {
	Papers
	qr func(code string) ([]byte, error)
}

func (p samplePapers) QR(code string) ([]byte, error) { return p.qr(code) }

// sampleCatalogue knows the events of the storybook, so that their posters can
// be drawn.
type sampleCatalogue struct{ Catalogue }

func (sampleCatalogue) Event(_ context.Context, e id.Event) (catalog.EventView, error) {
	for _, view := range sampleEvents() {
		if view.Event.ID == e {
			return view, nil
		}
	}
	return catalog.EventView{}, catalog.ErrNoEvent
}
