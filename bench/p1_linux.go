package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"frontrow/bench/load"
)

// hallSeats is the size of the shows that are sold.
const hallSeats = 50_000

// buyers is how many there are: in a hall that sells out each gets five seats
// of the six a show allows.
const buyers = 10_000

// sale is a program with buyers, and shows that they fill one after another.
type sale struct {
	*hall
	tokens []string
	shows  []*show
	orders [][]int // of each show's seats
	next   int     // seat to ask for, counted through all shows
	won    int64   // holds that were granted
}

func openSale(o options) (*sale, error) {
	if o.binary == "" {
		var err error
		if o.binary, err = buildProgram(o); err != nil {
			return nil, err
		}
	}
	p, err := startProgram(o)
	if err != nil {
		return nil, err
	}
	s := &sale{}
	if s.hall, err = p.addHall(hallSeats); err == nil {
		s.tokens, err = p.guests(buyers)
	}
	if err != nil {
		p.kill()
	}
	return s, err
}

// provide has so many seats more to sell than were asked for so far.
func (s *sale) provide(seats int) error {
	for len(s.shows)*hallSeats-s.next < seats {
		show, err := s.addShow(nil)
		if err != nil {
			return err
		}
		if _, err := show.held(); err != nil { // it is in memory from here on
			return err
		}
		s.shows, s.orders = append(s.shows, show), append(s.orders, s.order(uint64(len(s.shows))))
	}
	return nil
}

// inThisProcess is row P1.log: the engine on SQLite beside a bare log file, both
// in this process. It has no goal: it tells what is left of P1 without HTTP.
func inThisProcess(o options) error {
	s, err := newSeats(o, "", hallSeats, 1)
	if err != nil {
		return err
	}
	keep, err := logFile(o.folder)
	if err != nil {
		return err
	}
	ours := &way{name: "engine", do: s.do}
	file := &way{name: "file", do: func(callers int, during time.Duration) (figure, error) {
		return inProcess(o.ctx, callers, during, func(context.Context) (bool, error) {
			keep(make([]byte, 200)) // about what a hold of one seat takes in the seat log
			return true, nil
		})
	}}
	if err := compare(o, ours, file); err != nil {
		return err
	}
	o.row("P1.log", 0, ours, file)
	return errors.Join(s.check(), s.close())
}

// ask appends a request for a seat that nobody asked for yet. No seat is asked
// for twice, so all of them must be granted.
func (s *sale) ask(_ int, to []byte) ([]byte, bool) {
	n := s.next
	if n == len(s.shows)*hallSeats {
		return to, false
	}
	s.next++
	return s.shows[n/hallSeats].request(to, s.tokens[n%len(s.tokens)], uint64(n), s.orders[n/hallSeats][n%hallSeats]), true
}

// most is more holds in a second than this way could do; more than that need
// not be provided for.
const most = 40_000

func (s *sale) do(callers int, during time.Duration) (figure, error) {
	if err := s.provide(int(during.Seconds() * most)); err != nil {
		return figure{}, err
	}
	f, err := overHTTP(s.process, http.StatusCreated, load.Run{Connections: callers, For: during, Next: s.ask})
	s.won += f.done
	return f, err
}

// check kills the program, starts it anew and counts what is held, then has it
// audited.
func (s *sale) check() error {
	if err := s.again(); err != nil {
		return err
	}
	held := int64(0)
	for _, show := range s.shows {
		n, err := show.held()
		if err != nil {
			return err
		}
		held += n
	}
	if held != s.won {
		return fmt.Errorf("%d holds were granted, and after a kill %d are there", s.won, held)
	}
	if err := s.stop(); err != nil {
		return err
	}
	return s.audit()
}

// record makes one request and keeps the answer for yardsticks.
func record(o options, p *process, request string) (file string, err error) {
	var answer recorded
	lines := strings.SplitN(request, "\r\n\r\n", 2)
	head := strings.Split(lines[0], "\r\n")
	path := strings.Fields(head[0])[1]
	q, err := http.NewRequestWithContext(o.ctx, http.MethodPost, "http://"+p.addr+path, strings.NewReader(lines[1]))
	if err != nil {
		return "", err
	}
	for _, line := range head[1:] {
		name, value, _ := strings.Cut(line, ": ")
		q.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(q)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	if answer.Body, err = io.ReadAll(response.Body); err != nil {
		return "", err
	}
	answer.Status, answer.Header = response.StatusCode, response.Header
	raw, err := json.Marshal(answer)
	if err != nil {
		return "", err
	}
	file = filepath.Join(o.folder, fmt.Sprintf("answer-%d-%d.json", answer.Status, len(answer.Body)))
	return file, os.WriteFile(file, raw, 0o600)
}

// yardstick starts a yardstick that gives a recorded answer to the same
// requests.
func yardstick(o options, name, answer string) (*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return start(exec.CommandContext(o.ctx, self, "-yardstick", name, answer, o.folder), "listening at ", nil)
}

// holdsOverHTTP is row P1: durable holds over HTTP, beside a handler that does
// nothing, and beside a bare log file.
func holdsOverHTTP(o options) error {
	s, err := openSale(o)
	if err != nil {
		return err
	}
	defer s.kill()
	if err := s.provide(1); err != nil {
		return err
	}
	request, _ := s.ask(0, nil)
	answer, err := record(o, s.process, string(request))
	if err != nil {
		return err
	}
	s.won++
	ways := []*way{{name: "ours", do: s.do}}
	for _, name := range []string{"empty", "file"} {
		p, err := yardstick(o, name, answer)
		if err != nil {
			return err
		}
		defer p.kill()
		ways = append(ways, &way{name: name, do: func(callers int, during time.Duration) (figure, error) {
			n := 0
			return overHTTP(p, http.StatusCreated, load.Run{Connections: callers, For: during, Next: func(_ int, to []byte) ([]byte, bool) {
				n++
				return s.shows[0].request(to, s.tokens[n%len(s.tokens)], uint64(n), n%hallSeats), true
			}})
		}})
	}
	if err := compare(o, ways...); err != nil {
		return err
	}
	if err := s.check(); err != nil {
		return err
	}
	o.row("P1", 0.85, ways[0], ways[1])
	o.row("P1.file", 0.95, ways[0], ways[2])
	return nil
}
