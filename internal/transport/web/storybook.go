package web

import (
	"context"
	"log/slog"
	"net/http"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
)

// storybook serves every story at /dev/storybook/{story}. It exists only where
// the house is a demo.
func (s *Site) storybook(w http.ResponseWriter, r *http.Request) error {
	if !s.ShowStories {
		return ErrNoPage
	}
	return s.personal(w, r, http.StatusOK, storybookPage(samplePage(s.asset, "Storybook"), Stories()))
}

func (s *Site) story(w http.ResponseWriter, r *http.Request) error {
	if !s.ShowStories {
		return ErrNoPage
	}
	for _, story := range Stories() {
		if story.Name == r.PathValue("story") {
			return s.personal(w, r, http.StatusOK, story.Page(s.asset))
		}
	}
	return ErrNoPage
}

// Storybook serves the stories alone, with the posters and colours they show,
// for the tests in a browser.
func Storybook(asset func(string) string) http.Handler {
	return New(Config{Clock: stopped{}, Asset: asset, Catalogue: sampleCatalogue{}, Logger: slog.Default(), ShowStories: true})
}

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
