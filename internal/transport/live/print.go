package live

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"sync"
	"time"

	"github.com/go-json-experiment/json"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
	"frontrow/internal/engine"
	"frontrow/internal/transport/negotiate"
)

// Snapshot is a show's seats as everybody may see them.
type Snapshot struct {
	Version uint64    `json:"version" doc:"Of the show's seats"`
	At      time.Time `json:"at"`
	Chart   string    `json:"chart" doc:"Hash of the chart that orders the seats; GET /v1/charts/{hash}"`
	Count   int       `json:"count" doc:"How many seats states covers"`
	States  string    `json:"states" contentEncoding:"base64" doc:"Two bits a seat in chart order, four seats a byte, the first in the low bits: 0 available, 1 held, 2 sold or not for sale"`
	Areas   []Area    `json:"areas" doc:"Standing areas in chart order"`
}

// Area is a standing area of a [Snapshot].
type Area struct {
	Area      string `json:"area" doc:"Its id"`
	Capacity  int    `json:"capacity"`
	Available int    `json:"available"`
}

// Print is a snapshot in the forms in which it is sent. Each is made once, and
// shared by all who are sent it.
type Print struct {
	Version uint64
	Tag     string // names the seats' states; the same on every node
	JSON    []byte

	at     time.Time
	packed func() []byte
	event  func() *frame
}

// Gzip gives the snapshot compressed.
func (p *Print) Gzip() []byte { return p.packed() }

func newPrint(s engine.Snapshot, plan *seating.Plan) (*Print, error) {
	out := Snapshot{Version: s.Version, At: s.At, Chart: plan.Hash().String(), Count: plan.Len(),
		States: base64.StdEncoding.EncodeToString(s.Seats), Areas: make([]Area, len(plan.Areas()))}
	digest := sha256.New()
	digest.Write(s.Seats)
	for i, area := range plan.Areas() {
		out.Areas[i] = Area{Area: area.ID, Capacity: area.Capacity, Available: s.Areas[i].Available}
		fmt.Fprintln(digest, s.Areas[i].Available)
	}
	body, err := json.Marshal(out)
	if err != nil {
		return nil, err
	}
	return &Print{
		Version: s.Version, JSON: body, at: s.At,
		// The version alone would not do: a hold that runs out changes what is
		// seen before any row says so.
		Tag:    negotiate.Weak(fmt.Sprintf(`"%d-%s"`, s.Version, hex.EncodeToString(digest.Sum(nil)[:6]))),
		packed: sync.OnceValue(func() []byte { return negotiate.Compress(body, negotiate.Quick) }),
		event: sync.OnceValue(func() *frame {
			b := head(make([]byte, 0, len(body)+60), s.Version, "snapshot")
			return &frame{to: s.Version, whole: true, bytes: append(append(b, body...), "\n\n"...)}
		}),
	}, nil
}

// prints keeps the last print of each show.
type prints struct {
	mu     sync.Mutex
	byShow map[id.Show]*printed
}

type printed struct {
	sync.Mutex // held while one is made: the others wait for it
	*Print
}

// keepPrints bounds the shows whose print is kept; one of a stadium takes some
// 30 KB.
const keepPrints = 1000

func (p *prints) of(show id.Show) *printed {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.byShow == nil {
		p.byShow = map[id.Show]*printed{}
	}
	one := p.byShow[show]
	if one == nil {
		for other := range p.byShow {
			if len(p.byShow) < keepPrints {
				break
			}
			delete(p.byShow, other) // any: it is made anew when it is asked for
		}
		one = &printed{}
		p.byShow[show] = one
	}
	return one
}

// Print gives a show's seats as they are, at the given version or a later one;
// where the log does not reach so far, as they are. It returns the engine's
// faults.
func (h *Hub) Print(ctx context.Context, show id.Show, atLeast uint64) (*Print, error) {
	plan, err := h.seats.Plan(ctx, show)
	if err != nil {
		return nil, err
	}
	s, err := h.seats.SnapshotAt(ctx, show, atLeast)
	if err != nil {
		return nil, err
	}
	one := h.prints.of(show)
	one.Lock()
	defer one.Unlock()
	if one.Print != nil && one.Version == s.Version && one.at.Equal(s.At) {
		return one.Print, nil
	}
	made, err := newPrint(s, plan)
	if err == nil {
		one.Print = made
	}
	return made, err
}
