package seating

import (
	"fmt"
	"math"
)

// bowl is a field with rounded corners and stands all around it. Stands are
// made of blocks; between two blocks run stairs.
type bowl struct {
	middle        Point
	width, height float64 // of the field, cm
	corner        float64 // radius of its corners
	spacing       float64 // between seats
}

// tier is one ring of blocks.
type tier struct {
	floor               string
	firstBlock          int     // the number of the first block, at the middle of the upper edge's left half; the others follow clockwise
	offset, depth       float64 // from the field to the first row, and from row to row
	rows                int
	ends, sides, corner int // blocks along the upper and lower edge, along the left and right edge, and in each corner
	rowName             func(i int) string
	zone                func(b block, row int) string
}

// block is where one block of a tier lies.
type block struct {
	index       int
	side        side
	behind      bool // at or next to the upper edge, where the stage is
	from, to    Point
	outward     Point // from the field, for blocks along an edge
	centre      Point // of the corner, for blocks in one
	angle, turn float64
}

type side uint8

const (
	upper side = iota
	right
	lower
	left
)

// stair is half the width of the stairs between two blocks.
const stair = 60

// wideRow has an aisle in the middle.
const wideRow = 30

// blocks gives a tier's blocks clockwise from the left of the upper edge.
func (b bowl) blocks(t tier) []block {
	w, h := b.width/2-b.corner, b.height/2-b.corner // from the middle to where the edges begin to turn
	corners := [4]Point{{-w, -h}, {w, -h}, {w, h}, {-w, h}}
	var all []block
	for s := upper; s <= left; s++ {
		start, end := b.middle.plus(corners[s]), b.middle.plus(corners[(s+1)%4])
		count := t.ends
		if s == right || s == left {
			count = t.sides
		}
		heading := math.Pi / 2 * float64(s)
		outward := Point{math.Sin(heading), -math.Cos(heading)}.rounded()
		along := end.minus(start).scaled(1 / float64(count))
		for i := range count {
			from := start.plus(along.scaled(float64(i)))
			all = append(all, block{side: s, behind: s == upper, from: from, to: from.plus(along), outward: outward})
		}
		turn := math.Pi / 2 / float64(t.corner)
		for i := range t.corner {
			// The first blocks after the upper edge, and the last before it, see the stage from behind.
			behind := s == upper && i < t.corner/2 || s == left && i >= t.corner-t.corner/2
			all = append(all, block{
				side: s, behind: behind, centre: end, turn: turn,
				angle: heading - math.Pi/2 + turn*float64(i),
			})
		}
	}
	for i := range all {
		all[i].index = i
	}
	return all
}

// sections draws a tier.
func (b bowl) sections(t tier) []ChartSection {
	var sections []ChartSection
	for _, blk := range b.blocks(t) {
		number := t.firstBlock + blk.index
		s := ChartSection{ID: fmt.Sprint(number), Name: fmt.Sprintf("Block %d", number), Floor: t.floor, Outline: b.outline(t, blk)}
		for r := range t.rows {
			row := ChartRow{ID: t.rowName(r), Zone: t.zone(blk, r)}
			row.Line = b.line(blk, t.offset+t.depth*float64(r))
			s.Rows = append(s.Rows, row)
		}
		sections = append(sections, s)
	}
	return sections
}

// line draws the row of a block at a distance from the field.
func (b bowl) line(blk block, distance float64) *Line {
	fit := func(length float64) (count int, aisles []int, margin float64) {
		count = int((length-2*stair)/b.spacing) + 1
		taken := float64(count-1) * b.spacing
		if count > wideRow {
			count--
			aisles = []int{count / 2}
			taken = float64(count-2)*b.spacing + DefaultAisleWidth
		}
		return count, aisles, (length - taken) / 2
	}
	if blk.turn == 0 {
		edge := blk.from.distance(blk.to)
		count, aisles, margin := fit(edge)
		along := blk.to.minus(blk.from).scaled(1 / edge)
		out := blk.outward.scaled(b.corner + distance)
		return &Line{
			From: whole(blk.from.plus(out).plus(along.scaled(margin))), To: whole(blk.to.plus(out).minus(along.scaled(margin))),
			Count: count, Aisles: aisles,
		}
	}
	radius := b.corner + distance
	count, aisles, margin := fit(radius * blk.turn)
	return arcLine(blk.centre, radius, blk.angle+margin/radius, blk.angle+blk.turn-margin/radius, count, aisles...)
}

// outline draws the border of a block.
func (b bowl) outline(t tier, blk block) []Point {
	near := b.corner + t.offset - t.depth/2
	far := near + t.depth*float64(t.rows)
	if blk.turn == 0 {
		return []Point{
			whole(blk.from.plus(blk.outward.scaled(near))), whole(blk.to.plus(blk.outward.scaled(near))),
			whole(blk.to.plus(blk.outward.scaled(far))), whole(blk.from.plus(blk.outward.scaled(far))),
		}
	}
	const steps = 4
	var points []Point
	for i := range steps + 1 {
		points = append(points, whole(blk.centre.towards(near, blk.angle+blk.turn*float64(i)/steps)))
	}
	for i := steps; i >= 0; i-- {
		points = append(points, whole(blk.centre.towards(far, blk.angle+blk.turn*float64(i)/steps)))
	}
	return points
}

// accessibleBacks marks the ends of the last rows, where the concourse is, of
// the blocks along the left and right edge.
func accessibleBacks(sections []ChartSection, blocks []block) {
	for i, blk := range blocks {
		if blk.turn == 0 && (blk.side == left || blk.side == right) {
			rows := sections[i].Rows
			accessibleEnds(rows[len(rows)-1].Line)
		}
	}
}
