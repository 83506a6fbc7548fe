package live_test

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"frontrow/internal/domain/inventory"
	"frontrow/internal/transport/live"
)

// benchViewers is how many streams BenchmarkViewers opens; both ends of each take
// a file.
const benchViewers = 2000

// BenchmarkViewers has many viewers follow one show over HTTP/1.1 while its seats
// are held and given back, a hundred times a second. It tells how old a change is
// when it has been read at the other end of a connection, and what a viewer takes
// of the server's heap and stacks.
func BenchmarkViewers(b *testing.B) {
	n := newNode(newMemory(), hall, live.Options{MostPerAddress: benchViewers})
	defer n.close(b)
	show := n.open(b, hall)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := n.hub.Join(r.Context(), show, somewhere, r.URL.Query().Get("since"))
		if err != nil {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		v.Serve(w, r)
	}))
	defer server.Close()

	// The rows' instants, by version, for the readers.
	var rows [1 << 16]atomic.Int64
	before := inUse()
	lines := make([]*bufio.Reader, benchViewers)
	conns := make([]net.Conn, benchViewers)
	for i := range conns {
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			b.Fatal(err)
		}
		defer conn.Close()
		fmt.Fprintf(conn, "GET /?since=1 HTTP/1.1\r\nHost: x\r\n\r\n")
		conns[i] = conn
	}
	for _, conn := range conns {
		for said, some := "", make([]byte, 512); !strings.Contains(said, "retry:"); {
			n, err := conn.Read(some)
			if err != nil {
				b.Fatal(err)
			}
			said += string(some[:n])
		}
	}
	each := (inUse() - before) / benchViewers
	var readers sync.WaitGroup
	lags := make([][]time.Duration, benchViewers)
	for i := range conns {
		lines[i] = bufio.NewReader(conns[i])
		readers.Go(func() { lags[i] = readLags(lines[i], &rows) })
	}

	placed := 0
	pace := time.NewTicker(10 * time.Millisecond)
	defer pace.Stop()
	for b.Loop() {
		<-pace.C
		seat := placed % (hall.Len() - 1)
		placed++
		a, err := n.Do(context.Background(), show, place(seat))
		if err != nil {
			b.Fatal(err)
		}
		rows[a.Version%uint64(len(rows))].Store(time.Now().UnixNano())
		if a, err = n.Do(context.Background(), show, inventory.Release{Buyer: a.Hold.Buyer, Hold: a.Hold.ID}); err != nil {
			b.Fatal(err)
		}
		rows[a.Version%uint64(len(rows))].Store(time.Now().UnixNano())
	}
	n.hub.Close()
	readers.Wait()
	all := slices.Concat(lags...)
	slices.Sort(all)
	if len(all) == 0 {
		b.Fatal("nobody saw anything")
	}
	b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(each), "B/viewer")
	b.ReportMetric(float64(len(all))/benchViewers, "frames/viewer")
}

// inUse is what the process holds in heap and stacks, after cleaning up.
func inUse() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc + m.StackInuse)
}

// readLags reads a stream to its end, and gives how old the oldest change of each
// frame was.
func readLags(lines *bufio.Reader, rows *[1 << 16]atomic.Int64) (lags []time.Duration) {
	seen := uint64(1)
	for {
		line, err := lines.ReadString('\n')
		if err != nil || strings.HasPrefix(line, "retry:") && len(lags) > 0 {
			return lags
		}
		text, found := strings.CutPrefix(line, "id: ")
		if !found {
			continue
		}
		version, err := strconv.ParseUint(strings.TrimSpace(text), 10, 64)
		if err != nil {
			return lags
		}
		if at := rows[(seen+1)%uint64(len(rows))].Load(); at > 0 && version > seen {
			lags = append(lags, time.Since(time.Unix(0, at)))
		}
		seen = version
	}
}
