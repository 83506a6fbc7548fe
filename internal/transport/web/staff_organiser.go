package web

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

// organisersView is "/staff/organiser" for an admin, who works for all.
type organisersView struct {
	Page
	Done       string
	Organisers []option // address and name
}

// organiserView is an organiser's profile: its name, its address, its colour.
type organiserView struct {
	Page
	entries
	Action, Back string
	Issuer       string // where who stands on papers is said; "" for an organiser to be added
	Done         string
	Contrast     string // of white words on the colour
	Changed      bool   // the colour is made darker where words stand on it
	Shown        string // what it is made to there
}

func (s *Site) staffOrganiser(w http.ResponseWriter, r *http.Request) error {
	by := s.actor(r)
	if by.Organiser.IsZero() && r.URL.Query().Get("of") == "" {
		return s.staffOrganisers(w, r)
	}
	o, err := s.organiserIn(r)
	if err != nil {
		return err
	}
	e := newEntries(url.Values{"name": {o.Name}, "email": {o.Email}, "accent": {o.Accent}})
	p := s.staffPage(r, o.Name)
	v := organiserViewOf(p, e, o)
	v.Done = p.done(r)
	return s.personal(w, r, http.StatusOK, staffOrganiserPage(v))
}

func (s *Site) staffOrganisers(w http.ResponseWriter, r *http.Request) error {
	by := s.actor(r)
	if err := by.May(account.EditOrganisers); err != nil {
		return err
	}
	v := organisersView{Page: s.staffPage(r, localeOf(r).T.Setup.Profile.All)}
	v.Done = v.done(r)
	all, err := s.organisersFor(r.Context(), by)
	if err != nil {
		return err
	}
	for _, o := range all {
		v.Organisers = append(v.Organisers, option{"/staff/organiser?of=" + o.Value, o.Words})
	}
	return s.personal(w, r, http.StatusOK, staffOrganisersPage(v))
}

// organiserIn finds the organiser a page is about: an admin names it, others
// have one.
func (s *Site) organiserIn(r *http.Request) (catalog.Organiser, error) {
	by := s.actor(r)
	wanted := by.Organiser
	if of := r.URL.Query().Get("of"); of != "" {
		var err error
		if wanted, err = id.Parse[id.Organiser](of); err != nil {
			return catalog.Organiser{}, ErrNoPage
		}
	}
	return s.Catalogue.StaffOrganiser(r.Context(), by, wanted)
}

func organiserViewOf(p Page, e entries, o catalog.Organiser) organiserView {
	v := organiserView{Page: p, entries: e, Action: "/staff/organiser?of=" + o.ID.String(), Back: "/staff/organiser"}
	if o.ID.IsZero() {
		v.Action, v.Title = "/staff/organiser/new", p.T.Setup.Profile.Add
	}
	if !o.ID.IsZero() {
		v.Issuer = issuerAddress + "?of=" + o.ID.String()
	}
	v.Narrow = true
	v.Scripts = []string{"setup.js"}
	c, ok := parseColour(e.Value("accent"))
	if !ok {
		c, _ = parseColour(catalog.DefaultAccent)
	}
	v.Accent = c.String()
	v.Contrast = p.T.Setup.Profile.Contrast(ratio(c.contrast(white)))
	readable := c
	for readable.contrast(white) < onAccent {
		readable = readable.mixed(black)
	}
	v.Changed, v.Shown = readable != c, readable.String()
	return v
}

// ratio writes a contrast as WCAG does, rounded down: what is too little must
// not look like enough.
func ratio(x float64) string { return strconv.FormatFloat(float64(int(x*10))/10, 'f', 1, 64) + " : 1" }

func (s *Site) staffOrganiserSave(w http.ResponseWriter, r *http.Request) error {
	o, err := s.organiserIn(r)
	if err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			name, email, accent := f.Get("name"), f.Get("email"), f.Get("accent")
			_, err := s.Catalogue.UpdateOrganiser(r.Context(), key, by, o.ID, catalog.OrganiserChange{Name: &name, Email: &email, Accent: &accent})
			to := "/staff/organiser?done=organiser-saved"
			if by.Organiser.IsZero() {
				to += "&of=" + o.ID.String()
			}
			return to, err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			p := s.staffPage(r, o.Name)
			return staffOrganiserPage(organiserViewOf(p, sentEntries(p, f, told), o)), nil
		},
	})
}

func (s *Site) staffOrganiserNew(w http.ResponseWriter, r *http.Request) error {
	if err := s.actor(r).May(account.EditOrganisers); err != nil {
		return err
	}
	e := newEntries(url.Values{"accent": {catalog.DefaultAccent}})
	return s.personal(w, r, http.StatusOK, staffOrganiserPage(organiserViewOf(s.staffPage(r, ""), e, catalog.Organiser{})))
}

func (s *Site) staffOrganiserCreate(w http.ResponseWriter, r *http.Request) error {
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			_, err := s.Catalogue.CreateOrganiser(r.Context(), key, by, catalog.NewOrganiser{Name: f.Get("name"), Email: f.Get("email"), Accent: f.Get("accent")})
			return "/staff/organiser?done=organiser-saved", err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			p := s.staffPage(r, "")
			return staffOrganiserPage(organiserViewOf(p, sentEntries(p, f, told), catalog.Organiser{})), nil
		},
	})
}
