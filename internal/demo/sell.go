package demo

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"

	"golang.org/x/sync/errgroup"

	"frontrow/internal/base/id"
	"frontrow/internal/base/text"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// sales is how a show has been selling.
type sales int

const (
	none      sales = iota // published, nothing sold
	some                   // some orders
	well                   // many orders, and whole blocks kept for subscribers
	out                    // every place is sold
	draft                  // not published
	cancelled              // published, then cancelled
	moved                  // some orders, then put off by a week
)

// crowd is how many orders a show has and, of a hundred sections, how many
// subscribers have.
var crowd = map[sales]struct{ orders, subscribed int }{
	some: {orders: 4, subscribed: 6},
	well: {orders: 9, subscribed: 30},

	moved: {orders: 3, subscribed: 4},
}

// sell brings a show to where it is in its sale.
func (d Deps) sell(ctx context.Context, name string, at madeVenue, s catalog.Show, how sales) error {
	if how == none {
		return nil
	}
	plan, err := d.Plans(ctx, s.Chart)
	if err != nil {
		return err
	}
	seed := fnv.New64a()
	seed.Write([]byte(name))
	c := counter{plan: plan, free: seating.FullSet(plan.Len()), dice: rand.New(rand.NewPCG(seed.Sum64(), 1))}
	if how == out {
		return d.buyAll(ctx, name, s.ID, c.everything(s.MaxPerOrder), &c)
	}
	share := crowd[how]
	if kept := c.subscribers(share.subscribed); len(kept) > 0 {
		_, err := d.Seats.Do(ctx, s.ID, inventory.Block{
			Key: key("block", name), Choice: inventory.Choice{Seats: kept}, Reason: "Subscribers' seats",
		})
		if err != nil && !errors.Is(err, inventory.ErrTaken) {
			return err
		}
	}
	return d.buyAll(ctx, name, s.ID, c.parties(share.orders), &c)
}

// buyAll completes an order for each choice. A choice that is gone went to a
// visitor who came between a crash and this.
func (d Deps) buyAll(ctx context.Context, name string, show id.Show, choices []inventory.Choice, c *counter) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(4)
	for n, choice := range choices {
		p := Purchase{Key: key("order", fmt.Sprintf("%s/%d", name, n)), Show: show, Choice: choice}
		p.Buyer = id.FromBytes[id.Buyer](p.Key.Caller)
		p.Name, p.Email = c.person()
		group.Go(func() error {
			err := d.Buy(ctx, p)
			if errors.Is(err, inventory.ErrTaken) || errors.Is(err, inventory.ErrSoldOut) {
				return nil
			}
			return err
		})
	}
	return group.Wait()
}

// counter picks the places that the demo's buyers take.
type counter struct {
	plan   *seating.Plan
	free   seating.Set
	dice   *rand.Rand
	people int
}

// subscribers takes whole sections, about so many of a hundred; of a place
// with few sections, whole rows.
func (c *counter) subscribers(percent int) []string {
	type block struct{ first, count int }
	var blocks []block
	if sections := c.plan.Sections(); len(sections) > 20 {
		for _, s := range sections {
			blocks = append(blocks, block{s.First, s.Count})
		}
	} else {
		for _, r := range c.plan.Rows() {
			blocks = append(blocks, block{r.First, r.Count})
		}
	}
	var labels []string
	for _, b := range blocks {
		if c.dice.IntN(100) >= percent {
			continue
		}
		for seat := b.first; seat < b.first+b.count; seat++ {
			labels = append(labels, c.take(seat))
		}
	}
	return labels
}

// parties chooses places for so many orders, most of them for two.
func (c *counter) parties(orders int) []inventory.Choice {
	sizes := []int{1, 2, 2, 2, 2, 3, 4, 4, 5, 8}
	var choices []inventory.Choice
	areas := c.plan.Areas()
	for n := range orders {
		size := sizes[c.dice.IntN(len(sizes))]
		if len(areas) > 0 && n%3 == 2 {
			area := areas[c.dice.IntN(len(areas))]
			choices = append(choices, inventory.Choice{Areas: []inventory.Places{{Area: area.ID, Quantity: size}}})
			continue
		}
		section := c.dice.IntN(len(c.plan.Sections()))
		groups := c.plan.Best(seating.Want{Quantity: size, Section: section}, seating.Stock{Free: c.free, Kept: true})
		if groups == nil {
			continue
		}
		choices = append(choices, inventory.Choice{Seats: c.takeAll(groups[0])})
	}
	return choices
}

// everything shares all places out, so many an order.
func (c *counter) everything(perOrder int) []inventory.Choice {
	var choices []inventory.Choice
	for first := 0; first < c.plan.Len(); first += perOrder {
		var labels []string
		for seat := first; seat < min(first+perOrder, c.plan.Len()); seat++ {
			labels = append(labels, c.take(seat))
		}
		choices = append(choices, inventory.Choice{Seats: labels})
	}
	for _, a := range c.plan.Areas() {
		for left := a.Capacity; left > 0; left -= perOrder {
			choices = append(choices, inventory.Choice{Areas: []inventory.Places{{Area: a.ID, Quantity: min(left, perOrder)}}})
		}
	}
	return choices
}

func (c *counter) take(seat int) string {
	c.free.Put(seat, false)
	return c.plan.Label(seat)
}

func (c *counter) takeAll(seats []int) []string {
	labels := make([]string, len(seats))
	for i, seat := range seats {
		labels[i] = c.take(seat)
	}
	return labels
}

var (
	givenNames  = []string{"Amara", "Jonas", "Élodie", "Mateo", "Ingrid", "Tomás", "Leonie", "Yusuf", "Clara", "Wei", "Noor", "Pavel", "Sofia", "Emil", "Aoife", "Kenji"}
	familyNames = []string{"Okafor", "Lindqvist", "Moreau", "Castellano", "Brandt", "Novák", "van Rijn", "Demir", "Hughes", "Zhang", "Haddad", "Sorensen", "Rossi", "Keller", "Byrne", "Tanaka"}
)

// person makes up the next buyer: a name, and an address that cannot exist.
func (c *counter) person() (name, email string) {
	c.people++
	name = givenNames[c.dice.IntN(len(givenNames))] + " " + familyNames[c.dice.IntN(len(familyNames))]
	return name, fmt.Sprintf("%s.%d@buyers.example", strings.ReplaceAll(text.Fold(name), " ", "."), c.people)
}
