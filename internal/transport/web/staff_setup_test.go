package web

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/catalog/catalogtest"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// office is the pages over a catalogue of its own, with an organiser and people
// of every role.
type office struct {
	*world
	memory    *catalogtest.Memory
	catalog   *catalog.Service
	organiser catalog.Organiser
}

func newOffice(t *testing.T) *office {
	t.Helper()
	w := newWorld(t)
	o := &office{world: w, memory: catalogtest.New(w.clock.Now())}
	o.catalog = catalog.NewService(o.memory, catalog.Defaults{HoldFor: 10 * time.Minute})
	w.site.Catalogue, w.site.Payable = o.catalog, true
	w.site.Shows = inventory.NewPublisher(o.memory, o.catalog, w.seats)
	w.site.Plans = func(_ context.Context, chart seating.Hash) (*seating.Plan, error) {
		if chart != samplePlan().Hash() {
			return nil, catalog.ErrNoChart
		}
		return samplePlan(), nil
	}
	var err error
	o.organiser, err = o.catalog.CreateOrganiser(t.Context(), idem.Key{}, account.Operator(), catalog.NewOrganiser{Name: "Alder House", Email: "box@alder.example"})
	if err != nil {
		t.Fatal(err)
	}
	elsewhere, err := o.catalog.CreateOrganiser(t.Context(), idem.Key{}, account.Operator(), catalog.NewOrganiser{Name: "Elsewhere", Email: "box@else.example"})
	if err != nil {
		t.Fatal(err)
	}
	w.shop.staff = map[string]account.Staff{}
	for i, p := range []struct {
		email string
		role  account.Role
		of    id.Organiser
	}{
		{"owner", account.RoleOwner, o.organiser.ID}, {"manager", account.RoleManager, o.organiser.ID}, {"clerk", account.RoleBoxOffice, o.organiser.ID},
		{"door", account.RoleDoor, o.organiser.ID}, {"stranger", account.RoleOwner, elsewhere.ID}, {"admin", account.RoleAdmin, id.Organiser{}},
	} {
		w.shop.staff[p.email+"@alder.example"] = account.Staff{ID: numbered[id.Staff](byte(i + 1)), Organiser: p.of, Role: p.role, Name: p.email}
	}
	return o
}

func (o *office) as(who string) *browser {
	o.t.Helper()
	b := o.browser()
	b.send(b.get("/staff").form(o.t, "/staff/sign-in"), func(v url.Values) { v.Set("email", who+"@alder.example"); v.Set("password", "right") })
	return b
}

// post sends a form of ours with a fresh key, and gives where it leads.
func (o *office) post(b *browser, address string, entries ...string) string {
	o.t.Helper()
	answer := b.do("POST", address, filledIn(entries...))
	if answer.Code != http.StatusSeeOther {
		o.t.Fatalf("POST %s: %d %s", address, answer.Code, parse(o.t, answer.Body.String()).text())
	}
	return strings.Split(answer.Header().Get("Location"), "?")[0]
}

func filledIn(entries ...string) url.Values {
	v := url.Values{"key": {newFormKey()}}
	for i := 0; i+1 < len(entries); i += 2 {
		v.Set(entries[i], entries[i+1])
	}
	return v
}

