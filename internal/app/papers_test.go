package app

import (
	"bytes"
	"net/http"
	"testing"

	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

type paperSeen struct {
	ID, Kind, Number, Corrects string
	Total                      struct{ Amount int64 }
}

func (w *world) papersOf(who, order string) []paperSeen {
	w.Helper()
	var list struct{ Items []paperSeen }
	w.send("GET", "/v1/orders/"+order+"/papers", who, nil, nil).into(w.T, &list)
	return list.Items
}

func (w *world) pdfOf(who, order string, p paperSeen) []byte {
	w.Helper()
	a := w.send("GET", "/v1/orders/"+order+"/papers/"+p.ID, who, nil, nil)
	if a.status != http.StatusOK || !bytes.HasPrefix(a.body, []byte("%PDF-")) || a.header.Get("Content-Type") != "application/pdf" {
		w.Fatalf("%s: %d %v", p.Number, a.status, a.header)
	}
	return a.body
}

// A sale has a receipt, a refund its credit note; both stay as they are to the
// byte, whatever the organiser changes, and the audit finds nothing wrong.
func TestPapers(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.papersOf("guest", w.own.order)
	if len(first) != 1 || first[0].Kind != "receipt" || first[0].Total.Amount != 2*(face+fee) {
		t.Fatalf("the sale has %+v", first)
	}
	before := w.pdfOf("guest", w.own.order, first[0])
	name := "Somebody else by now"
	w.must(w.catalog.UpdateOrganiser(t.Context(), idem.Key{}, account.Operator(), w.own.organiser.ID, catalog.OrganiserChange{Name: &name}))
	if after := w.pdfOf("first manager", w.own.order, first[0]); !bytes.Equal(before, after) {
		t.Error("the receipt came out with other bytes")
	}
	w.post("/v1/orders/"+w.own.order+"/refund", "first owner", nil, http.StatusOK)
	both := w.papersOf("guest", w.own.order)
	if len(both) != 2 || both[1].Kind != "credit_note" || both[1].Corrects != first[0].Number || both[1].Total != first[0].Total {
		t.Fatalf("after the refund there are %+v", both)
	}
	w.pdfOf("guest", w.own.order, both[1])
	w.await("guest", w.own.order, "refunded")
	w.allIsWell()
}
