package live

import (
	"cmp"
	"log/slog"
	"math/rand/v2"
	"time"
)

// Options are the bounds of a hub. What is left zero has a default.
type Options struct {
	Most           int // streams in all: 50,000
	MostPerShow    int // of one show: nine tenths of all, so that one show cannot shut out the others
	MostPerAddress int // from one address of the public Internet: 250

	TickEvery   time.Duration // the least time between two frames of one show: 200 ms
	FollowEvery time.Duration // how often other nodes' rows are asked for: 1 s
	BeatEvery   time.Duration // a stream is never silent for longer: 10 s
	WriteWithin time.Duration // a viewer who takes nothing for so long is dropped: 10 s
	Life        time.Duration // a stream ends after this, give or take a fifth: 30 min
	Linger      time.Duration // a show that nobody watches is followed on, for who comes back: 30 s
	BlindFor    time.Duration // streams end when the seats cannot be read for so long: 5 s

	KeepFrames int // of a show, for who comes back: 512
	KeepBytes  int // in those frames: 1 MB

	Watch  Observer // for metrics; nobody watches
	Logger *slog.Logger
}

func (o Options) withDefaults() Options {
	o.Most = cmp.Or(o.Most, 50_000)
	o.MostPerShow = cmp.Or(o.MostPerShow, max(1, o.Most/10*9))
	o.MostPerAddress = cmp.Or(o.MostPerAddress, 250)
	o.TickEvery = cmp.Or(o.TickEvery, 200*time.Millisecond)
	o.FollowEvery = cmp.Or(o.FollowEvery, time.Second)
	o.BeatEvery = cmp.Or(o.BeatEvery, 10*time.Second)
	o.WriteWithin = cmp.Or(o.WriteWithin, 10*time.Second)
	o.Life = cmp.Or(o.Life, 30*time.Minute)
	o.Linger = cmp.Or(o.Linger, 30*time.Second)
	o.BlindFor = cmp.Or(o.BlindFor, 5*time.Second)
	o.KeepFrames = cmp.Or(o.KeepFrames, 512)
	o.KeepBytes = cmp.Or(o.KeepBytes, 1<<20)
	if o.Watch == nil {
		o.Watch = nobody{}
	}
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	return o
}

// Observer is told what the hub does, for metrics. Its methods are called for
// every write: they must be quick and must not block.
type Observer interface {
	// Framed tells that changes were encoded, once for all viewers.
	Framed(bytes int)
	// Written tells that a viewer was sent something. lag is how long ago the
	// oldest change in it was decided; 0 when there is no change in it.
	Written(bytes int, lag time.Duration)
	// TurnedAway tells that a stream was refused because too many are open.
	TurnedAway()
}

type nobody struct{}

func (nobody) Framed(int)                 {}
func (nobody) Written(int, time.Duration) {}
func (nobody) TurnedAway()                {}

// between gives a random time, so that what many clients do is spread.
func between(low, high time.Duration) time.Duration { return low + rand.N(high-low+1) }
