package web

import (
	"time"

	"github.com/a-h/templ"

	"frontrow/internal/domain/account"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// mattersStory is what is odd about money, one of each kind.
func mattersStory(kinds []payment.MatterKind) func(Kit) (templ.Component, error) {
	return func(k Kit) (templ.Component, error) {
		p := stillWatch(k, account.RoleManager)
		p.Title, p.Address = p.T.Bank.Matters, "/staff/matters"
		var odd []payment.Matter
		for i, kind := range kinds {
			m := payment.Matter{Kind: kind, Detail: "90.00 EUR", At: sampleNow.Add(-time.Duration(i) * time.Hour)}
			if i < 3 {
				m.Order = sampleOrder(order.ChargedBack).ID
			}
			odd = append(odd, m)
		}
		v := staffMattersViewOf(p, odd, "more")
		for i := range v.Matters {
			v.Matters[i].ID = "matter-" + string(rune('a'+i))
		}
		v.Key = sampleKey
		return staffMattersPage(v), nil
	}
}
