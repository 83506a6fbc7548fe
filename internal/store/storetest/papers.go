package storetest

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/store"
)

// drawer is a store with papers of one organiser in it.
type drawer struct {
	*testing.T
	*till
	papers    txn.Runner[paper.Tx]
	organiser id.Organiser
}

func papers(t *testing.T, open Open) {
	s := &drawer{T: t, till: newTill(t, open), organiser: id.New[id.Organiser]()}
	s.papers = store.Bind(s.db, func(tx *store.Tx) paper.Tx { return tx })
	shops := store.Bind(s.db, func(tx *store.Tx) catalog.Tx { return tx })
	err := shops.Update(t.Context(), func(q catalog.Tx) error {
		return q.AddOrganiser(catalog.Organiser{ID: s.organiser, Name: "House", Slug: "house", Accent: "#123456", Email: "a@b.example"})
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Run("come back as they were", func(t *testing.T) { s.in(t).kept() })
	t.Run("numbers have no gap", func(t *testing.T) { s.in(t).noGap() })
	t.Run("gaps are found", func(t *testing.T) { s.in(t).gaps() })
}

func (s drawer) in(t *testing.T) *drawer {
	s.T = t
	return &s
}

func (s *drawer) does(fn func(q paper.Tx) error) {
	s.Helper()
	if err := s.papers.Update(s.Context(), fn); err != nil {
		s.Fatal(err)
	}
}

// add numbers a paper in a series, for an order of its own.
func (s *drawer) add(q paper.Tx, order id.Order, series, cause string) (p paper.Paper, err error) {
	p = paper.Paper{
		ID: id.New[id.Paper](), Organiser: s.organiser, Order: order, Kind: paper.Invoice, Series: series, Cause: cause,
		At: q.Now(), Total: money.Of(4760, "EUR"),
		Content: paper.Content{
			From:  paper.From{Name: "Käthe & Söhne", Address: "Straße 1\n12345 Ort", TaxNumber: "DE 1", Email: "a@b.example", Accent: "#123456"},
			To:    paper.To{Name: "Zoë", Email: "zoe@example.org", Company: "Ö GmbH", Address: "Weg 2"},
			Order: "K7M-4XQ2", Language: "de", PaidWith: "testpay", Corrects: "INV-1",
			Show:  paper.Subject{Title: "Ein Abend", Venue: "Haus", City: "Ort", TimeZone: "Europe/Berlin", StartsAt: q.Now().UTC(), Chart: "00"},
			Lines: []paper.Line{{Place: "stalls/A/1", Quantity: 1, Sums: pricing.Sums{Tickets: 4000, TicketTax: 760}}},
			Tax:   pricing.Tax{Name: "USt", Ticket: 19_000},
		},
	}
	if p.No, err = q.NextPaperNo(s.organiser, series); err != nil {
		return p, err
	}
	return p, q.AddPaper(p)
}

func (s *drawer) kept() {
	o := ordered(s.T, s.db, s.clock)
	var first, second paper.Paper
	s.does(func(q paper.Tx) (err error) {
		if first, err = s.add(q, o, "INV-2026", paper.CauseSale); err != nil {
			return err
		}
		second, err = s.add(q, o, "INV-2026", "return")
		return err
	})
	if first.Number() != "INV-2026-000001" || second.No != 2 {
		s.Errorf("numbers: %s, %d", first.Number(), second.No)
	}
	s.does(func(q paper.Tx) error {
		got, found, err := q.Paper(first.ID)
		got.At, got.Content.Show.StartsAt = got.At.UTC(), got.Content.Show.StartsAt.UTC()
		want := first
		want.At = want.At.UTC()
		if err != nil || !found || !reflect.DeepEqual(got, want) {
			s.Errorf("stored %+v, read %+v, %v", want, got, err)
		}
		if _, found, err := q.Paper(id.New[id.Paper]()); found || err != nil {
			s.Errorf("a paper nobody wrote: %v, %v", found, err)
		}
		all, err := q.PapersOfOrder(o)
		if err != nil || len(all) != 2 || all[0].ID != first.ID {
			s.Errorf("of the order: %+v, %v", all, err)
		}
		for _, c := range []struct {
			query paper.Query
			want  int
		}{
			{paper.Query{Organiser: s.organiser, Most: 9}, 2},
			{paper.Query{Organiser: s.organiser, Most: 1}, 1},
			{paper.Query{Organiser: s.organiser, After: first.ID, Most: 9}, 1},
			{paper.Query{Organiser: s.organiser, From: first.At.Add(time.Second), Most: 9}, 0},
			{paper.Query{Organiser: s.organiser, To: first.At, Most: 9}, 0},
			{paper.Query{Organiser: id.New[id.Organiser](), Most: 9}, 0},
		} {
			if got, err := q.Papers(c.query); err != nil || len(got) != c.want {
				s.Errorf("%+v gives %d papers, want %d: %v", c.query, len(got), c.want, err)
			}
		}
		issuer := paper.Issuer{Name: "Käthe", Address: "a\nb", TaxNumber: "7", Prefix: "KS"}
		for _, i := range []paper.Issuer{{Name: "before"}, issuer} {
			if err := q.SavePaperIssuer(s.organiser, i); err != nil {
				return err
			}
		}
		if got, err := q.PaperIssuer(s.organiser); got != issuer || err != nil {
			s.Errorf("who stands on papers: %+v, %v", got, err)
		}
		billing := paper.Billing{Company: "Ö GmbH", Address: "a\nb"}
		for _, b := range []paper.Billing{{Company: "before"}, billing} {
			if err := q.SavePaperBilling(o, b); err != nil {
				return err
			}
		}
		if got, err := q.PaperBilling(o); got != billing || err != nil {
			s.Errorf("what the buyer wants on them: %+v, %v", got, err)
		}
		if got, err := q.PaperBilling(id.New[id.Order]()); got != (paper.Billing{}) || err != nil {
			s.Errorf("another buyer: %+v, %v", got, err)
		}
		if got, err := q.PaperIssuer(id.New[id.Organiser]()); got != (paper.Issuer{}) || err != nil {
			s.Errorf("of somebody else: %+v, %v", got, err)
		}
		return nil
	})
	s.till.does(func(q checkout.Tx) error {
		if at, err := q.FirstPaperAt(); err != nil || !at.Equal(first.At) {
			s.Errorf("the first is of %v, %v", at, err)
		}
		return nil
	})
	err := s.papers.Update(s.Context(), func(q paper.Tx) error {
		_, err := s.add(q, o, "REC-2026", paper.CauseSale)
		return err
	})
	if !errors.Is(err, store.ErrUnique) {
		s.Errorf("two papers for one sale: %v", err)
	}
}

// noGap has many sales number papers side by side while every third is undone
// after its number was counted.
func (s *drawer) noGap() {
	const workers, each = 8, 12
	undone := errors.New("the sale is not to be")
	var all sync.WaitGroup
	wrong := make(chan error, workers*each)
	for w := range workers {
		all.Go(func() {
			for n := range each {
				o := ordered(s.T, s.db, s.clock)
				err := s.papers.Update(s.Context(), func(q paper.Tx) error {
					if _, err := s.add(q, o, "RUSH-2026", paper.CauseSale); err != nil {
						return err
					}
					if (w+n)%3 == 0 {
						return undone
					}
					return nil
				})
				if err != nil && !errors.Is(err, undone) {
					wrong <- err
				}
			}
		})
	}
	all.Wait()
	close(wrong)
	for err := range wrong {
		s.Error(err)
	}
	series := s.series("RUSH-2026")
	if err := series.Verify(); err != nil || series.Count != workers*each*2/3 {
		s.Errorf("%+v: %v", series, err)
	}
}

func (s *drawer) series(name string) paper.Series {
	s.Helper()
	all, err := paper.AllSeries(s.Context(), s.papers)
	if err != nil {
		s.Fatal(err)
	}
	for _, one := range all {
		if one.Name == name && one.Organiser == s.organiser {
			return one
		}
	}
	s.Fatal(fmt.Errorf("there is no series %s: %+v", name, all))
	return paper.Series{}
}

// gaps plants what must not be, and wants it told.
func (s *drawer) gaps() {
	o := ordered(s.T, s.db, s.clock)
	s.does(func(q paper.Tx) error {
		if _, err := q.NextPaperNo(s.organiser, "GAP-2026"); err != nil {
			return err
		}
		_, err := s.add(q, o, "GAP-2026", paper.CauseSale)
		return err
	})
	if err := s.series("GAP-2026").Verify(); !errors.Is(err, paper.ErrNumbers) {
		s.Errorf("a gap: %v", err)
	}
	s.does(func(q paper.Tx) error { // without a counter
		p, err := s.add(q, o, "TMP-2026", "return")
		if err != nil {
			return err
		}
		p.ID, p.Series, p.Cause = id.New[id.Paper](), "LOST-2026", "other"
		return q.AddPaper(p)
	})
	if err := s.series("LOST-2026").Verify(); !errors.Is(err, paper.ErrNumbers) {
		s.Errorf("a series nobody counts: %v", err)
	}
}
