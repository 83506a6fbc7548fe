package seating

import (
	"cmp"
	"math"
	"slices"
)

// A party that cannot sit side by side sits in groups: as few as can be, none
// of one person if that can be helped, and close to each other.
//
// Each group comes from another stretch, for two groups of one stretch could
// sit together. Whatever the groups, one of them is as good a beginning as
// any: each stretch is tried as the anchor, the nearest to the focal point
// first, and the others are chosen for it, always the nearest with which the
// number of groups can still be kept. The last is chosen also for the seats
// it leaves alone. The best of these parties is taken.

// partsAtOnce is how many stretches are looked at before more are.
const partsAtOnce = 2000

// splitEffort bounds how often stretches are looked at for a neighbour. In a
// hall in crumbs, it tries only the anchors nearest to the focal point.
const splitEffort = 50_000

// enough reports whether there are as many usable seats as wanted, wherever
// they are.
func (s *search) enough() bool {
	missing, accessible := s.want.Quantity, !s.want.Accessible
	for i := s.Free.next(0, len(s.seats), true); i < len(s.seats); i = s.Free.next(i+1, len(s.seats), true) {
		row := &s.rows[s.rowOf[i]]
		if !s.worth(int(s.rowOf[i]), 1) {
			i = row.First + row.Count - 1
			continue
		}
		if s.usable(i) {
			missing--
			accessible = accessible || s.seats[i].Accessible
		}
		if missing <= 0 && accessible {
			return true
		}
	}
	return false
}

// split gives the seats of a party in groups. Places that are scarce are
// spared if the party finds room without.
func (s *search) split() (groups [][]int) {
	scarce := s.until[len(s.seats)].scarce > 0
	if scarce {
		groups = s.parted(func(i int) bool {
			return s.usable(i) && !s.seats[i].Accessible && (s.want.Accessible || !s.seats[i].Companion)
		})
	}
	if groups == nil {
		groups = s.parted(s.usable)
	}
	return groups
}

// part is a stretch as a party may use it.
type part struct {
	stretch
	most   int   // of the party that it has room for
	closed bool  // no open seat lies beside either end
	middle Point // hundredths of a cm
	floor  int
}

// all gives the stretches of all rows, those of the nearest row first.
func (s *search) all(usable func(i int) bool) (all []stretch) {
	for f := range s.frontRows {
		if r := s.frontRows[f].row; s.worth(r, 1) {
			s.stretches(r, usable, func(t stretch) { all = append(all, t) })
		}
	}
	return all
}

// room is how many of the party a stretch has seats for, if not for all.
func (s *search) room(t stretch) int { return min(t.length, s.want.Quantity-1) }

func (s *search) part(t stretch) part {
	whole := span{t.first, t.length}
	left, right := s.before(t.first), s.after(s.at(t.first, t.length-1))
	return part{
		stretch: t, most: s.room(t), floor: s.sections[s.rows[t.row].Section].Floor, middle: s.middle(whole),
		closed: s.sum(whole).scarce == 0 && (t.ring || (left < 0 || !s.open(left)) && (right < 0 || !s.open(right))),
	}
}

// middle gives that of a block, in hundredths of a cm.
func (p *Plan) middle(b span) Point {
	sum := p.sum(b)
	return Point{float64(sum.x), float64(sum.y)}.scaled(1 / float64(b.quantity))
}

// within reports whether a stretch has that seat.
func (p *Plan) within(t stretch, seat int) bool {
	if int(p.rowOf[seat]) != t.row {
		return false
	}
	steps := seat - t.first
	if steps < 0 {
		steps += p.rows[t.row].Count
	}
	return steps < t.length
}

// party is one way to sit in groups; the first is the anchor. Lower is
// better, from the first member down.
type party struct {
	cost     int // see cost
	floors   int // groups on another floor than the anchor
	spread   int // from the anchor to the group farthest from it, in steps of a seat's width
	band     int // distance from the focal point, in the same steps
	distance int
	blocks   []span
}

func (p *party) compare(q *party) int {
	return cmp.Or(
		cmp.Compare(p.cost, q.cost), cmp.Compare(p.floors, q.floors), cmp.Compare(p.spread, q.spread), cmp.Compare(p.band, q.band),
		cmp.Compare(p.distance, q.distance), cmp.Compare(p.blocks[0].first, q.blocks[0].first),
	)
}

// alone is the cost of a group of one, in seats left alone: no number of them
// is as bad.
const alone = 1000

// cost is that of seating so many of a party in a part.
func (s *search) cost(t *part, quantity int) (cost int) {
	if quantity == 1 {
		cost = alone
	}
	if !t.closed {
		_, lone := s.spot(t, quantity, t.middle, false)
		return cost + lone
	}
	if t.length-quantity == 1 {
		cost++
	}
	return cost
}

