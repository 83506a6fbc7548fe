package api

import (
	"sync"

	"frontrow/internal/domain/seating"
	"frontrow/internal/transport/negotiate"
)

// drawing is a chart's geometry in the two forms in which it is sent.
type drawing struct{ plain, packed func() []byte }

func draw(plan *seating.Plan) drawing {
	plain := sync.OnceValue(plan.Geometry)
	return drawing{plain, sync.OnceValue(func() []byte { return negotiate.Compress(plain(), negotiate.Best) })}
}

// drawings keeps the geometry of charts: drawing a stadium and compressing it as
// well as can be takes many times longer than sending it. Who asks while one is
// made waits for it.
type drawings struct {
	mu     sync.Mutex
	charts map[seating.Hash]drawing
}

// keepDrawings bounds them; a stadium's takes some 300 KB.
const keepDrawings = 64

func (d *drawings) of(plan *seating.Plan) drawing {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.charts == nil {
		d.charts = map[seating.Hash]drawing{}
	}
	one, found := d.charts[plan.Hash()]
	if !found {
		for other := range d.charts {
			if len(d.charts) < keepDrawings {
				break
			}
			delete(d.charts, other) // any: it is made anew when it is asked for
		}
		one = draw(plan)
		d.charts[plan.Hash()] = one
	}
	return one
}
