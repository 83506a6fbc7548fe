package app

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"frontrow/internal/base/id"
)

// wrong is one promise that was not kept.
type wrong struct {
	What    string  `json:"what"` // a stable word, see docs/operations/audit.md
	Show    id.Show `json:"show,omitzero"`
	Version *uint64 `json:"version,omitempty"` // of the seat log: everything before it is proven
	Says    string  `json:"says"`              // for people
}

// What may be wrong.
const (
	wrongMoney      = "money"      // ledger, orders and tickets
	wrongLog        = "seat_log"   // a row, the chain, or a head
	wrongGone       = "log_gone"   // a show with orders and no log
	wrongCheckpoint = "checkpoint" // a copy of the log
	wrongTable      = "table"      // another
	wrongLimits     = "limits"
	wrongOwners     = "owners" // seats and orders do not fit
	wrongChart      = "chart"
	wrongHead       = "head"   // a kept head that the house did not sign
	wrongPapers     = "papers" // numbers with a gap, or papers that do not fit the ledger
	wrongFile       = "file"   // an export that is not written as the format says
)

// report collects what an audit finds, and tells it: line by line for people,
// or all at the end for machines.
type report struct {
	out      io.Writer
	asJSON   bool
	quiet    bool
	faults   []wrong
	progress progress
}

func newReport(r *run, asJSON, quiet bool) *report {
	p := progress{}
	if !asJSON && !quiet && terminal(r.Err) {
		p.out = r.Err
	}
	return &report{out: r.Out, asJSON: asJSON, quiet: quiet, faults: []wrong{}, progress: p}
}

// say tells people how things stand.
func (r *report) say(format string, args ...any) {
	if !r.quiet && !r.asJSON {
		r.progress.clear()
		fmt.Fprintf(r.out, format+"\n", args...)
	}
}

// fault tells of a promise that was not kept.
func (r *report) fault(w wrong) {
	r.faults = append(r.faults, w)
	if r.asJSON {
		return
	}
	r.progress.clear()
	if w.Show.IsZero() {
		fmt.Fprintf(r.out, "FAULT %s\n", w.Says)
	} else {
		fmt.Fprintf(r.out, "FAULT %s: %s\n", w.Show, w.Says)
	}
}

// end tells how the audit ended: for machines, all of it with what was counted.
// It returns errFound when a promise was not kept.
func (r *report) end(counted map[string]any) error {
	r.progress.clear()
	if r.asJSON {
		counted["well"], counted["faults"] = len(r.faults) == 0, r.faults
		raw, err := json.MarshalIndent(counted, "", "  ")
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(r.out, "%s\n", raw); err != nil {
			return err
		}
	} else if len(r.faults) > 0 {
		fmt.Fprintf(r.out, "%d faults: not every promise was kept.\n", len(r.faults))
	}
	if len(r.faults) > 0 {
		return errFound
	}
	r.say("All is well.")
	return nil
}

// progress shows on a terminal how far an audit is.
type progress struct {
	out   io.Writer // nil: it shows nothing
	rows  int
	shown bool
}

const progressEvery = 20_000 // rows

func (p *progress) row(where string) {
	if p.rows++; p.out != nil && p.rows%progressEvery == 0 {
		fmt.Fprintf(p.out, "\r\x1b[K%s: %d rows of seat logs read", where, p.rows)
		p.shown = true
	}
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}

// terminal reports whether somebody looks on.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
