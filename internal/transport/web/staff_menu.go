package web

import (
	"strings"

	"frontrow/internal/domain/account"
)

// staffLinks is the menu of a member of staff: what the role allows.
func (p Page) staffLinks() []Link {
	var links []Link
	if p.may(account.EditCatalog) {
		links = append(links, Link{"/staff/events", p.T.Setup.Events})
	}
	if p.may(account.ReadOrders) {
		links = append(links, Link{"/staff/shows", p.T.Staff.Shows}, Link{"/staff/orders", p.T.Staff.Orders})
	}
	if p.may(account.EditCatalog) {
		links = append(links, Link{"/staff/venues", p.T.Setup.Venues})
	}
	if p.may(account.EditProfile) {
		links = append(links, Link{"/staff/organiser", p.T.Setup.Organiser})
	}
	return links
}

// within reports whether the page is the one a link of the menu leads to, or
// lies below it.
func (p Page) within(address string) bool {
	return p.Address == address || strings.HasPrefix(p.Address, address+"/")
}
