package checkout_test

import (
	"fmt"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/paper"
)

func (tx *memTx) Organiser(id.Organiser) (catalog.Organiser, error) { return tx.t.show.Organiser, nil }
func (tx *memTx) Show(id.Show) (catalog.Show, error)                { return tx.t.show.Show, nil }
func (tx *memTx) Event(id.Event) (catalog.Event, error)             { return tx.t.show.Event, nil }
func (tx *memTx) Venue(id.Venue) (catalog.Venue, error)             { return tx.t.show.Venue, nil }

func (tx *memTx) PaperIssuer(id.Organiser) (paper.Issuer, error) { return tx.t.issuer, nil }

func (tx *memTx) PaperBilling(o id.Order) (paper.Billing, error) { return tx.t.billing[o], nil }

func (tx *memTx) SavePaperBilling(o id.Order, b paper.Billing) error {
	tx.t.billing[o] = b
	return nil
}

func (tx *memTx) NextPaperNo(o id.Organiser, series string) (int64, error) {
	tx.t.series[o.String()+series]++
	return tx.t.series[o.String()+series], nil
}

func (tx *memTx) AddPaper(p paper.Paper) error {
	for _, other := range tx.t.papers {
		if other.Organiser == p.Organiser && other.Number() == p.Number() || other.Order == p.Order && other.Cause == p.Cause {
			return fmt.Errorf("%s cannot stand beside %s", p.Number(), other.Number())
		}
	}
	tx.t.papers = append(tx.t.papers, p)
	return nil
}

func (tx *memTx) PapersOfOrder(o id.Order) (papers []paper.Paper, err error) {
	for _, p := range tx.t.papers {
		if p.Order == o {
			papers = append(papers, p)
		}
	}
	return papers, nil
}

func (tx *memTx) FirstPaperAt() (time.Time, error) {
	if len(tx.t.papers) == 0 {
		return time.Time{}, nil
	}
	return tx.t.papers[0].At, nil
}

// numbers tells how the series stand, as the store does.
func (m *memory) numbers() (all []paper.Series) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for name, last := range m.kept.series {
		s := paper.Series{Name: name, Last: last}
		for _, p := range m.kept.papers {
			if p.Organiser.String()+p.Series != name {
				continue
			}
			s.Count++
			s.Most = max(s.Most, p.No)
			if s.First == 0 || p.No < s.First {
				s.First = p.No
			}
		}
		all = append(all, s)
	}
	return all
}
