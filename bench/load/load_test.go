package load

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	const whole = "HTTP/1.1 409 Conflict\r\nContent-Type: x\r\nContent-Length: 5\r\n\r\nhello"
	if status, body, ok := parse([]byte(whole)); !ok || status != 409 || string(body) != "hello" {
		t.Error(status, string(body), ok)
	}
	for i := range whole {
		if _, _, ok := parse([]byte(whole[:i])); ok {
			t.Errorf("%q was taken for a whole answer", whole[:i])
		}
	}
}

// A server that stalls once must be seen to have kept everybody waiting whose
// turn came meanwhile, though none of them could be sent.
func TestOpenLoopSeesAStall(t *testing.T) {
	const stall = 200 * time.Millisecond
	var asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		if asked.Add(1) == 10 {
			<-time.NewTimer(stall).C
		}
	}))
	defer server.Close()
	result, err := Do(Run{Addr: strings.TrimPrefix(server.URL, "http://"), Connections: 1, For: 400 * time.Millisecond, Rate: 500,
		Next: func(_ int, to []byte) ([]byte, bool) { return append(to, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"...), true }})
	if err != nil {
		t.Fatal(err)
	}
	if result.Statuses[200] != asked.Load() {
		t.Errorf("%v answers to %d requests", result.Statuses, asked.Load())
	}
	// One request of a closed loop would have waited; by the timetable about a
	// hundred were due in the meantime.
	slow := 0
	for _, bar := range result.Latency[200].Distribution() {
		if bar.From >= (stall / 10).Microseconds() {
			slow += int(bar.Count)
		}
	}
	if slow < 50 {
		t.Errorf("only %d requests are said to have waited", slow)
	}
}