// upload sends the form of a chart.
func upload(b *browser, address, file string, entries ...string) *httptest.ResponseRecorder {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	_ = w.WriteField("key", newFormKey())
	for i := 0; i+1 < len(entries); i += 2 {
		_ = w.WriteField(entries[i], entries[i+1])
	}
	part, _ := w.CreateFormFile("file", "chart")
	_, _ = part.Write([]byte(file))
	_ = w.Close()
	r := httptest.NewRequest("POST", address, &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	answer := httptest.NewRecorder()
	b.site.ServeHTTP(answer, r)
	return answer
}

// furnished is an office with a venue, its chart, an event and a priced draft.
func (o *office) furnished() (venue, chart, event, show string) {
	o.t.Helper()
	b := o.as("owner")
	venue = o.post(b, "/staff/venues/new", "name", "Alder Theatre", "city", "Berlin", "country", "DE")
	answer := upload(b, venue+"/charts/new", "", "ours", "theatre")
	chart = strings.Split(answer.Header().Get("Location"), "?")[0]
	event = o.post(b, "/staff/events/new", "title", "Lanterns", "genre", "theatre", "summary", "Small lights.", "about", "A play.")
	prices := o.post(b, "/staff/shows/new?event="+strings.TrimPrefix(event, "/staff/events/"), o.date(venue, chart)...)
	show = strings.TrimSuffix(prices, "/prices")
	o.post(b, prices, priced("45", "5")...)
	return venue, chart, event, show
}

func (o *office) date(venue, chart string) []string {
	return []string{
		"place", strings.TrimPrefix(venue, "/staff/venues/") + " " + chart[strings.LastIndex(chart, "/")+1:],
		"starts_date", o.clock.Now().AddDate(0, 1, 0).Format(dayLayout), "starts_time", "19:30", "doors", "60", "opens", "now", "closes", "60",
		"max_per_order", "8", "max_per_buyer", "8", "max_per_email", "100", "hold", "600",
	}
}

func priced(face, fee string) []string {
	entries := []string{"currency", "EUR", "levels", "1", "level.0.name", "All", "level.0.face", face, "level.0.fee", fee}
	for _, z := range samplePlan().Zones() {
		entries = append(entries, "zone."+z.ID, "0")
	}
	return entries
}

func TestFromNothingToPublished(t *testing.T) {
	o := newOffice(t)
	venue, _, event, show := o.furnished()
	b := o.as("owner")
	if page := b.get(venue); !strings.Contains(page.text(), "Europe/Berlin") {
		t.Errorf("the country's time zone is not taken: %s", page.text())
	}
	if page := b.get(event + "/preview"); !strings.Contains(page.text(), "Lanterns") {
		t.Errorf("preview: %s", page.text())
	}
	checks := b.get(show + "/publish")
	for _, li := range checks.all("li") {
		if strings.Contains(li.attr("class"), "missing") {
			t.Errorf("missing: %s", li.text())
		}
	}
	form := checks.form(t, "/publish")
	entries := form.entries()
	for range 2 { // a double click publishes once
		if answer := b.do("POST", form.attr("action"), entries); answer.Code != http.StatusSeeOther {
			t.Fatalf("publish: %d %s", answer.Code, parse(t, answer.Body.String()).text())
		}
	}
	if page := b.get(show + "/publish"); !strings.Contains(page.text(), English.T.Setup.Publish.Already) {
		t.Errorf("after publishing: %s", page.text())
	}
	shown, err := id.Parse[id.Show](strings.TrimPrefix(show, "/staff/shows/"))
	if err != nil {
		t.Fatal(err)
	}
	counts, err := o.seats.Counts(t.Context(), shown)
	if err != nil || counts.All.Available != samplePlan().Len() {
		t.Errorf("on sale: %+v, %v", counts.All, err)
	}

	// A new price of a published show is explained before it is made.
	asked := b.do("POST", show+"/prices", filledIn(priced("60", "5")...))
	page := parse(t, asked.Body.String())
	if asked.Code != http.StatusOK || !strings.Contains(page.text(), "€50.00") || !strings.Contains(page.text(), "€65.00") {
		t.Fatalf("the question: %d %s", asked.Code, page.text())
	}
	if terms, err := o.seats.Terms(t.Context(), shown); err != nil || terms.Prices.Levels[0].Face != 4500 {
		t.Errorf("changed before it was said: %+v, %v", terms.Prices, err)
	}
	b.send(page.form(t, "/prices"), nil)
	if terms, err := o.seats.Terms(t.Context(), shown); err != nil || terms.Prices.Levels[0].Face != 6000 {
		t.Errorf("not changed: %+v, %v", terms.Prices, err)
	}
	// Fees and a tax of all prices are part of what buyers see from then on.
	more := []string{"fee.1.name", "Handling", "fee.1.kind", "order", "fee.1.value", "2.50", "fee.4.name", "Booking", "fee.4.kind", "share", "fee.4.value", "5",
		"tax.rule", "de-culture", "tax.how", "added"}
	asked = b.do("POST", show+"/prices", filledIn(append(priced("60", "5"), more...)...))
	if page = parse(t, asked.Body.String()); asked.Code != http.StatusOK || !strings.Contains(page.text(), "€73.72") || !strings.Contains(page.text(), "Handling €2.50") {
		t.Fatalf("the question about fees: %d %s", asked.Code, page.text())
	}
	b.send(page.form(t, "/prices"), nil)
	terms, err := o.seats.Terms(t.Context(), shown)
	if err != nil || len(terms.Prices.Fees) != 2 || terms.Prices.Fees[0].Name != "Handling" || terms.Prices.Tax.Ticket != 7_000 || !terms.Prices.Tax.Added {
		t.Errorf("fees and tax: %+v, %v", terms.Prices, err)
	}
	if page := b.get("/shows/" + shown.String()); !strings.Contains(page.text(), "€73.72") || !strings.Contains(page.text(), "plus €2.98 per order") {
		t.Errorf("what buyers see: %s", page.text())
	}
	if page := b.get(show + "/prices"); !strings.Contains(page.text(), "€73.72") {
		t.Errorf("the form: %s", page.text())
	}
	// What tickets name stays.
	if answer := b.do("POST", show+"/prices", filledIn(append(priced("60", "5"), "currency", "USD")...)); answer.Code != http.StatusConflict {
		t.Errorf("another currency: %d", answer.Code)
	}

	// Repeated on two dates, cancelled on one.
	day := o.clock.Now().AddDate(0, 1, 7)
	o.post(b, show+"/copies", "more.0_date", day.Format(dayLayout), "more.0_time", "19:30", "more.2_date", day.AddDate(0, 0, 7).Format(dayLayout), "more.2_time", "15:00")
	if page := b.get(event); strings.Count(page.text(), English.T.Staff.ShowState(catalog.ShowDraft)) != 2 {
		t.Errorf("the copies: %s", page.text())
	}
	b.send(b.get(show+"/cancel").form(t, "/cancel"), nil)
	if answer := b.do("GET", show+"/edit", nil); answer.Code != http.StatusConflict {
		t.Errorf("a cancelled date can be edited: %d", answer.Code)
	}
}

func TestASecondClickAddsNothing(t *testing.T) {
	o := newOffice(t)
	b := o.as("owner")
	entries := filledIn("name", "Alder Theatre", "city", "Berlin", "country", "DE", "time_zone", "Europe/Berlin")
	first, second := b.do("POST", "/staff/venues/new", entries), b.do("POST", "/staff/venues/new", entries)
	if a, b := first.Header().Get("Location"), second.Header().Get("Location"); a == "" || a != b {
		t.Errorf("sent twice it leads to %q and %q", a, b)
	}
	if n := strings.Count(b.get("/staff/venues").text(), "Alder Theatre"); n != 1 {
		t.Errorf("%d venues", n)
	}
}

func TestWrongEntriesAreKept(t *testing.T) {
	o := newOffice(t)
	venue, chart, event, show := o.furnished()
	b := o.as("owner")
	before := o.memory.Size()
	newShow := "/staff/shows/new?event=" + strings.TrimPrefix(event, "/staff/events/")
	with := func(entries []string, more ...string) []string { return append(slices.Clone(entries), more...) }
	for name, c := range map[string]struct {
		address string
		entries []string
		words   string
	}{
		"no name":      {"/staff/venues/new", []string{"city", "Kept City", "country", "DE"}, English.T.Setup.Wrong.Name},
		"no country":   {"/staff/venues/new", []string{"name", "Kept", "city", "Berlin"}, English.T.Setup.Wrong.Country},
		"many zones":   {"/staff/venues/new", []string{"name", "Kept", "city", "Springfield", "country", "US"}, English.T.Setup.Wrong.TimeZone},
		"no title":     {"/staff/events/new", []string{"genre", "opera", "summary", "Kept."}, English.T.Setup.Wrong.Title},
		"no genre":     {"/staff/events/new", []string{"title", "Kept", "genre", "polo"}, English.T.Setup.Wrong.Genre},
		"no place":     {newShow, with(o.date(venue, chart), "place", ""), English.T.Setup.Wrong.Place},
		"gap":          {newShow, with(o.date(venue, chart), "starts_date", "2027-03-28", "starts_time", "02:30"), English.T.Setup.Wrong.Gap("02:00", "03:00")},
		"twice":        {newShow, with(o.date(venue, chart), "starts_date", "2027-10-31", "starts_time", "02:30"), English.T.Setup.Wrong.Twice},
		"past":         {newShow, with(o.date(venue, chart), "starts_date", "2020-01-01"), English.T.Setup.Wrong.StartsAt},
		"no limit":     {newShow, with(o.date(venue, chart), "max_per_buyer", "0"), English.T.Setup.Wrong.Limit},
		"huge limit":   {newShow, with(o.date(venue, chart), "max_per_order", "2147483648"), English.T.Setup.Wrong.LimitOrder},
		"price words":  {show + "/prices", priced("forty", "5"), English.T.Setup.Wrong.Price},
		"price 1.000":  {show + "/prices", priced("1.000", ""), English.T.Setup.Wrong.Price},
		"price below":  {show + "/prices", priced("-5", ""), English.T.Setup.Wrong.Price},
		"no level":     {show + "/prices", []string{"currency", "EUR"}, English.T.Setup.Wrong.LevelName},
		"no currency":  {show + "/prices", with(priced("45", "5"), "currency", "XXQ"), English.T.Setup.Wrong.Currency},
		"no dates":     {show + "/copies", nil, English.T.Setup.Wrong.Dates},
		"past date":    {show + "/copies", []string{"more.3_date", "2020-01-01", "more.3_time", "19:30"}, English.T.Setup.Wrong.StartsAt},
		"wrong colour": {"/staff/organiser", []string{"name", "Kept", "email", "a@b.example", "accent", "red"}, English.T.Setup.Wrong.Colour},
	} {
		answer := b.do("POST", c.address, filledIn(c.entries...))
		page := parse(t, answer.Body.String())
		if answer.Code != http.StatusUnprocessableEntity || !strings.Contains(page.text(), strings.Join(strings.Fields(c.words), " ")) {
			t.Errorf("%s: %d, and not %q: %s", name, answer.Code, c.words, page.text())
		}
		if slices.Contains(c.entries, "Kept") && !strings.Contains(answer.Body.String(), `"Kept"`) {
			t.Errorf("%s: what was entered is gone", name)
		}
		harmless(t, name, page)
	}
	if o.memory.Size() != before {
		t.Error("a refused form left something behind")
	}
}

func TestChartsAreSentAndMended(t *testing.T) {
	o := newOffice(t)
	b := o.as("owner")
	venue := o.post(b, "/staff/venues/new", "name", "Alder Theatre", "city", "Berlin", "country", "DE")
	address := venue + "/charts/new"
	broken := "section,row,seat,x,y,zone\nstalls,A,1,zero,0,front\n"
	answer := upload(b, address, broken)
	page := parse(t, answer.Body.String())
	if answer.Code != http.StatusUnprocessableEntity || len(page.all("tbody")) == 0 || !strings.Contains(page.all("textarea")[0].text(), "stalls,A,1,zero") {
		t.Errorf("a broken file: %d %s", answer.Code, page.text())
	}
	harmless(t, "broken chart", page)
	if answer := upload(b, address, "", "text", strings.Replace(broken, "zero", "0", 1)); answer.Code != http.StatusSeeOther {
		t.Errorf("mended in the page: %d %s", answer.Code, parse(t, answer.Body.String()).text())
	}
	if answer := upload(b, address, ""); answer.Code != http.StatusUnprocessableEntity {
		t.Errorf("no file: %d", answer.Code)
	}
	if answer := upload(b, address, strings.Repeat("x", seating.MaxFile+maxFormBytes+1)); answer.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("too large: %d", answer.Code)
	}
	if answer := b.do("POST", address, filledIn("ours", "theatre")); answer.Code != http.StatusUnsupportedMediaType {
		t.Errorf("a form without a file: %d", answer.Code)
	}
	// Sixty thousand seats, one line each.
	var large strings.Builder
	large.WriteString("section,row,seat,x,y,zone\n")
	for seat := range 60_000 {
		fmt.Fprintf(&large, "block%d,%d,%d,%d,%d,z\n", seat/2000+1, seat%2000/50+1, seat%50+1, seat%50*50+seat/2000*2700, seat%2000/50*90)
	}
	answer = upload(b, address, large.String())
	if answer.Code != http.StatusSeeOther {
		t.Fatalf("60,000 seats: %d %s", answer.Code, parse(t, answer.Body.String()).text())
	}
	if page := b.get(venue); !strings.Contains(page.text(), "60,000 seats") {
		t.Errorf("the venue says: %s", page.text())
	}
	// A chart on file can be carried away.
	ours := strings.Split(upload(b, address, "", "ours", "theatre").Header().Get("Location"), "?")[0]
	for _, file := range []string{"/chart.json", "/chart.pretix.json", "/chart.csv"} {
		if answer := b.do("GET", ours+file, nil); answer.Code != http.StatusOK || answer.Body.Len() < 1000 || !strings.HasPrefix(answer.Header().Get("Content-Disposition"), "attachment") {
			t.Errorf("%s: %d", file, answer.Code)
		}
	}
	if answer := b.do("GET", ours+"/chart.exe", nil); answer.Code != http.StatusNotFound {
		t.Errorf("a file of no kind: %d", answer.Code)
	}
}

