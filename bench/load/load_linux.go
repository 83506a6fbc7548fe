package load

import (
	"errors"
	"fmt"
	"net"
	"syscall"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
)

// Run is what is to be sent, to whom, and for how long.
type Run struct {
	Addr        string // of the server, host:port with an IPv4 address
	Connections int
	For         time.Duration
	Rate        float64 // requests a second by the timetable; 0 for a closed loop

	// Next appends a connection's next request to a buffer. It reports false
	// when there is nothing left to ask.
	Next func(conn int, to []byte) ([]byte, bool)
	// Answered is told of every answer. body is valid until it returns. It may
	// be nil.
	Answered func(conn, status int, body []byte)
}

// Result is what came of a run.
type Result struct {
	Took     time.Duration // from the first request to the last answer
	Statuses map[int]int64
	Latency  map[int]*hdrhistogram.Histogram // microseconds, by status
}

// Rate is how many answers of a status came each second.
func (r Result) Rate(status int) float64 { return float64(r.Statuses[status]) / r.Took.Seconds() }

// Answers is how many answers came.
func (r Result) Answers() (n int64) {
	for _, count := range r.Statuses {
		n += count
	}
	return n
}

// patience is how long after the last request answers are waited for.
const patience = 20 * time.Second

// connection has at most one request under way, which was due at since.
type connection struct {
	fd      int
	since   time.Time
	request []byte
	answer  []byte
}

type loop struct {
	Run
	epoll   int
	conns   []connection
	byFD    map[int32]int
	idle    []int // connections of an open loop with nothing to do
	busy    int
	began   time.Time
	sent    int64
	dry     bool // Next has nothing left
	results Result
}

// Do makes the run.
func Do(r Run) (Result, error) {
	l := &loop{Run: r, byFD: map[int32]int{}, conns: make([]connection, r.Connections)}
	l.results = Result{Statuses: map[int]int64{}, Latency: map[int]*hdrhistogram.Histogram{}}
	defer l.close()
	if err := l.connect(); err != nil {
		return Result{}, err
	}
	l.began = time.Now()
	err := l.drive()
	l.results.Took = time.Since(l.began)
	return l.results, err
}

func (l *loop) connect() error {
	to, err := net.ResolveTCPAddr("tcp4", l.Addr)
	if err != nil {
		return err
	}
	address := &syscall.SockaddrInet4{Port: to.Port, Addr: [4]byte(to.IP.To4())}
	if l.epoll, err = syscall.EpollCreate1(0); err != nil {
		return err
	}
	for i := range l.conns {
		fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
		if err != nil {
			return err
		}
		l.conns[i] = connection{fd: fd, answer: make([]byte, 0, 4<<10)}
		err = errors.Join(
			syscall.Connect(fd, address),
			syscall.SetsockoptInt(fd, syscall.IPPROTO_TCP, syscall.TCP_NODELAY, 1),
			syscall.SetNonblock(fd, true),
			syscall.EpollCtl(l.epoll, syscall.EPOLL_CTL_ADD, fd, &syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: int32(fd)}))
		if err != nil {
			return fmt.Errorf("connection %d to %s: %w", i, l.Addr, err)
		}
		l.byFD[int32(fd)] = i
	}
	return nil
}

func (l *loop) close() {
	for _, c := range l.conns {
		if c.fd != 0 {
			_ = syscall.Close(c.fd)
		}
	}
	_ = syscall.Close(l.epoll)
}

// drive sends and receives until the time is over and all is answered.
func (l *loop) drive() error {
	for i := range l.conns {
		if l.Rate > 0 {
			l.idle = append(l.idle, i)
		} else if err := l.send(i, l.began); err != nil {
			return err
		}
	}
	events := make([]syscall.EpollEvent, 256)
	for {
		over := l.over()
		if over && l.busy == 0 {
			return nil
		}
		if time.Since(l.began) > l.For+patience {
			return fmt.Errorf("%d requests were not answered", l.busy)
		}
		if !over {
			if err := l.sendDue(); err != nil {
				return err
			}
		}
		n, err := syscall.EpollWait(l.epoll, events, 1)
		if err != nil && !errors.Is(err, syscall.EINTR) {
			return err
		}
		for _, e := range events[:max(n, 0)] {
			if err := l.receive(l.byFD[e.Fd]); err != nil {
				return err
			}
		}
	}
}

func (l *loop) over() bool { return l.dry || time.Since(l.began) >= l.For }

// sendDue sends what the timetable of an open loop says, as far as there are
// connections for it. What is late for want of one keeps its time.
func (l *loop) sendDue() error {
	for l.Rate > 0 && len(l.idle) > 0 && !l.dry {
		due := l.began.Add(time.Duration(float64(l.sent) / l.Rate * float64(time.Second)))
		if time.Until(due) > 0 {
			return nil
		}
		i := l.idle[0] // the one that was idle longest: a server hangs up on those who say nothing
		l.idle = l.idle[1:]
		if err := l.send(i, due); err != nil {
			return err
		}
	}
	return nil
}

func (l *loop) send(i int, since time.Time) error {
	c := &l.conns[i]
	request, more := l.Next(i, c.request[:0])
	if !more {
		l.dry = true
		return nil
	}
	c.request, c.since = request, since
	l.sent++
	l.busy++
	// A request is far smaller than an empty send buffer: it goes in one piece.
	if n, err := syscall.Write(c.fd, request); err != nil || n < len(request) {
		return fmt.Errorf("sent %d of %d bytes: %w", n, len(request), err)
	}
	return nil
}

func (l *loop) receive(i int) error {
	c := &l.conns[i]
	if len(c.answer) == cap(c.answer) {
		c.answer = append(make([]byte, 0, 2*cap(c.answer)), c.answer...)
	}
	n, err := syscall.Read(c.fd, c.answer[len(c.answer):cap(c.answer)])
	if errors.Is(err, syscall.EAGAIN) {
		return nil
	}
	if err != nil || n == 0 {
		return fmt.Errorf("connection %d was closed: %w", i, err)
	}
	c.answer = c.answer[:len(c.answer)+n]
	status, body, whole := parse(c.answer)
	if !whole {
		return nil
	}
	now := time.Now()
	l.busy--
	l.results.Statuses[status]++
	if l.results.Latency[status] == nil {
		l.results.Latency[status] = hdrhistogram.New(1, time.Minute.Microseconds(), 3)
	}
	_ = l.results.Latency[status].RecordValue(now.Sub(c.since).Microseconds())
	if l.Answered != nil {
		l.Answered(i, status, body)
	}
	c.answer = c.answer[:0]
	if l.Rate > 0 {
		l.idle = append(l.idle, i)
		return nil
	}
	if l.over() {
		return nil
	}
	return l.send(i, now)
}
