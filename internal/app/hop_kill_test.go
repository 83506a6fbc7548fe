package app

import (
	"bytes"
	"net/http"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"frontrow/internal/platform/config"
)

// TestKillOfWhoHasTheLease kills the process that decides a show in the midst of
// its sale. Nobody who asks the other one is refused for it, what was
// acknowledged through either stays, and the other one takes the lease.
func TestKillOfWhoHasTheLease(t *testing.T) {
	t.Parallel()
	const buyers = 12
	database := oneDatabase(t)
	folder := t.TempDir()
	data := where(folder, database)
	if status, out := program(t, password+"\n", append(data, "staff", "add", "--email", "boss@example.org", "--name", "Boss", "--role", "owner", "--organiser", "The house")...); status != 0 {
		t.Fatal(out)
	}
	address := freeAddress(t)
	holder := startChild(t, append([]string{"serve", "--addr", address, "--node-url", "http://" + address, "--test-pay", "--dev-mail", "--log-level", "error"}, data...)...)
	t.Cleanup(holder.kill)
	first := &world{T: t, databases: database, url: "http://" + address, client: &http.Client{Timeout: 20 * time.Second}, tokens: map[string]string{}}
	show := first.setUpByAPI()
	path := "/v1/shows/" + show.String() + "/holds"

	beside := t.TempDir()
	copyKeys(t, filepath.Join(folder, keysFolder), filepath.Join(beside, keysFolder))
	second := *first
	address = freeAddress(t)
	second.url = "http://" + address
	second.server = startTest(t, func(s *config.Settings) {
		s.DatabaseURL, s.Data, s.Addr, s.NodeURL = database.url, beside, address, "http://"+address
	})

	p := &promised{holds: map[string]acknowledged{}, enough: make(chan struct{})}
	hold := func(w *world, token string) bool {
		var h struct {
			ID    string
			Seats []string
		}
		if !w.try(t.Context(), path, token, `{"best_available": {"quantity": 1}}`, http.StatusCreated, &h) {
			return false
		}
		p.add(func() { p.holds[h.ID] = acknowledged{token, h.Seats} })
		return true
	}
	until := func(w *world, becomes func() bool) {
		t.Helper()
		giveUp := time.After(time.Minute)
		for !becomes() {
			if !hold(w, w.guest()) {
				t.Fatal("refused")
			}
			select {
			case <-tick():
			case <-giveUp:
				t.Fatal("it does not come about")
			}
		}
	}
	until(first, func() bool {
		return bytes.Contains(first.send("GET", "/metrics", "", nil, nil).body, []byte("\nfrontrow_hop_leases 1\n"))
	})
	until(&second, func() bool { return second.metric(t, "frontrow_hop_requests_total", "answered") > 0 })

	p.until = p.count + 100
	enough := make(chan struct{})
	var shopping sync.WaitGroup
	for range buyers {
		token := second.guest()
		shopping.Go(func() {
			for range 90 { // a buyer may have a hundred
				if !hold(&second, token) {
					t.Error("a buyer was refused")
					return
				}
				select {
				case <-enough:
					return
				default:
				}
			}
		})
	}
	<-p.enough
	holder.kill()
	p.Lock()
	p.enough, p.until = make(chan struct{}), p.count+100
	p.Unlock()
	<-p.enough
	close(enough)
	shopping.Wait()
	until(&second, func() bool { return second.metric(t, "frontrow_hop_leases", "") == 1 })
	second.keepsPromises(show, p)
	status, out := program(t, "", append(where(beside, database), "audit")...)
	if status != 0 {
		t.Errorf("%d: %s", status, out)
	}
	t.Logf("%d acknowledged; passed on: %v answered, %v unreachable", p.count,
		second.metric(t, "frontrow_hop_requests_total", "answered"), second.metric(t, "frontrow_hop_requests_total", "unreachable"))
}
