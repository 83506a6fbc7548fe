package seating

import (
	"fmt"

	"frontrow/internal/base/fault"
)

// maxReported is how many faults, and how many warnings, a report lists. A
// file with more is wrong as a whole; a longer list would help nobody.
const maxReported = 200

// Report is everything that was found about a chart or a file.
type Report struct {
	Faults   []fault.Field // what must be mended; the last line counts those that were left off
	Warnings []fault.Field // what was put right or left out, and is worth a look

	moreFaults, moreWarnings int
	said                     map[string]*repeated
}

// repeated is a warning that many places share.
type repeated struct {
	index, count int
	message      string
}

// OK reports whether nothing must be mended.
func (r *Report) OK() bool { return len(r.Faults) == 0 }

// Err gives ErrChartInvalid with every fault, or nil.
func (r *Report) Err() error {
	if r.OK() {
		return nil
	}
	return ErrChartInvalid.WithFields(r.Faults)
}

// total counts the faults, with those that are not listed.
func (r *Report) total() int { return min(len(r.Faults), maxReported) + r.moreFaults }

func (r *Report) fault(at, format string, args ...any) {
	r.Faults = list(r.Faults, &r.moreFaults, "faults", fault.Field{At: at, Message: fmt.Sprintf(format, args...)})
}

func (r *Report) warn(at, format string, args ...any) {
	r.Warnings = list(r.Warnings, &r.moreWarnings, "warnings", fault.Field{At: at, Message: fmt.Sprintf(format, args...)})
}

// warnOnce warns about the first place that has a fault which files tend to
// have everywhere, and counts the others.
func (r *Report) warnOnce(at, message string) {
	if r.said == nil {
		r.said = map[string]*repeated{}
	}
	if s, ok := r.said[message]; ok {
		s.count++
		if s.index < maxReported {
			r.Warnings[s.index].Message = fmt.Sprintf("%s (and %d more like it)", message, s.count-1)
		}
		return
	}
	r.said[message] = &repeated{index: len(r.Warnings), count: 1, message: message}
	r.warn(at, "%s", message)
}

func list(fields []fault.Field, more *int, what string, f fault.Field) []fault.Field {
	if len(fields) < maxReported {
		return append(fields, f)
	}
	*more++
	if *more == 1 {
		fields = append(fields, fault.Field{})
	}
	fields[maxReported] = fault.Field{Message: fmt.Sprintf("and %d more %s", *more, what)}
	return fields
}
