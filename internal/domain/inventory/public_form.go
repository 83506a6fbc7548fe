package inventory

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"

	"frontrow/internal/base/id"
)

// The public form of a log is lines of JSON, one a row, after a line that says
// whose log it is. docs/algorithms/seat-log.md specifies every byte. Lines have
// one spelling, so that pages of a log, put one after the other, are the same
// file whoever wrote it down.

const (
	publicFormat = "frontrow.seat-log/1"

	// maxPublicLine bounds what a line may make a reader keep. The largest rows
	// are those of a whole stadium taken, or blocked, in one batch.
	maxPublicLine = 16 << 20
)

type publicHeader struct {
	Format string  `json:"format"`
	Show   id.Show `json:"show"`
	Bucket string  `json:"bucket"`
}

type publicLine struct {
	Version uint64 `json:"version"`
	At      int64  `json:"at"`
	Public  []byte `json:"public"`
	Private string `json:"private"`
	Hash    string `json:"hash"`
}

// AppendPublicHeader writes the line with which a log's public form begins.
func AppendPublicHeader(b []byte, show id.Show) []byte {
	b = append(b, `{"format":"`+publicFormat+`","show":"`+show.String()+`","bucket":"`...)
	bucket := show.Bytes()
	b = hex.AppendEncode(b, bucket[:])
	return append(b, "\"}\n"...)
}

// AppendLine writes the row as a line of its log's public form.
func (r PublicRow) AppendLine(b []byte) []byte {
	b = append(b, `{"version":`...)
	b = strconv.AppendUint(b, r.Version, 10)
	b = append(b, `,"at":`...)
	b = strconv.AppendInt(b, r.At, 10)
	b = append(b, `,"public":"`...)
	b = base64.StdEncoding.AppendEncode(b, r.Public)
	b = append(b, `","private":"`...)
	b = hex.AppendEncode(b, r.Private[:])
	b = append(b, `","hash":"`...)
	b = hex.AppendEncode(b, r.Hash[:])
	return append(b, "\"}\n"...)
}

// Why a file is not the public form of a log.
var (
	errNoHeader = errors.New("the file does not begin with the line of a Frontrow seat log")
	errLine     = errors.New("the line is not written as the format says")
	errTooLong  = errors.New("the line is too long to be one of a seat log")
)

// ReadPublic reads the public form of a log: whose it is, and its rows one by
// one. It checks how each line is written and nothing else; [NewPublicVerifier]
// checks what they say. An error of rows names the line.
func ReadPublic(from io.Reader) (show id.Show, rows iter.Seq2[PublicRow, error], err error) {
	lines := bufio.NewScanner(from)
	lines.Buffer(make([]byte, 0, 64<<10), maxPublicLine)
	lines.Split(wholeLines)
	if !lines.Scan() {
		return id.Show{}, nil, errors.Join(errNoHeader, lines.Err())
	}
	var header publicHeader
	if err := json.Unmarshal(lines.Bytes(), &header); err != nil || !bytes.Equal(AppendPublicHeader(nil, header.Show), lines.Bytes()) {
		return id.Show{}, nil, errNoHeader
	}
	return header.Show, func(yield func(PublicRow, error) bool) {
		n := 1
		for lines.Scan() {
			n++
			row, err := parseLine(header.Show, lines.Bytes())
			if err != nil {
				yield(PublicRow{}, fmt.Errorf("line %d: %w", n, err))
				return
			}
			if !yield(row, nil) {
				return
			}
		}
		if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
			yield(PublicRow{}, fmt.Errorf("line %d: %w", n+1, errTooLong))
		} else if err != nil {
			yield(PublicRow{}, err)
		}
	}, nil
}

// wholeLines gives lines with their end, so that a file that was cut off
// within one is told from a whole one.
func wholeLines(data []byte, atEOF bool) (advance int, line []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, data[:i+1], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

func parseLine(show id.Show, line []byte) (PublicRow, error) {
	var l publicLine
	if err := json.Unmarshal(line, &l); err != nil {
		return PublicRow{}, errLine
	}
	r := PublicRow{Bucket: show, Version: l.Version, At: l.At, Public: l.Public}
	private, _ := hex.DecodeString(l.Private)
	hash, _ := hex.DecodeString(l.Hash)
	copy(r.Private[:], private)
	copy(r.Hash[:], hash)
	// Whatever is wrong with the line, it does not come out the same again.
	if !bytes.Equal(r.AppendLine(nil), line) {
		return PublicRow{}, errLine
	}
	return r, nil
}

// Tally counts places by their state without knowing the chart: seats, and
// places of standing areas. It reports what the rows say, whatever time it is:
// a hold whose end no row has told yet counts as held.
func (f *Fold) Tally() (seats, areas Count) {
	for _, c := range f.cells {
		seats.add(c.state(), 1)
	}
	for _, t := range f.areas {
		for state, n := range t {
			areas.add(State(state), int(n))
		}
	}
	return seats, areas
}
