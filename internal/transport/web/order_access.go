package web

import (
	"net/http"
	"net/url"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/order"
)

// orderAddress is an order's page; key is that of the mail's link, or "".
func orderAddress(o id.Order, key string) string { return "/orders/" + o.String() + keyQuery(key) }

func keyQuery(key string) string {
	if key == "" {
		return ""
	}
	return "?key=" + url.QueryEscape(key)
}

// orderOf finds the order of the address for who may see it: the buyer in
// whose session it was made, or whoever has the link from its mail. To anybody
// else it is as absent as one that never was. key is that of the link, if it
// was needed.
func (s *Site) orderOf(r *http.Request) (o order.Order, key string, err error) {
	wanted, err := pathID[id.Order](r, "order")
	if err != nil {
		return order.Order{}, "", err
	}
	return s.openOrder(r, wanted)
}

func (s *Site) openOrder(r *http.Request, wanted id.Order) (o order.Order, key string, err error) {
	o, err = s.Orders.Find(r.Context(), wanted)
	if err != nil {
		return order.Order{}, "", err
	}
	if buyer := s.Sessions.Caller(r.Context()).Buyer; !buyer.IsZero() && buyer == o.Buyer {
		return o, "", nil
	}
	if key = r.URL.Query().Get("key"); key != "" && len(key) <= 200 && s.OpensOrder(wanted, key) {
		return o, key, nil
	}
	return order.Order{}, "", order.ErrNoOrder
}
