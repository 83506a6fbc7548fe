package inventory_test

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/catalog/catalogtest"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
)

// errCrash stands for the process dying at this moment.
var errCrash = errors.New("crash")

// buckets is an engine that remembers what it was last told of each show, and
// does before it does anything what a test asks for.
type buckets struct {
	terms  map[id.Show]inventory.Terms
	closed map[id.Show]bool
	before func() error
}

func (b *buckets) Open(_ context.Context, show id.Show, t inventory.Terms) error {
	if err := b.ask(); err != nil {
		return err
	}
	b.terms[show] = t
	return nil
}

func (b *buckets) Do(_ context.Context, show id.Show, c inventory.Command) (inventory.Answer, error) {
	if err := b.ask(); err != nil {
		return inventory.Answer{}, err
	}
	if s, ok := c.(inventory.SetSale); ok {
		b.closed[show] = s.Sale == inventory.SaleClosed
	}
	return inventory.Answer{Changed: true}, nil
}

func (b *buckets) ask() error {
	if b.before == nil {
		return nil
	}
	return b.before()
}

// once gives a function that does what do does the first time only.
func once(do func() error) func() error {
	done := false
	return func() error {
		if done {
			return nil
		}
		done = true
		return do()
	}
}

type office struct {
	catalogtest.House
	*inventory.Publisher
	buckets *buckets
}

func newOffice(t *testing.T) office {
	h := catalogtest.NewHouse(t)
	b := &buckets{terms: map[id.Show]inventory.Terms{}, closed: map[id.Show]bool{}}
	return office{h, inventory.NewPublisher(h.Memory, h.Catalog, b), b}
}

