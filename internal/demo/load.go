package demo

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"golang.org/x/sync/errgroup"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// How to sign in to the demo as the administrator of everything. Each
// organiser's owner and box office sign in with the same password; see
// StaffEmail.
const (
	AdminEmail = "demo@frontrow.example"
	Password   = "front-row-demo"
)

// StaffEmail is the address that a role of an organiser signs in with:
// "owner@alder-ash-stages.example".
func StaffEmail(role account.Role, organiserSlug string) string {
	return fmt.Sprintf("%s@%s.example", role, organiserSlug)
}

// Seats is what the demo needs of the engine.
type Seats interface {
	Do(ctx context.Context, show id.Show, c inventory.Command) (inventory.Answer, error)
}

// Purchase is one order that a buyer of the demo completes. Key and Buyer are
// the same each time the demo is loaded, so that the whole purchase can be
// done again and comes to the same order.
type Purchase struct {
	Key    idem.Key
	Buyer  id.Buyer
	Show   id.Show
	Choice inventory.Choice
	Name   string
	Email  string
}

// Deps is what the demo is made with.
type Deps struct {
	Accounts *account.Service
	Catalog  *catalog.Service
	Shows    *inventory.Publisher
	Seats    Seats
	Plans    func(ctx context.Context, chart seating.Hash) (*seating.Plan, error)
	Clock    clock.Clock
	Log      *slog.Logger

	// Buy holds the places for the buyer, pays, and returns when the order is
	// paid; for a key it has seen it goes on with that order. It returns
	// inventory.ErrTaken or ErrSoldOut when the places are gone.
	Buy func(ctx context.Context, p Purchase) error
}

// Load makes the demo, unless it is there. Whoever starts again within a day
// after a crash goes on where it stopped: every step has its idempotency key,
// and the administrator, whose presence says that all is done, comes last.
func Load(ctx context.Context, d Deps) error {
	loaded, err := d.loaded(ctx)
	if err != nil || loaded {
		return err
	}
	began := d.Clock.Now()
	for _, step := range []func(context.Context) error{d.houses, d.admin} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
	}
	d.Log.Info("the demo is loaded", "ms", d.Clock.Now().Sub(began).Milliseconds())
	return nil
}

func (d Deps) loaded(ctx context.Context) (bool, error) {
	var after id.Staff
	for {
		page, next, err := d.Accounts.ListStaff(ctx, account.Operator(), after, account.MaxPage)
		if err != nil {
			return false, err
		}
		for _, s := range page {
			if s.Email == AdminEmail {
				return true, nil
			}
		}
		if next.IsZero() {
			return false, nil
		}
		after = next
	}
}

func (d Deps) admin(ctx context.Context) error {
	_, err := d.Accounts.AddStaff(ctx, key("staff", AdminEmail), account.Operator(), account.NewStaff{
		Email: AdminEmail, Name: "Demo Administrator", Role: account.RoleAdmin, Password: Password,
	})
	return err
}

// houses makes every organiser with all it has, side by side, so that much of
// it shares its commits.
func (d Deps) houses(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, h := range houses() {
		group.Go(func() error {
			if err := d.house(ctx, h); err != nil {
				return fmt.Errorf("%s: %w", h.name, err)
			}
			return nil
		})
	}
	return group.Wait()
}

func (d Deps) house(ctx context.Context, h house) error {
	made, err := d.place(ctx, h)
	if err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	for _, role := range []account.Role{account.RoleOwner, account.RoleBoxOffice} {
		group.Go(func() error { return d.staff(ctx, made.organiser, role) })
	}
	for _, e := range h.events {
		group.Go(func() error {
			if err := d.event(ctx, made, e); err != nil {
				return fmt.Errorf("%s: %w", e.title, err)
			}
			return nil
		})
	}
	return group.Wait()
}

func (d Deps) staff(ctx context.Context, o catalog.Organiser, role account.Role) error {
	email := StaffEmail(role, o.Slug)
	names := map[account.Role]string{account.RoleOwner: "Robin Owner", account.RoleBoxOffice: "Kit Counter"}
	_, err := d.Accounts.AddStaff(ctx, key("staff", email), account.Operator(), account.NewStaff{
		Organiser: o.ID, Email: email, Name: names[role], Role: role, Password: Password,
	})
	return err
}