// spot gives the block of a part that leaves the fewest seats alone and lies
// nearest to a point.
func (s *search) spot(t *part, quantity int, near Point, accessible bool) (best span, lone int) {
	best.first, lone = -1, math.MaxInt
	away := 0.0
	for n := range t.places(quantity) {
		b := span{s.at(t.first, n), quantity}
		if accessible && s.sum(b).accessible == 0 {
			continue
		}
		l, a := s.lonely(b, s.open), s.middle(b).distance(near)
		if l < lone || l == lone && a < away {
			best, lone, away = b, l, a
		}
	}
	return best, lone
}

// crowd is the parts that groups beside the anchor may come from.
type crowd struct {
	parts []part
	row   []int // by row: where its parts begin
	count []int // of the parts with room for so many
}

func (s *search) crowd(stretches []stretch) (c crowd) {
	c.parts, c.row, c.count = make([]part, len(stretches)), make([]int, len(s.rows)), make([]int, s.want.Quantity)
	for i, t := range stretches {
		if i == 0 || stretches[i-1].row != t.row {
			c.row[t.row] = i
		}
		c.parts[i] = s.part(t)
		c.count[s.room(t)]++
	}
	return c
}

// beside gives how many parts there are of each room that have no seat of an
// anchor, leaving out those with less room than least.
func (s *search) beside(c *crowd, anchor stretch, least int) []int {
	count := slices.Clone(c.count)
	for i := c.row[anchor.row]; i < len(c.parts) && c.parts[i].row == anchor.row; i++ {
		if s.within(anchor, c.parts[i].first) {
			count[c.parts[i].most]--
		}
	}
	clear(count[:least])
	return count
}

// largest gives how many people the largest parts have room for, so many of
// them.
func largest(count []int, parts int) (people int) {
	for room := len(count) - 1; room > 0 && parts > 0; room-- {
		n := min(parts, count[room])
		people, parts = people+n*room, parts-n
	}
	return people
}

// groups gives the smallest number of groups by which the party fits into an
// anchor with so much room and the parts beside it, and more than the party
// has people when it does not fit.
func (s *search) groups(room int, beside []int) int {
	missing, groups := s.want.Quantity-room, 1
	for room := len(beside) - 1; room > 0 && missing > 0; room-- {
		n := min(beside[room], (missing+room-1)/room)
		missing, groups = missing-n*room, groups+n
	}
	if missing > 0 {
		return s.want.Quantity + 1
	}
	return groups
}

// parted finds the best party of groups of usable seats; the one with a place
// for a wheelchair, where that is wanted, may have others too.
//
// It looks at the stretches nearest to the focal point, and at more of them
// only if these do not lead to as few groups as all could.
func (s *search) parted(usable func(i int) bool) (seats [][]int) {
	stretches := s.all(usable)
	anchors := stretches
	if s.want.Accessible {
		anchors = slices.DeleteFunc(s.all(s.usable), func(t stretch) bool { return s.sum(span{t.first, t.length}).accessible == 0 })
	}
	least := s.least(anchors, stretches)
	for most := partsAtOnce; least <= s.want.Quantity; most *= 4 {
		all := most >= len(anchors) && most >= len(stretches)
		best, groups := s.bestParty(anchors[:min(most, len(anchors))], stretches[:min(most, len(stretches))])
		if groups > least && !all {
			continue
		}
		if best != nil {
			for _, b := range best.blocks {
				seats = append(seats, s.seatsOf(b))
			}
		}
		break
	}
	return seats
}

// least gives a number of groups that no party can be below.
func (s *search) least(anchors, stretches []stretch) int {
	most, count := 0, make([]int, s.want.Quantity)
	for _, t := range anchors {
		most = max(most, s.room(t))
	}
	for _, t := range stretches {
		count[s.room(t)]++
	}
	if !s.want.Accessible && most > 0 {
		count[most]-- // the anchor is one of them
	}
	return s.groups(most, count)
}

// bestParty tries the anchors in turn. It gives the number of groups too, and
// nil when no anchor leads to a party.
func (s *search) bestParty(anchors, stretches []stretch) (best *party, fewest int) {
	c := s.crowd(stretches)
	fewest = s.want.Quantity + 1
	groups := make([]int, len(anchors))
	known := make([]int, s.want.Quantity) // by an anchor's room, where it is one of the parts
	for a, t := range anchors {
		room := s.room(t)
		if groups[a] = known[room]; groups[a] == 0 || s.want.Accessible {
			groups[a] = s.groups(room, s.beside(&c, t, 1))
			known[room] = groups[a]
		}
		fewest = min(fewest, groups[a])
	}
	if fewest > s.want.Quantity {
		return nil, fewest
	}
	tries := 1 + splitEffort/(1+fewest*len(c.parts))
	for a, t := range anchors {
		if groups[a] > fewest || tries == 0 {
			continue
		}
		tries--
		if p := s.party(t, &c, fewest); best == nil || p.compare(best) < 0 {
			best = p
		}
	}
	return best, fewest
}

