package web

import (
	"net/http"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
)

// showWork is a form that changes a show.
type showWork struct {
	read  func(f form, by account.Actor) (catalog.ShowChange, error)
	again func(f form, told *fault.Fault) (templ.Component, error)
	back  string // the page with the form
	done  string // what to confirm afterwards
}

// changesView says what a change of a published show means, before it is made.
type changesView struct {
	Page
	catalog.ShowView
	Key          string
	Action, Back string
	Hidden       [][2]string // the form, to be sent again
	Lines        []changeLine
	Held, Sold   string // how many places keep their price; "" for none
}

type changeLine struct{ What, Before, After string }

// changeShow carries out a form that changes a show: of a draft at once, of a
// published show when it was told what that means and said yes.
func (s *Site) changeShow(w http.ResponseWriter, r *http.Request, f form, view catalog.ShowView, work showWork) error {
	ctx, by := r.Context(), s.actor(r)
	if view.Show.State == catalog.ShowPublished && f.Get("sure") == "" {
		change, err := work.read(f, by)
		if err == nil {
			var preview catalog.ShowPreview
			if preview, err = s.Catalogue.PreviewShow(ctx, by, view.Show.ID, change); err == nil {
				counts, err := s.Seats.Counts(ctx, view.Show.ID)
				if err != nil {
					return err
				}
				return s.personal(w, r, http.StatusOK, staffChangesPage(changesViewOf(s.staffPage(r, ""), view, preview, counts, f, work.back)))
			}
		}
		told := fault.From(err)
		if told.Kind != fault.Invalid && told.Kind != fault.Conflict {
			return err
		}
		return s.carryOutForm(w, r, f, staffWork{do: func(form, account.Actor, idem.Key) (string, error) { return "", told }, again: work.again})
	}
	return s.carryOutForm(w, r, f, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			change, err := work.read(f, by)
			if err != nil {
				return "", err
			}
			if _, err := s.Shows.Update(ctx, key, by, view.Show.ID, change); err != nil {
				return "", err
			}
			if view.Show.State == catalog.ShowDraft {
				return staffShowAddress(view.Show.ID) + "/publish?done=" + work.done, nil
			}
			return staffShowAddress(view.Show.ID), nil
		},
		again: work.again,
	})
}

func changesViewOf(p Page, view catalog.ShowView, preview catalog.ShowPreview, counts inventory.Counts, f form, back string) changesView {
	v := changesView{Page: p, ShowView: view, Key: newFormKey(), Action: back, Back: back}
	v.Title, v.Narrow = p.T.Setup.Changes.Title, true
	for name, values := range f.Values {
		if name == "key" || name == "sure" {
			continue
		}
		for _, value := range values {
			v.Hidden = append(v.Hidden, [2]string{name, value})
		}
	}
	t, was, is, zone := p.T.Setup, preview.Before, preview.After, view.Venue.TimeZone
	add := func(what, before, after string) {
		if before != after {
			v.Lines = append(v.Lines, changeLine{what, before, after})
		}
	}
	add(t.Show.Begins, p.Moment(was.StartsAt, zone), p.Moment(is.StartsAt, zone))
	doors := func(s catalog.Show) string {
		if s.DoorsAt.IsZero() {
			return t.Show.DoorsNone
		}
		return p.Clock(s.DoorsAt, zone)
	}
	add(t.Show.Doors, doors(was), doors(is))
	add(t.Show.Opens, p.Moment(was.OpensAt, zone), p.Moment(is.OpensAt, zone))
	add(t.Show.Closes, p.Moment(was.ClosesAt, zone), p.Moment(is.ClosesAt, zone))
	add(t.Show.Hold, p.Locale.Left(was.HoldFor), p.Locale.Left(is.HoldFor))
	extra := func(s catalog.Show) string {
		if s.ExtendBy == 0 {
			return t.Show.ExtendNone
		}
		return p.Locale.Left(s.ExtendBy)
	}
	add(t.Show.Extend, extra(was), extra(is))
	add(t.Show.PerOrder, p.Number(was.MaxPerOrder), p.Number(is.MaxPerOrder))
	add(t.Show.PerBuyer, p.Number(was.MaxPerBuyer), p.Number(is.MaxPerBuyer))
	add(t.Show.PerEmail, p.Number(was.MaxPerEmail), p.Number(is.MaxPerEmail))
	p.addRules(add, was, is)
	p.addReturns(add, was, is)
	price := func(level *catalog.Priced) string {
		if level == nil {
			return t.Prices.NotSold
		}
		return level.Name + " " + p.Money(level.Total)
	}
	add(p.T.Money.Charges.Title, p.chargesOf(was.Prices), p.chargesOf(is.Prices))
	touched := map[string]bool{}
	for _, move := range preview.Moves {
		v.Lines = append(v.Lines, changeLine{move.Zone.Name, price(move.Before), price(move.After)})
		if move.Before != nil {
			touched[move.Before.ID] = true
		}
	}
	held, sold := 0, 0
	for _, level := range counts.Levels {
		if touched[level.Level] {
			held += level.Held + level.Paying
			sold += level.Sold
		}
	}
	if held > 0 {
		v.Held = p.T.Setup.Changes.HeldKeep(p.Number(held))
	}
	if sold > 0 {
		v.Sold = p.T.Setup.Changes.SoldKeep(p.Number(sold))
	}
	return v
}