// madeHouse is an organiser with its venues, as stored.
type madeHouse struct {
	organiser catalog.Organiser
	owner     account.Actor
	venues    map[string]madeVenue // by name
}

type madeVenue struct {
	venue
	catalog.ChartInfo
	zone *time.Location
}

// place makes an organiser and its venues.
func (d Deps) place(ctx context.Context, h house) (made madeHouse, err error) {
	made.organiser, err = d.Catalog.CreateOrganiser(ctx, key("organiser", h.name), account.Operator(), catalog.NewOrganiser{
		Name: h.name, Email: h.email, Accent: h.accent,
	})
	if err != nil {
		return made, err
	}
	made.owner = account.Actor{Organiser: made.organiser.ID, Role: account.RoleOwner, Name: h.name}
	made.venues = map[string]madeVenue{}
	for _, v := range h.venues {
		stored, err := d.Catalog.CreateVenue(ctx, key("venue", v.name), made.owner, catalog.NewVenue{
			Name: v.name, Address: v.address, City: v.city, Country: v.country, TimeZone: v.timeZone,
			Access: v.kind.access(),
		})
		if err != nil {
			return made, err
		}
		chart := v.kind.draw()
		chart.Name = v.name
		info, err := d.Catalog.AddChart(ctx, key("chart", v.name), made.owner, stored.ID, chart)
		if err != nil {
			return made, err
		}
		zone, err := time.LoadLocation(v.timeZone)
		if err != nil {
			return made, err
		}
		made.venues[v.name] = madeVenue{v, info, zone}
	}
	return made, nil
}

func (d Deps) event(ctx context.Context, h madeHouse, e event) error {
	stored, err := d.Catalog.CreateEvent(ctx, key("event", e.title), h.owner, catalog.NewEvent{
		Title: e.title, Genre: e.genre, Summary: e.summary, About: e.about,
	})
	if err != nil {
		return err
	}
	for n, s := range e.shows {
		if err := d.show(ctx, h, e, stored.Event, n, s); err != nil {
			return err
		}
	}
	return nil
}

func (d Deps) show(ctx context.Context, h madeHouse, e event, stored catalog.Event, n int, s show) error {
	at := h.venues[s.venue]
	name := fmt.Sprintf("%s %d", e.title, n)
	starts := s.start(d.Clock.Now(), at.zone)
	made, err := d.Catalog.CreateShow(ctx, key("show", name), h.owner, stored.ID, catalog.NewShow{
		Venue: at.Venue, Chart: at.Hash, StartsAt: starts, DoorsAt: starts.Add(-at.kind.doors()),
		OpensAt: e.opens(d.Clock.Now(), at.zone), Prices: at.kind.prices(at.currency, e.price),
	})
	if err != nil || s.sales == draft {
		return err
	}
	if _, err := d.Shows.Publish(ctx, key("publish", name), h.owner, made.ID); err != nil {
		return err
	}
	if s.sales == moved {
		if err := d.move(ctx, name, h.owner, made.Show); err != nil {
			return err
		}
	}
	if s.sales == cancelled {
		_, err := d.Shows.Cancel(ctx, key("cancel", name), h.owner, made.ID)
		return err
	}
	return d.sell(ctx, name, at, made.Show, s.sales)
}

// move puts a published show off by a week.
func (d Deps) move(ctx context.Context, name string, by account.Actor, s catalog.Show) error {
	later := s.StartsAt.AddDate(0, 0, 7)
	_, err := d.Shows.Update(ctx, key("move", name), by, s.ID, catalog.ShowChange{StartsAt: &later})
	return err
}

// key names one step of the demo, so that doing it again does nothing new.
func key(kind, name string) idem.Key {
	k, err := idem.NewKey("demo", kind+" "+name, "1", nil)
	if err != nil {
		panic(err) // the text above is a good key
	}
	return k
}
