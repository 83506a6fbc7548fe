package web

import (
	"encoding/json"
	"net/http"

	"frontrow/internal/domain/catalog"
)

// manifestFile is a web app manifest: what a phone needs to put pages on its
// home screen.
type manifestFile struct {
	ID         string      `json:"id"`
	Name       string      `json:"name"`
	ShortName  string      `json:"short_name"`
	Lang       string      `json:"lang"`
	Dir        string      `json:"dir"`
	StartURL   string      `json:"start_url"`
	Scope      string      `json:"scope"`
	Display    string      `json:"display"`
	Background string      `json:"background_color"`
	Theme      string      `json:"theme_color"`
	Icons      []iconEntry `json:"icons"`
}

func (s *Site) manifestOf(p Page, name, short, start, scope string) ([]byte, error) {
	return json.Marshal(manifestFile{
		ID: start, Name: name, ShortName: short, Lang: p.Lang(), Dir: "auto", StartURL: p.Path(start), Scope: p.Path(scope),
		Display: "minimal-ui", Background: "#fafaf9", Theme: "#17181c", Icons: s.icons(),
	})
}

// manifest is the site's own.
func (s *Site) manifest(w http.ResponseWriter, r *http.Request) error {
	p := s.page(r, "")
	body, err := s.manifestOf(p, p.T.Site.Name, p.T.Site.Name, "/", "/")
	if err != nil {
		return err
	}
	s.keepable(w, r, "application/manifest+json", keepPublic, body)
	return nil
}

// ticketManifest is a ticket's: what is put on the home screen opens the
// ticket, with the name of its event, also without a network.
func (s *Site) ticketManifest(w http.ResponseWriter, r *http.Request) error {
	t, o, key, err := s.ticketOf(r)
	if err != nil {
		return err
	}
	show, err := s.Catalogue.Show(r.Context(), o.Show)
	if err != nil {
		return err
	}
	p := s.page(r, "")
	// The link's key goes along: on a home screen there may be no session.
	body, err := s.manifestOf(p, p.T.Ticket.Title(show.Event.Title), shortName(show), "/tickets/"+t.ID.String()+keyQuery(key), "/tickets/")
	if err != nil {
		return err
	}
	s.send(w, r, http.StatusOK, "application/manifest+json", keepNever, body)
	return nil
}

// shortName fits under an icon.
func shortName(show catalog.ShowView) string {
	title := []rune(show.Event.Title)
	if len(title) > 12 {
		return string(title[:11]) + "…"
	}
	return string(title)
}
