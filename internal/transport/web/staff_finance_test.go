package web

import (
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
)

// The report is for those who may read reports, of days where the show is, the
// last one whole.
func TestFinanceReport(t *testing.T) {
	w := newWorld(t)
	show := staffShowAddress(w.events[0].Shows[0].Show.ID)
	for role, want := range map[account.Role]int{account.RoleManager: 200, account.RoleOwner: 200, account.RoleBoxOffice: 403, account.RoleDoor: 403} {
		b := w.staffBrowser(role, sampleOrganiser.ID)
		for _, address := range []string{"/finance", "/finance.csv"} {
			if got := b.do("GET", show+address, nil).Code; got != want {
				t.Errorf("%s for %s: %d, want %d", address, role, got, want)
			}
		}
	}
	if got := w.staffBrowser(account.RoleOwner, numbered[id.Organiser](9)).do("GET", show+"/finance.csv", nil).Code; got != 404 {
		t.Errorf("another organiser's: %d", got)
	}
	b := w.staffBrowser(account.RoleManager, sampleOrganiser.ID)
	page := b.get(show + "/finance?from=2027-03-01&to=2027-03-31")
	for _, words := range []string{"€27,124.00", "€23,000.00", "€1,610.00", "144 orders", "€26,704.00", "de-culture"} {
		if !strings.Contains(page.text(), words) {
			t.Errorf("the page does not say %q: %s", words, page.text())
		}
	}
	berlin, err := time.LoadLocation(sampleVenue.TimeZone)
	if err != nil {
		t.Fatal(err)
	}
	first, end := time.Date(2027, 3, 1, 0, 0, 0, 0, berlin), time.Date(2027, 4, 1, 0, 0, 0, 0, berlin)
	if in := w.shop.period; !in.From.Equal(first) || !in.To.Equal(end) {
		t.Errorf("it was asked for %v", in)
	}
	table := b.do("GET", show+"/finance.csv?from=2027-03-01", nil)
	if table.Header().Get("Content-Type") != "text/csv; charset=utf-8" || !strings.HasPrefix(table.Header().Get("Content-Disposition"), "attachment") || !w.shop.period.To.IsZero() {
		t.Errorf("the table: %v, asked for %v", table.Header(), w.shop.period)
	}
	for _, bad := range []string{"?from=2027-03-02&to=2027-03-01", "?from=yesterday", "?to=0001-01-01", "?to=2027-13-01"} {
		if got := b.do("GET", show+"/finance"+bad, nil).Code; got != 422 {
			t.Errorf("%s: %d", bad, got)
		}
		if got := b.do("GET", show+"/finance.csv"+bad, nil).Code; got != 422 {
			t.Errorf("the table of %s: %d", bad, got)
		}
	}
}
