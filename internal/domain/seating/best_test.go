package seating

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// hallOfChance is a small odd chart of which some seats are for sale, and a wish.
type hallOfChance struct {
	*Plan
	Stock
	want Want
}

func draw(t *rapid.T, most int) hallOfChance {
	p := mustCompileDrawn(t, drawChart(t))
	d := hallOfChance{p, Stock{Free: NewSet(p.Len()), Kept: rapid.Bool().Draw(t, "kept")}, Want{
		Quantity:   rapid.IntRange(0, most).Draw(t, "quantity"),
		Section:    rapid.IntRange(-1, len(p.Sections())-1).Draw(t, "section"),
		Accessible: rapid.Bool().Draw(t, "accessible"),
		Zones:      rapid.SampledFrom([][]int{nil, {0}, {1}, {0, 1}, {}, {7, -1}}).Draw(t, "zones"),
	}}
	if rapid.Bool().Draw(t, "priced") {
		d.Priced = []bool{rapid.Bool().Draw(t, "a"), rapid.Bool().Draw(t, "b")}
	}
	crumbs := rapid.IntRange(1, 4).Draw(t, "crumbs")
	for i := range p.Len() {
		d.Free.Put(i, rapid.IntRange(0, crumbs).Draw(t, "free") > 0)
	}
	return d
}

func (d hallOfChance) onSale(i int) bool { return d.Priced == nil || d.Priced[d.Seat(i).Zone] }

// mayHave is usable, said anew.
func (d hallOfChance) mayHave(i int) bool {
	s := d.Seat(i)
	return d.Free.Has(i) && d.onSale(i) && (d.want.Section < 0 || s.Section == d.want.Section) &&
		(d.want.Zones == nil || slices.Contains(d.want.Zones, s.Zone)) &&
		(d.want.Accessible || !d.Kept || !s.Accessible && !s.Companion)
}

// forAnybody is open, said anew.
func (d hallOfChance) forAnybody(i int) bool {
	s := d.Seat(i)
	return d.Free.Has(i) && d.onSale(i) && !(d.Kept && (s.Accessible || s.Companion))
}

// leftAlone counts the seats that are for anybody and have a neighbour who is,
// but none any more once seats are taken: by looking at all seats.
func leftAlone(p *Plan, taken []int, open func(int) bool) (lone []int) {
	for i := range p.Len() {
		before, after := false, false
		for j := range p.Len() {
			if i != j && p.Beside(i, j) && open(j) {
				before, after = true, after || !slices.Contains(taken, j)
			}
		}
		if open(i) && !slices.Contains(taken, i) && before && !after {
			lone = append(lone, i)
		}
	}
	return lone
}

// bySearch is Best for seats side by side, done without thought: every row,
// every place to begin, compared one by one.
func (d hallOfChance) bySearch() (best []int) {
	var bestScore []int
	for _, row := range d.Rows() {
		var x, y int
		var middle Point
		for i := row.First; i < row.First+row.Count; i++ {
			middle = middle.plus(Point{d.Seat(i).X, d.Seat(i).Y})
		}
		middle = middle.scaled(1 / float64(row.Count))
		for first := row.First; first < row.First+row.Count; first++ {
			block := []int{first}
			for len(block) < d.want.Quantity {
				next := block[len(block)-1] + 1
				if row.Kind == KindTable && next == row.First+row.Count {
					next = row.First
				}
				if next >= row.First+row.Count || slices.Contains(block, next) || !d.Beside(next, block[len(block)-1]) {
					break
				}
				block = append(block, next)
			}
			if len(block) != d.want.Quantity || slices.ContainsFunc(block, func(i int) bool { return !d.mayHave(i) }) {
				continue
			}
			accessible, scarce, distance := 0, 0, 0
			x, y = 0, 0
			for _, i := range block {
				s := d.Seat(i)
				if s.Accessible {
					accessible++
				}
				if s.Accessible || s.Companion {
					scarce++
				}
				distance += int(math.Round(100 * d.Focal().distance(Point{s.X, s.Y})))
				x, y = x+int(math.Round(100*s.X)), y+int(math.Round(100*s.Y))
			}
			if d.want.Accessible {
				if scarce = accessible; accessible == 0 {
					continue
				}
			}
			n := d.want.Quantity
			at := Point{float64(x), float64(y)}.scaled(1 / float64(100*n))
			score := []int{scarce, len(leftAlone(d.Plan, block, d.forAnybody)), distance / (n * d.band), int(math.Round(at.distance(middle))), distance, first}
			if best == nil || slices.Compare(score, bestScore) < 0 {
				best, bestScore = block, score
			}
		}
	}
	return best
}

func TestBestFindsWhatASearchFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t, 6)
		got := d.Best(d.want, d.Stock)
		if got != nil {
			slices.Sort(got[0]) // at a table, two may be named from either side
		}
		var expected [][]int
		if block := d.bySearch(); block != nil {
			slices.Sort(block)
			expected = [][]int{block}
		}
		if !slices.EqualFunc(got, expected, slices.Equal) {
			t.Fatalf("Best gave %v; a search gives %v", groupLabels(d.Plan, got), groupLabels(d.Plan, expected))
		}
		if d.Any(d.want, d.Stock) != (expected != nil) {
			t.Fatalf("Any and a search differ about %v", groupLabels(d.Plan, expected))
		}
	})
}

func groupLabels(p *Plan, groups [][]int) (all [][]string) {
	for _, g := range groups {
		all = append(all, labels(p, g))
	}
	return all
}

// fewestGroups looks at every choice of so many seats there is, and gives the
// smallest number of groups they fall into, and then of groups of one.
func (d hallOfChance) fewestGroups(usable []int) (groups, singles int) {
	groups = math.MaxInt
	var choose func(from int, chosen []int)
	choose = func(from int, chosen []int) {
		if len(chosen) == d.want.Quantity {
			if g, s := grouped(d.Plan, chosen); g < groups || g == groups && s < singles {
				groups, singles = g, s
			}
			return
		}
		for i := from; i <= len(usable)-(d.want.Quantity-len(chosen)); i++ {
			choose(i+1, append(chosen, usable[i]))
		}
	}
	choose(0, make([]int, 0, d.want.Quantity))
	return groups, singles
}

// grouped counts the groups that seats fall into, and those of one.
func grouped(p *Plan, seats []int) (groups, singles int) {
	group := slices.Clone(seats) // the least seat of each seat's group
	for changed := true; changed; {
		changed = false
		for a := range seats {
			for b := range seats {
				if p.Beside(seats[a], seats[b]) && group[b] > group[a] {
					group[b], changed = group[a], true
				}
			}
		}
	}
	size := map[int]int{}
	for _, g := range group {
		size[g]++
	}
	for _, n := range size {
		if n == 1 {
			singles++
		}
	}
	return len(size), singles
}

// A party is split into as few groups as can be, and nobody sits alone who
// need not; where nothing is scarce, also with the fewest seats left alone
// that two groups can leave.
func TestSplitIsTheSmallest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t, 5)
		d.want.MaySplit, d.want.Accessible = true, false
		groups := d.Best(d.want, d.Stock)
		var usable, ordinary []int
		for i := range d.Len() {
			if s := d.Seat(i); d.mayHave(i) {
				usable = append(usable, i)
				if !s.Accessible && !s.Companion {
					ordinary = append(ordinary, i)
				}
			}
		}
		if d.want.Quantity < 1 || len(usable) < d.want.Quantity {
			if groups != nil || d.Any(d.want, d.Stock) {
				t.Fatalf("found %v where there is nothing", groupLabels(d.Plan, groups))
			}
			return
		}
		d.sound(t, groups)
		if len(usable) > 16 || d.bySearch() != nil {
			return
		}
		if len(ordinary) >= d.want.Quantity {
			usable = ordinary
			if slices.ContainsFunc(slices.Concat(groups...), func(i int) bool { return !slices.Contains(ordinary, i) }) {
				t.Fatalf("%v takes a scarce place without need", groupLabels(d.Plan, groups))
			}
		}
		least, leastSingles := d.fewestGroups(usable)
		if n, singles := grouped(d.Plan, slices.Concat(groups...)); n != least || singles != leastSingles {
			t.Fatalf("%v are %d groups, %d of one; %d groups are enough, %d of one", groupLabels(d.Plan, groups), n, singles, least, leastSingles)
		}
	})
}