func TestWhoMaySetUp(t *testing.T) {
	o := newOffice(t)
	venue, chart, event, show := o.furnished()
	browsers := map[string]*browser{}
	for _, who := range []string{"owner", "manager", "clerk", "door", "stranger", "admin"} {
		browsers[who] = o.as(who)
	}
	anybody := o.browser()
	for _, rt := range setUpRoutes {
		address := strings.NewReplacer(
			"{venue}", strings.TrimPrefix(venue, "/staff/venues/"), "{chart}", chart[strings.LastIndex(chart, "/")+1:], "{file}", "chart.json",
			"{event}", strings.TrimPrefix(event, "/staff/events/"), "{show}", strings.TrimPrefix(show, "/staff/shows/"),
		).Replace(rt.path)
		if rt.path == "/staff/shows/new" {
			address += "?event=" + strings.TrimPrefix(event, "/staff/events/")
		}
		own, named := strings.HasPrefix(rt.path, "/staff/organiser"), strings.ContainsAny(rt.path, "{") || rt.path == "/staff/shows/new"
		for who, b := range browsers {
			want := []int{http.StatusOK}
			switch {
			case who == "clerk" || who == "door", who == "manager" && own, rt.path == "/staff/organiser/new" && who != "admin":
				want = []int{http.StatusForbidden}
			case who == "stranger" && named:
				want = []int{http.StatusNotFound}
			case rt.method == "POST": // an empty form is wrong somehow, and never obeyed
				want = []int{http.StatusUnprocessableEntity, http.StatusUnsupportedMediaType, http.StatusSeeOther, http.StatusNotFound}
			}
			if rt.method == "POST" && slices.Contains(want, http.StatusSeeOther) && (strings.HasSuffix(rt.path, "/publish") || strings.HasSuffix(rt.path, "/cancel")) {
				continue // these take no entries: they would be carried out
			}
			var values url.Values
			if rt.method == "POST" {
				values = filledIn()
			}
			if got := b.do(rt.method, address, values); !slices.Contains(want, got.Code) {
				t.Errorf("%s: %s %s: %d, want %v", who, rt.method, rt.path, got.Code, want)
			}
		}
		if rt.method == "GET" {
			if got := anybody.do("GET", address, nil); got.Code != http.StatusSeeOther || !strings.HasPrefix(got.Header().Get("Location"), "/staff?next=") {
				t.Errorf("anybody at %s: %d", rt.path, got.Code)
			}
		}
	}
	menu := func(who string) (links string) {
		for _, a := range browsers[who].get("/staff/welcome").all("nav")[0].all("a") {
			links += a.text() + " "
		}
		return links
	}
	for who, want := range map[string]string{"owner": "Events Shows Orders Venues Organiser ", "manager": "Events Shows Orders Venues ", "clerk": "Shows Orders ", "door": ""} {
		if got := menu(who); got != want {
			t.Errorf("the menu of the %s: %q, want %q", who, got, want)
		}
	}
}
