package seating

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// reader walks one JSON document from front to back. What does not fit is
// reported with its path and skipped, so that one reading finds every fault;
// only broken syntax ends it early.
type reader struct {
	decoder *jsontext.Decoder
	data    []byte
	report  *Report
	broken  bool

	// lenient is for files of other programs: unknown members warn, null
	// means absent, and text and numbers may stand for each other.
	lenient bool
}

func newReader(data []byte, report *Report, lenient bool) *reader {
	return &reader{decoder: jsontext.NewDecoder(bytes.NewBuffer(data)), data: data, report: report, lenient: lenient}
}

// object reads an object. member is called for each name and reads its value;
// it returns false for a name it does not know, without reading.
func (r *reader) object(member func(name string) bool) {
	if !r.opens('{', "an object") {
		return
	}
	for !r.broken && r.decoder.PeekKind() != '}' {
		token, err := r.decoder.ReadToken()
		if r.fails(err) {
			return
		}
		if !member(token.String()) {
			r.unknown()
		}
	}
	r.read()
}

// array reads an array, calling element to read each of its values.
func (r *reader) array(element func()) {
	if !r.opens('[', "an array") {
		return
	}
	for !r.broken && r.decoder.PeekKind() != ']' {
		element()
	}
	r.read()
}

// each reads an array into a slice, one element at a time.
func each[T any](r *reader, into *[]T, element func(*T)) {
	*into = nil
	r.array(func() {
		*into = append(*into, *new(T))
		element(&(*into)[len(*into)-1])
	})
}

func (r *reader) text(into *string) {
	switch kind := r.peek(); {
	case kind == '"':
		if token := r.read(); !r.broken {
			*into = token.String()
		}
	case kind == '0' && r.lenient:
		*into = r.read().String()
		r.report.warnOnce(r.at(), "is a number, and was read as text")
	default:
		r.wrong("text in quotes")
	}
}

func (r *reader) number(into *float64) {
	switch kind := r.peek(); {
	case kind == '0':
		if token := r.read(); !r.broken {
			*into, _ = token.Float() // out of range gives an infinity, which every check refuses
		}
	case kind == '"' && r.lenient:
		s := strings.TrimSpace(r.read().String())
		if r.broken {
			return
		}
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			r.report.fault(r.at(), "is %q: a number is needed here", clip(s))
			return
		}
		*into = x
		r.report.warnOnce(r.at(), "is text, and was read as a number")
	default:
		r.wrong("a number")
	}
}

func (r *reader) integer(into *int) {
	var x float64
	before := r.report.total()
	r.number(&x)
	switch {
	case r.report.total() > before || r.broken:
	case r.lenient && math.Abs(x) < math.MaxInt32:
		*into = int(math.Round(x))
	case x != math.Trunc(x) || math.Abs(x) > math.MaxInt32:
		r.report.fault(r.at(), "is %v: a whole number is needed here", x)
	default:
		*into = int(x)
	}
}

func (r *reader) boolean(into *bool) {
	switch r.peek() {
	case 't', 'f':
		if token := r.read(); !r.broken {
			*into = token.Bool()
		}
	default:
		r.wrong("true or false")
	}
}

// point reads [x, y].
func (r *reader) point(into *Point) {
	if r.peek() != '[' {
		r.wrong("a place, as [x, y]")
		return
	}
	var xy [2]float64
	n := 0
	r.array(func() {
		if n < len(xy) {
			r.number(&xy[n])
		} else {
			r.skip()
		}
		n++
	})
	if n != len(xy) && !r.broken {
		r.report.fault(r.at(), "has %d numbers: a place is [x, y]", n)
		return
	}
	*into = Point{xy[0], xy[1]}
}

func (r *reader) points(into *[]Point) { each(r, into, r.point) }

// end makes sure that nothing follows.
func (r *reader) end() {
	if r.broken {
		return
	}
	if _, err := r.decoder.ReadToken(); !errors.Is(err, io.EOF) {
		line, column := r.position(r.decoder.InputOffset())
		r.report.fault("", "goes on after the end of its JSON, at line %d, column %d", line, column)
	}
}

// unknown reports a member nobody asked for, and skips it.
func (r *reader) unknown() {
	r.skip()
	if r.broken {
		return
	}
	if r.lenient {
		name := r.decoder.StackPointer().LastToken()
		r.report.warnOnce(r.at(), fmt.Sprintf("the member %q is unknown and was left out", clip(name)))
		return
	}
	r.report.fault(r.at(), "is not a member of this format: see docs/chart-format.md for those that are")
}

func (r *reader) wrong(wanted string) {
	kind := r.peek()
	r.skip()
	if r.broken || kind == 'n' && r.lenient {
		return
	}
	is := map[jsontext.Kind]string{
		'n': "null", 't': "true", 'f': "false", '"': "text", '0': "a number", '{': "an object", '[': "an array",
	}[kind]
	r.report.fault(r.at(), "is %s: %s is needed here", is, wanted)
}

func (r *reader) opens(kind jsontext.Kind, what string) bool {
	if r.peek() != kind {
		r.wrong(what)
		return false
	}
	r.read()
	return !r.broken
}

func (r *reader) peek() jsontext.Kind {
	if r.broken {
		return 0
	}
	return r.decoder.PeekKind()
}

// read gives the next token, or null when the document is broken.
func (r *reader) read() jsontext.Token {
	if r.broken {
		return jsontext.Null
	}
	token, err := r.decoder.ReadToken()
	if r.fails(err) {
		return jsontext.Null
	}
	return token
}

func (r *reader) skip() {
	if !r.broken {
		r.fails(r.decoder.SkipValue())
	}
}

// fails reports broken syntax, once.
func (r *reader) fails(err error) bool {
	if err == nil {
		return false
	}
	if !r.broken {
		r.broken = true
		offset, why := r.decoder.InputOffset(), err.Error()
		if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
			offset, why = syntax.ByteOffset, syntax.Err.Error()
		}
		line, column := r.position(offset)
		r.report.fault("", "cannot be read as JSON at line %d, column %d: %s", line, column, why)
	}
	return true
}

func (r *reader) position(offset int64) (line, column int) {
	before := r.data[:min(max(int(offset), 0), len(r.data))]
	return 1 + bytes.Count(before, []byte("\n")), len(before) - bytes.LastIndexByte(before, '\n')
}

var plainMember = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// at gives the path of the value that was read last: "sections[2].rows[0].id".
func (r *reader) at() string {
	var b strings.Builder
	depth := 0
	for token := range r.decoder.StackPointer().Tokens() {
		depth++
		kind, _ := r.decoder.StackIndex(depth)
		switch {
		case kind == '[':
			b.WriteString("[" + token + "]")
		case !plainMember.MatchString(token):
			b.WriteString("[" + strconv.Quote(clip(token)) + "]")
		case b.Len() > 0:
			b.WriteString("." + token)
		default:
			b.WriteString(token)
		}
	}
	return b.String()
}