func TestSplitWithAWheelchair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t, 5)
		d.want.MaySplit, d.want.Accessible = true, true
		groups := d.Best(d.want, d.Stock)
		usable, accessible := 0, 0
		for i := range d.Len() {
			if d.mayHave(i) {
				usable++
				if d.Seat(i).Accessible {
					accessible++
				}
			}
		}
		if there := d.want.Quantity > 0 && usable >= d.want.Quantity && accessible > 0; there != (groups != nil) || there != d.Any(d.want, d.Stock) {
			t.Fatalf("found %v of %d seats, %d accessible", groupLabels(d.Plan, groups), usable, accessible)
		}
		if groups != nil {
			d.sound(t, groups)
			if !slices.ContainsFunc(groups[0], func(i int) bool { return d.Seat(i).Accessible }) {
				t.Fatalf("no place for a wheelchair in %v", groupLabels(d.Plan, groups))
			}
		}
	})
}

// sound checks what any answer must be: as many seats as wanted, none twice,
// all to be had, each group side by side.
func (d hallOfChance) sound(t *rapid.T, groups [][]int) {
	t.Helper()
	all := slices.Sorted(slices.Values(slices.Concat(groups...)))
	if len(all) != d.want.Quantity || len(slices.Compact(slices.Clone(all))) != len(all) || slices.ContainsFunc(all, func(i int) bool { return !d.mayHave(i) }) {
		t.Fatalf("%v is not what was wished for", groupLabels(d.Plan, groups))
	}
	for _, g := range groups {
		for n := range len(g) - 1 {
			if !d.Beside(g[n], g[n+1]) {
				t.Fatalf("%v do not sit side by side", labels(d.Plan, g))
			}
		}
	}
}

// A choice by hand is told of exactly the seats it leaves alone where another
// choice of the same stretch would not, and what it is told to take instead
// is such a choice.
func TestLoneSeatsOfAChoice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t, 0)
		var choice []int
		for i := range d.Len() {
			if d.Free.Has(i) && rapid.IntRange(0, 4).Draw(t, "choose") == 0 {
				choice = append(choice, i)
			}
		}
		lone, instead := d.Lone(choice, d.forAnybody)
		var want []int
		for _, i := range leftAlone(d.Plan, choice, d.forAnybody) {
			if len(d.openAround(i))-len(d.openAround(i, choice...)) > 1 {
				want = append(want, i)
			}
		}
		if !slices.Equal(lone, want) {
			t.Fatalf("%v leaves %v alone; it is told %v", labels(d.Plan, choice), labels(d.Plan, want), labels(d.Plan, lone))
		}
		if lone == nil {
			return
		}
		if again, _ := d.Lone(instead, d.forAnybody); again != nil || len(instead) != len(choice) || len(slices.Compact(slices.Clone(instead))) != len(choice) ||
			slices.ContainsFunc(instead, func(i int) bool { return !d.Free.Has(i) }) {
			t.Fatalf("instead of %v it offers %v, which leaves %v alone", labels(d.Plan, choice), labels(d.Plan, instead), labels(d.Plan, again))
		}
	})
}