func (o office) show(t *testing.T, show id.Show) (s catalog.Show) {
	t.Helper()
	err := o.View(t.Context(), func(q catalog.Tx) (err error) {
		s, err = q.Show(show)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// inStep checks that the bucket is sold by what the catalogue says.
func (o office) inStep(t *testing.T, show id.Show) {
	t.Helper()
	if got, want := o.buckets.terms[show], inventory.TermsOf(o.show(t, show)); !reflect.DeepEqual(got, want) {
		t.Errorf("the bucket has %+v, the catalogue says %+v", got, want)
	}
}

func key(t *testing.T, text string) idem.Key {
	t.Helper()
	k, err := idem.NewKey("owner", "POST /v1/shows/x/publish", text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestPublish(t *testing.T) {
	o := newOffice(t)
	s := o.Draft(t)
	got, err := o.Publish(t.Context(), key(t, "k"), o.Owner, s.ID)
	if err != nil || got.State != catalog.ShowPublished || got.PublishedAt != o.Clock.Now() {
		t.Fatalf("got %+v, %v", got, err)
	}
	o.inStep(t, s.ID)
	if terms := o.buckets.terms[s.ID]; terms.MaxPerHold != s.MaxPerOrder || terms.HoldFor != s.HoldFor || terms.Chart != s.Chart {
		t.Errorf("opened with %+v", terms)
	}
	o.Clock.Advance(time.Hour)
	again, err := o.Publish(t.Context(), key(t, "k"), o.Owner, s.ID)
	if err != nil || again.PublishedAt != got.PublishedAt {
		t.Errorf("the same key gives %+v, %v", again, err)
	}
	if other, err := o.Publish(t.Context(), key(t, "k2"), o.Owner, s.ID); err != nil || other.PublishedAt != got.PublishedAt {
		t.Errorf("another key gives %+v, %v", other, err)
	}
	if _, err := o.Cancel(t.Context(), idem.Key{}, o.Owner, s.ID); err != nil {
		t.Fatal(err)
	}
	// What was answered is answered again, whatever became of the show.
	if again, err := o.Publish(t.Context(), key(t, "k"), o.Owner, s.ID); err != nil || again.State != catalog.ShowPublished {
		t.Errorf("after cancelling, the same key gives %+v, %v", again, err)
	}
	if _, err := o.Publish(t.Context(), key(t, "k3"), o.Owner, s.ID); !errors.Is(err, catalog.ErrCancelled) {
		t.Errorf("after cancelling, a new key gives %v", err)
	}
}

func TestPublishRefusals(t *testing.T) {
	o := newOffice(t)
	s := o.Draft(t)
	clerk := account.Actor{Organiser: o.Organiser.ID, Role: account.RoleBoxOffice}
	stranger := account.Actor{Organiser: id.New[id.Organiser](), Role: account.RoleOwner}
	n := o.NewShow()
	n.Prices = pricing.List{}
	bare, err := o.Catalog.CreateShow(t.Context(), idem.Key{}, o.Owner, o.Event.ID, n)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		by   account.Actor
		show id.Show
		want error
	}{
		{"a clerk", clerk, s.ID, account.ErrForbidden},
		{"a stranger", stranger, s.ID, catalog.ErrNoShow},
		{"an absent show", o.Owner, id.New[id.Show](), catalog.ErrNoShow},
		{"a show without prices", o.Owner, bare.ID, catalog.ErrIncomplete},
	} {
		if _, err := o.Publish(t.Context(), idem.Key{}, c.by, c.show); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
	}
	if len(o.buckets.terms) != 0 {
		t.Error("a refusal opened a bucket")
	}
}

// Whatever the moment of a crash, publishing again finishes it, and the show
// is not public before its bucket is open.
func TestPublishAfterCrash(t *testing.T) {
	for name, crash := range map[string]func(o office){
		"before the bucket is open": func(o office) { o.buckets.before = once(func() error { return errCrash }) },
		"before the show is public": func(o office) { o.Commit = once(func() error { return errCrash }) },
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			s := o.Draft(t)
			crash(o)
			if _, err := o.Publish(t.Context(), key(t, "k"), o.Owner, s.ID); !errors.Is(err, errCrash) {
				t.Fatalf("got %v", err)
			}
			if o.show(t, s.ID).Public() {
				t.Fatal("the show is public")
			}
			// Meanwhile the draft may still change.
			limit := 4
			if _, err := o.Update(t.Context(), idem.Key{}, o.Owner, s.ID, catalog.ShowChange{MaxPerOrder: &limit}); err != nil {
				t.Fatal(err)
			}
			got, err := o.Publish(t.Context(), key(t, "k"), o.Owner, s.ID)
			if err != nil || got.State != catalog.ShowPublished {
				t.Fatalf("got %+v, %v", got, err)
			}
			o.inStep(t, s.ID)
		})
	}
}

// A draft that changes while its bucket is being opened is opened again: what
// is published is what the bucket sells by.
func TestPublishWhileChanging(t *testing.T) {
	o := newOffice(t)
	s := o.Draft(t)
	changes := 0
	o.buckets.before = func() error {
		if changes == 3 {
			return nil
		}
		changes++
		limit := 10 - changes
		_, err := o.Catalog.UpdateShow(t.Context(), idem.Key{}, o.Owner, s.ID, catalog.ShowChange{MaxPerOrder: &limit})
		return err
	}
	if _, err := o.Publish(t.Context(), idem.Key{}, o.Owner, s.ID); err != nil {
		t.Fatal(err)
	}
	o.inStep(t, s.ID)
	if o.buckets.terms[s.ID].MaxPerHold != 7 {
		t.Errorf("the bucket has %+v", o.buckets.terms[s.ID])
	}
}

func TestUpdate(t *testing.T) {
	o := newOffice(t)
	s := o.Draft(t)
	limit := 3
	if _, err := o.Update(t.Context(), idem.Key{}, o.Owner, s.ID, catalog.ShowChange{MaxPerOrder: &limit}); err != nil || len(o.buckets.terms) != 0 {
		t.Fatalf("a draft has no bucket to tell: %v", err)
	}
	if _, err := o.Publish(t.Context(), idem.Key{}, o.Owner, s.ID); err != nil {
		t.Fatal(err)
	}
	prices := o.Prices()
	prices.Levels[0].Face = 99_00
	change := catalog.ShowChange{Prices: &prices}

	// A crash between the two: the job that was stored with the change mends it.
	o.buckets.before = once(func() error { return errCrash })
	if _, err := o.Update(t.Context(), key(t, "u"), o.Owner, s.ID, change); !errors.Is(err, errCrash) {
		t.Fatalf("got %v", err)
	}
	if o.buckets.terms[s.ID].Prices.Levels[0].Face == 99_00 || len(o.Jobs) != 1 {
		t.Fatalf("terms %+v, jobs %v", o.buckets.terms[s.ID], o.Jobs)
	}
	if err := o.Follow(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	o.inStep(t, s.ID)
	if _, err := o.Update(t.Context(), key(t, "u"), o.Owner, s.ID, change); err != nil {
		t.Fatal(err)
	}
	o.inStep(t, s.ID)
}

// Somebody who read the show before a change may tell the bucket after it was
// told of the change. It has to notice.
func TestFollowAtOnce(t *testing.T) {
	o := newOffice(t)
	s := o.Draft(t)
	if _, err := o.Publish(t.Context(), idem.Key{}, o.Owner, s.ID); err != nil {
		t.Fatal(err)
	}
	o.buckets.before = once(func() error {
		limit := 2
		_, err := o.Update(t.Context(), idem.Key{}, o.Owner, s.ID, catalog.ShowChange{MaxPerOrder: &limit})
		return err // and now the older terms are written over these
	})
	if err := o.Follow(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	o.inStep(t, s.ID)
	if o.buckets.terms[s.ID].MaxPerHold != 2 {
		t.Errorf("the bucket has %+v", o.buckets.terms[s.ID])
	}
}

func TestCancelClosesTheSale(t *testing.T) {
	o := newOffice(t)
	draft, s := o.Draft(t), o.Draft(t)
	if _, err := o.Publish(t.Context(), idem.Key{}, o.Owner, s.ID); err != nil {
		t.Fatal(err)
	}
	for _, show := range []id.Show{draft.ID, s.ID} {
		got, err := o.Cancel(t.Context(), idem.Key{}, o.Owner, show)
		if err != nil || got.State != catalog.ShowCancelled {
			t.Errorf("got %+v, %v", got, err)
		}
	}
	if o.buckets.closed[draft.ID] || !o.buckets.closed[s.ID] {
		t.Errorf("closed: %v", o.buckets.closed)
	}
}