// table says what it costs at least to seat so many in the parts chosen so
// far, at least one in each.
type table []int

const never = math.MaxInt / 2

func (s *search) with(before table, t *part) table {
	after := slices.Repeat(table{never}, len(before))
	for quantity := 1; quantity <= t.most; quantity++ {
		cost := s.cost(t, quantity)
		for others := range len(before) - quantity {
			after[others+quantity] = min(after[others+quantity], before[others]+cost)
		}
	}
	return after
}

// whole is the cost of the whole party with one more part.
func (s *search) whole(before table, t *part) int {
	least := never
	for quantity := 1; quantity <= t.most; quantity++ {
		if rest := before[s.want.Quantity-quantity]; rest < least {
			least = min(least, rest+s.cost(t, quantity))
		}
	}
	return least
}

// party chooses the other parts for an anchor, shares the people out and
// seats them.
func (s *search) party(begin stretch, c *crowd, groups int) *party {
	first := s.part(begin)
	anchor := &first
	least := min(2, s.want.Quantity-1)
	beside := s.beside(c, begin, least)
	if s.groups(anchor.most, beside) > groups {
		least, beside = 1, s.beside(c, begin, 1) // somebody has to sit alone
	}
	nobody := slices.Repeat(table{never}, s.want.Quantity+1)
	nobody[0] = 0
	chosen, tables := []*part{anchor}, []table{nobody, s.with(nobody, anchor)}
	missing := s.want.Quantity - anchor.most
	for more := groups - 1; more > 0; more-- {
		next := s.next(anchor, c, chosen, tables[len(chosen)], max(least, missing-largest(beside, more-1)), more == 1)
		chosen, tables = append(chosen, next), append(tables, s.with(tables[len(chosen)], next))
		beside[next.most]--
		missing -= next.most
	}
	return s.seated(chosen, tables)
}

// next chooses the nearest part with room for at least so many; the last one
// is chosen for what the whole party costs first.
func (s *search) next(anchor *part, c *crowd, chosen []*part, so table, room int, last bool) (best *part) {
	bestCost, bestFloor, bestAway := 0, false, 0.0
	for i := range c.parts {
		t := &c.parts[i]
		if t.most < room || slices.Contains(chosen, t) || t.row == anchor.row && s.within(anchor.stretch, t.first) {
			continue
		}
		cost, floor := 0, t.floor != anchor.floor
		if last {
			cost = s.whole(so, t)
		}
		if best != nil && (cost > bestCost || cost == bestCost && floor && !bestFloor) {
			continue
		}
		d := t.middle.minus(anchor.middle)
		away := d.X*d.X + d.Y*d.Y
		if best == nil || cost < bestCost || bestFloor && !floor || away < bestAway {
			best, bestCost, bestFloor, bestAway = t, cost, floor, away
		}
	}
	return best
}

// seated shares the people out at the least cost, as many as can be in the
// parts chosen first, and gives each group the seats nearest to the others.
func (s *search) seated(chosen []*part, tables []table) *party {
	p := &party{cost: tables[len(chosen)][s.want.Quantity], blocks: make([]span, len(chosen))}
	people := s.want.Quantity
	for i := len(chosen) - 1; i >= 0; i-- {
		quantity := 1
		for tables[i][people-quantity]+s.cost(chosen[i], quantity) != tables[i+1][people] {
			quantity++
		}
		p.blocks[i].quantity, people = quantity, people-quantity
	}
	var others Point
	for _, t := range chosen[1:] {
		others = others.plus(t.middle.scaled(1 / float64(len(chosen)-1)))
	}
	var total sums
	for i, t := range chosen {
		if i == 0 {
			p.blocks[0], _ = s.spot(t, p.blocks[0].quantity, others, s.want.Accessible)
			others = s.middle(p.blocks[0]) // the rest sit near the anchor
		} else {
			p.blocks[i], _ = s.spot(t, p.blocks[i].quantity, others, false)
			p.spread = max(p.spread, int(s.middle(p.blocks[i]).distance(others))/s.band)
			if t.floor != chosen[0].floor {
				p.floors++
			}
		}
		total = total.plus(s.sum(p.blocks[i]))
	}
	p.distance, p.band = total.distance, total.distance/(s.want.Quantity*s.band)
	return p
}
