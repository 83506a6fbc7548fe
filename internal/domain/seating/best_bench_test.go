package seating

import (
	"math/rand/v2"
	"testing"
)

// stadiums are states of a hall with 53,944 seats in which the search is
// timed; the figures stand in docs/algorithms/best-available.md.
func stadiums(p *Plan) map[string]Stock {
	fill := func(free func(i int) bool) Stock {
		s := Stock{Free: NewSet(p.Len()), Kept: true}
		for i := range p.Len() {
			s.Free.Put(i, free(i))
		}
		return s
	}
	dice := rand.New(rand.NewPCG(1, 2))
	rank := make([]int, len(p.rows)) // rows by their distance from the focal point
	for n, front := range p.frontRows {
		rank[front.row] = n
	}
	return map[string]Stock{
		"empty":                 fill(func(int) bool { return true }),
		"front half sold":       fill(func(i int) bool { return rank[p.rowOf[i]] > len(p.rows)/2 }),
		"half sold at random":   fill(func(int) bool { return dice.IntN(2) == 0 }),
		"one in fifty left":     fill(func(int) bool { return dice.IntN(50) == 0 }),
		"pairs left, in crumbs": fill(func(i int) bool { return i%3 != 0 }),
		"every other seat":      fill(func(i int) bool { return i%2 == 0 }),
		"sold out":              fill(func(int) bool { return false }),
		"threes, all leave one": fill(func(i int) bool { return i%4 != 0 }),
	}
}

func BenchmarkBest(b *testing.B) {
	p := mustCompile(b, Stadium())
	for name, stock := range stadiums(p) {
		for _, c := range []struct {
			wish string
			want Want
		}{
			{"2", Want{Quantity: 2, Section: -1}}, {"4", Want{Quantity: 4, Section: -1}}, {"12", Want{Quantity: 12, Section: -1}},
			{"4 split", Want{Quantity: 4, Section: -1, MaySplit: true}}, {"12 split", Want{Quantity: 12, Section: -1, MaySplit: true}},
		} {
			b.Run(name+"/"+c.wish, func(b *testing.B) {
				for b.Loop() {
					p.Best(c.want, stock)
				}
			})
		}
	}
}

func BenchmarkAny(b *testing.B) {
	p := mustCompile(b, Stadium())
	for name, stock := range stadiums(p) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				p.Any(Want{Quantity: 4, Section: -1}, stock)
			}
		})
	}
}
