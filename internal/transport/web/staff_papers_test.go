package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
)

// The list of papers is for those who read reports, who stands on them for those
// who may change the organiser.
func TestStaffPapers(t *testing.T) {
	w := newWorld(t)
	for role, want := range map[account.Role][2]int{account.RoleOwner: {200, 200}, account.RoleManager: {200, 403}, account.RoleBoxOffice: {403, 403}, account.RoleDoor: {403, 403}} {
		b := w.staffBrowser(role, sampleOrganiser.ID)
		for i, addresses := range [][]string{{papersAddress, papersAddress + ".csv"}, {issuerAddress}} {
			for _, address := range addresses {
				if got := b.do("GET", address, nil).Code; got != want[i] {
					t.Errorf("%s for %s: %d, want %d", address, role, got, want[i])
				}
			}
		}
	}
	b := w.staffBrowser(account.RoleOwner, sampleOrganiser.ID)
	if other := b.do("GET", papersAddress+"?of="+numbered[id.Organiser](9).String(), nil).Code; other != http.StatusNotFound {
		t.Errorf("another organiser's: %d", other)
	}
	if page := b.get(papersAddress + "?from=2027-01-01").text(); !strings.Contains(page, "REC-2027-000007") || !strings.Contains(page, English.T.Site.NextPage) {
		t.Errorf("the list says: %s", page)
	}
	table := b.do("GET", papersAddress+".csv?from=2027-01-01&to=2027-01-31", nil)
	if table.Body.String() != "2027-01-01 2027-02-01" || table.Header().Get("Content-Type") != "text/csv; charset=utf-8" {
		t.Errorf("the table: %q %v", table.Body, table.Header())
	}
	for _, bad := range []string{"?from=2027-03-02&to=2027-03-01", "?from=yesterday"} {
		for _, address := range []string{papersAddress, papersAddress + ".csv"} {
			if got := b.do("GET", address+bad, nil).Code; got != http.StatusUnprocessableEntity {
				t.Errorf("%s%s: %d", address, bad, got)
			}
		}
	}
	form := b.get(issuerAddress).form(t, issuerAddress+"?of="+sampleOrganiser.ID.String())
	if got := form.entries(); got.Get("name") != "Opera Ltd" || got.Get("prefix") != "OP" {
		t.Errorf("the form has %v", got)
	}
	if to := b.send(form, func(v url.Values) { v.Set("address", "1 Road") }); !strings.Contains(to, "saved") || !strings.Contains(b.get(to).text(), English.T.Papers.IssuerSaved) {
		t.Errorf("it leads to %s", to)
	}
	if wrong := b.post(form, func(v url.Values) { v.Set("prefix", "o-p") }); wrong.Code != http.StatusUnprocessableEntity || !strings.Contains(wrong.Body.String(), "o-p") {
		t.Errorf("a wrong prefix: %d", wrong.Code)
	}
}
