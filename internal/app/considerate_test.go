package app

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// considerateShow puts a theatre on sale that refuses lone seats and keeps its
// accessible ones.
func (w *world) considerateShow() (catalog.Show, *seating.Plan) {
	w.Helper()
	ctx, by := w.Context(), account.Operator()
	chart, err := w.catalog.AddChart(ctx, idem.Key{}, by, w.own.venue.ID, seating.Theatre())
	w.must(nil, err)
	var zones []string
	for _, z := range chart.Zones {
		zones = append(zones, z.ID)
	}
	show, err := w.catalog.CreateShow(ctx, idem.Key{}, by, w.own.event.ID, catalog.NewShow{
		Venue: w.own.venue.ID, Chart: chart.Hash, StartsAt: time.Now().Add(30 * 24 * time.Hour),
		Prices:          pricing.List{Currency: "EUR", Levels: []pricing.Level{{ID: "all", Name: "Everywhere", Zones: zones, Face: 4000, Fee: 500}}},
		RefuseLoneSeats: true, KeepAccessible: true,
	})
	w.must(nil, err)
	w.must(w.shows.Publish(ctx, idem.Key{}, by, show.ID))
	plan, err := seating.Compile(seating.Theatre())
	w.must(nil, err)
	return show.Show, plan
}

// accessibleSeat gives the label of a place for a wheelchair.
func accessibleSeat(plan *seating.Plan) string {
	for i := range plan.Len() {
		if plan.Seat(i).Accessible {
			return plan.Label(i)
		}
	}
	panic("the theatre has no place for a wheelchair")
}

func TestConsiderateShow(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	show, plan := w.considerateShow()
	holds, who := "/v1/shows/"+show.ID.String()+"/holds", w.guest()

	var problem struct {
		Code                 string
		Lone, Instead, Seats []string
	}
	w.post(holds, who, map[string]any{"seats": []string{"stalls/A/2"}}, 409).into(t, &problem)
	if problem.Code != "hold.leaves_lone_seat" || !slices.Equal(problem.Lone, []string{"stalls/A/1"}) || len(problem.Instead) != 1 {
		t.Errorf("a lone seat: %+v", problem)
	}
	w.post(holds, who, map[string]any{"seats": problem.Instead}, 201)

	kept := accessibleSeat(plan)
	w.post(holds, who, map[string]any{"seats": []string{kept}}, 409).into(t, &problem)
	if problem.Code != "seat.kept_accessible" || !slices.Equal(problem.Seats, []string{kept}) {
		t.Errorf("a kept seat: %+v", problem)
	}
	w.post(holds, who, map[string]any{"seats": []string{kept}, "accessible": true}, 201)
}

var formKey = regexp.MustCompile(`name="key" value="([^"]+)"`)

// The pages explain both refusals and offer what to do next, without script.
func TestConsiderateShowOnPages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	show, plan := w.considerateShow()
	jar, err := cookiejar.New(nil)
	w.must(nil, err)
	browser := &http.Client{Jar: jar, Timeout: w.client.Timeout}
	address := w.url + "/shows/" + show.ID.String()
	page := func(response *http.Response, err error) (int, string) {
		t.Helper()
		w.must(nil, err)
		defer response.Body.Close()
		body, err := whole(response)
		w.must(nil, err)
		return response.StatusCode, string(body)
	}
	send := func(seat string, more url.Values) (int, string) {
		_, shown := page(browser.Get(address))
		form := url.Values{"key": {formKey.FindStringSubmatch(shown)[1]}, "seat": {seat}}
		for name, value := range more {
			form[name] = value
		}
		return page(browser.PostForm(address+"/holds", form))
	}
	status, shown := send("stalls/A/2", nil)
	if status != 409 || !strings.Contains(shown, "would leave a single seat") || !strings.Contains(shown, `name="seat" value="stalls/A/3"`) {
		at := max(strings.Index(shown, "data-fault>"), 0)
		t.Errorf("a lone seat: %d: %s", status, shown[at:min(at+1500, len(shown))])
	}
	status, shown = send(accessibleSeat(plan), nil)
	if status != 409 || !strings.Contains(shown, "kept for people who need") || !strings.Contains(shown, `name="accessible" value="yes"`) {
		t.Errorf("a kept seat: %d", status)
	}
	if status, _ = send(accessibleSeat(plan), url.Values{"accessible": {"yes"}}); status != 200 {
		t.Errorf("a kept seat that is needed: %d", status)
	}
}