// openAround gives the seats for anybody that seat i is joined to, or, where
// members are given, those of them among these.
func (d hallOfChance) openAround(i int, members ...int) []int {
	reached := []int{i}
	for n := 0; n < len(reached); n++ {
		for j := range d.Len() {
			if d.Beside(reached[n], j) && d.forAnybody(j) && !slices.Contains(reached, j) {
				reached = append(reached, j)
			}
		}
	}
	return slices.DeleteFunc(reached, func(j int) bool { return members != nil && !slices.Contains(members, j) })
}

func TestBestPrefersTheFrontThenTheMiddle(t *testing.T) {
	p := mustCompile(t, Theatre())
	best := func(w Want) []string { return labels(p, slices.Concat(p.Best(w, allOf(p))...)) }
	if got := best(Want{Quantity: 4, Section: -1}); !slices.Equal(got, []string{"stalls/A/12", "stalls/A/13", "stalls/A/14", "stalls/A/15"}) {
		t.Errorf("got %v", got)
	}
	circle, _ := p.SectionIndex("circle")
	if got := best(Want{Quantity: 2, Section: circle}); !slices.Equal(got, []string{"circle/A/16", "circle/A/17"}) {
		t.Errorf("in the circle: %v", got)
	}
	got := p.Best(Want{Quantity: 2, Section: -1, Accessible: true}, allOf(p))[0]
	if len(got) != 2 || !(p.Seat(got[0]).Accessible != p.Seat(got[1]).Accessible) || !(p.Seat(got[0]).Companion || p.Seat(got[1]).Companion) {
		t.Errorf("with a wheelchair: %v", labels(p, got))
	}
	if got := best(Want{Quantity: 60, Section: -1}); got != nil {
		t.Errorf("found a row for 60: %v", got)
	}
}

// The hall's row A is 1-3, an aisle, 4-8.
func TestBestLeavesNobodyAlone(t *testing.T) {
	p := mustCompile(t, hall())
	for name, c := range map[string]struct {
		quantity int
		taken    []string
		want     [][]string
	}{
		"three are left for three, the row behind is good": {2, []string{"main/A/4", "main/A/5"}, [][]string{{"main/B/4", "main/B/5"}}},
		"a pair that nobody else can use":                  {2, []string{"main/A/4", "main/A/7", "main/A/8"}, [][]string{{"main/A/5", "main/A/6"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := groupLabels(p, p.Best(Want{Quantity: c.quantity, Section: -1}, allOf(p, c.taken...))); !slices.EqualFunc(got, c.want, slices.Equal) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// Two threes are left for four friends. Three of them and one would leave no seat
// alone; two and two leave two seats alone, but nobody.
func TestNobodyOfAPartySitsAlone(t *testing.T) {
	p := mustCompile(t, hall())
	free := []string{"main/A/1", "main/A/2", "main/A/3", "main/B/1", "main/B/2", "main/B/3"}
	var taken []string
	for i := range p.Len() {
		if !slices.Contains(free, p.Label(i)) {
			taken = append(taken, p.Label(i))
		}
	}
	got := groupLabels(p, p.Best(Want{Quantity: 4, Section: -1, MaySplit: true}, allOf(p, taken...)))
	if len(got) != 2 || len(got[0]) != 2 || len(got[1]) != 2 {
		t.Errorf("four sit as %v", got)
	}
}

func TestSplitSitsClose(t *testing.T) {
	p := mustCompile(t, hall())
	table, _ := p.SectionIndex("main")
	// Five in each row is the most; the table's five are far away.
	got := groupLabels(p, p.Best(Want{Quantity: 9, Section: table, MaySplit: true}, allOf(p)))
	if len(got) != 2 || len(got[0]) < 4 || len(got[1]) < 4 {
		t.Errorf("nine sit as %v", got)
	}
	for _, g := range got {
		if g[0][:5] != "main/" || g[0][5] == 'T' {
			t.Errorf("nine sit at the table, far from the others: %v", got)
		}
	}
}
