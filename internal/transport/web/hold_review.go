package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/transport/problem"
)

// holdAddress is a hold's page. version lets a node that has not heard of the
// hold yet read on before it answers.
func holdAddress(h inventory.HoldID, version uint64) string {
	address := "/holds/" + h.String()
	if version > 0 {
		address += "?v=" + strconv.FormatUint(version, 10)
	}
	return address
}

// holdView is "/holds/{hold}": what is held, what it costs, and who it is for.
type holdView struct {
	Page
	catalog.ShowView
	Hold        inventory.Hold
	Day         string
	Total       string
	Bill        billView
	Name, Email string
	Billing     paper.Billing // what they want on their invoice
	NameFault   string
	EmailFault  string
	Fault       string
	Faults      int          // entries that are not right
	MoreTime    string       // that it was just given, in words
	Order       *order.Order // being paid for already
	Ended       bool
	Ways        []wayView // to choose from; none where there is no choice
	Code        holdCodeView
	Again       pick // the same places, to try once more
	Key         string
}

// wayView is a way to pay that a buyer may choose.
type wayView struct {
	Provider, Name, Hint string
	Chosen               bool
}

// waysOf lists the ways to pay for a hold, where there is more than one.
func waysOf(p Page, show catalog.ShowView, hold inventory.Hold, offers []checkout.Offer, chosen string) (ways []wayView) {
	if len(offers) < 2 || hold.Total().IsZero() {
		return nil
	}
	for i, offer := range offers {
		way := wayView{Provider: offer.Provider, Name: p.T.Pay.WayName(offer.Provider), Chosen: offer.Provider == chosen || chosen == "" && i == 0}
		if offer.Later() {
			way.Hint = p.T.Pay.SeatsKept(p.Moment(offer.Due(p.Now, hold.Deadline, show.Show.StartsAt), show.Venue.TimeZone))
		}
		ways = append(ways, way)
	}
	return ways
}

// holdAsk is the buyer's entries so far.
type holdAsk struct {
	Pay         string // the provider they chose
	Name, Email string
	Billing     *paper.Billing // nil where nobody has said
	Key         string
	Fault       *fault.Fault
	MoreTime    bool // it was just given

	Code      string       // that was not put to what they hold
	CodeFault *fault.Fault // and why not
}

// typedDetails gives what was typed on the page where one pays.
func typedDetails(f form) holdAsk {
	ask := holdAsk{Name: line(f.Get("name"), 200), Email: line(f.Get("email"), 320), Pay: line(f.Get("pay"), 60), Key: f.key}
	if f.Values.Has("company") || f.Values.Has("address") {
		ask.Billing = &paper.Billing{Company: f.Get("company"), Address: f.Get("address")}
	}
	return ask
}

// typed reports whether anything was.
func (a holdAsk) typed() bool {
	return a.Name != "" || a.Email != "" || a.Billing != nil && *a.Billing != (paper.Billing{})
}

func (s *Site) holdReview(w http.ResponseWriter, r *http.Request) error {
	hold, show, err := s.ownHoldPage(r)
	if err != nil {
		return err
	}
	ask := holdAsk{Key: newFormKey()}
	return s.showHold(w, r, http.StatusOK, hold, show, ask)
}

// ownHoldPage finds the hold of the address. Somebody else's is as absent as
// one that never was.
func (s *Site) ownHoldPage(r *http.Request) (inventory.Hold, catalog.ShowView, error) {
	hold, err := inventory.ParseHold(r.PathValue("hold"))
	if err != nil {
		return inventory.Hold{}, catalog.ShowView{}, ErrNoPage
	}
	version, err := strconv.ParseUint(r.URL.Query().Get("v"), 10, 64)
	if err != nil {
		version = 0 // an address somebody typed; the newest known will do
	}
	ctx := r.Context()
	found, err := s.Seats.Hold(ctx, hold, version)
	if err != nil {
		return inventory.Hold{}, catalog.ShowView{}, err
	}
	if buyer := s.Sessions.Caller(ctx).Buyer; buyer.IsZero() || found.Buyer != buyer {
		return inventory.Hold{}, catalog.ShowView{}, inventory.ErrNoHold
	}
	show, err := s.Catalogue.Show(ctx, hold.Show)
	return found, show, err
}

func (s *Site) showHold(w http.ResponseWriter, r *http.Request, status int, hold inventory.Hold, show catalog.ShowView, ask holdAsk) error {
	plan, err := s.Seats.Plan(r.Context(), show.Show.ID)
	if err != nil {
		return err
	}
	var made *order.Order
	if o, ok, err := s.Orders.OfHold(r.Context(), hold.ID); err != nil {
		return err
	} else if ok {
		made = &o
		if ask.Billing == nil && o.State == order.AwaitingPayment {
			told, err := s.Receipts.Billing(r.Context(), o.ID)
			if err != nil {
				return err
			}
			ask.Billing = &told
		}
	}
	if made != nil && (hold.State != inventory.Held || made.State == order.Checking || made.State == order.Paid) {
		return seeOther(w, r, orderAddress(made.ID, "")) // it is the order's page that knows how things stand
	}
	p := s.page(r, "")
	p.Address = holdAddress(hold.ID, 0)
	view := holdViewOf(p, show, hold, made, ask)
	view.Ways = waysOf(p, show, hold, s.Checkout.Ways(), ask.Pay)
	view.Bill.Lines = linesOf(p, plan, show.Show.Prices, hold.Lines, hold.Currency)
	return s.personal(w, r, status, holdPage(view))
}

func holdViewOf(p Page, show catalog.ShowView, hold inventory.Hold, made *order.Order, ask holdAsk) holdView {
	v := holdView{
		Page: p, ShowView: show, Hold: hold, Key: ask.Key, Name: ask.Name, Email: ask.Email,
		Day:   p.Moment(show.Show.StartsAt, show.Venue.TimeZone),
		Total: p.Money(hold.Total()), Bill: billOf(p, nil, hold.Bill(), hold.Voucher), Ended: !hold.Live(p.Now), Again: pickOf(&hold),
	}
	v.Title, v.Private, v.Accent, v.Narrow = p.T.Hold.Title, true, show.Organiser.Accent, false
	if made != nil && made.State == order.AwaitingPayment {
		v.Order = made
		if v.Name == "" && v.Email == "" {
			v.Name, v.Email = made.Name, made.Email
		}
	}
	if v.Ended {
		v.Title = p.T.Hold.EndedTitle
	} else {
		v.Bar = &HoldBar{Hold: hold, Zone: show.Venue.TimeZone, Places: pricing.Places(hold.Lines), Key: ask.Key}
	}
	if ask.Billing != nil {
		v.Billing = *ask.Billing
	}
	v.Code = holdCodeOf(hold, ask.Key)
	if v.Code.Typed = ask.Code; ask.CodeFault != nil {
		v.Code.Wrong = p.words(ask.CodeFault)
	}
	if ask.Fault != nil {
		v.addFault(ask.Fault)
	}
	if ask.MoreTime {
		v.MoreTime = p.T.Way.MoreTimeGiven(p.Clock(hold.Deadline, show.Venue.TimeZone))
	}
	return v
}

// addFault puts what is wrong beside the field it is about.
func (v *holdView) addFault(f *fault.Fault) {
	for _, field := range f.Fields {
		switch field.At {
		case "name":
			v.NameFault = v.T.Hold.NameFault
		case "email":
			v.EmailFault = v.T.Hold.EmailFault
		case "company", "address":
			v.Fault = v.words(paper.ErrBilling)
		}
	}
	switch {
	case f.Code == inventory.ErrEmailLimit.Code:
		v.EmailFault = v.words(f)
	case v.NameFault == "" && v.EmailFault == "" && v.Fault == "":
		v.Fault = v.words(f)
	}
	for _, wrong := range []string{v.NameFault, v.EmailFault} {
		if wrong != "" {
			v.Faults++
		}
	}
}

// holdRelease gives the seats back.
func (s *Site) holdRelease(w http.ResponseWriter, r *http.Request) error {
	hold, buyer, f, err := s.holdForm(w, r)
	if err != nil {
		return err
	}
	key, err := f.idempotency(buyer.String(), r.Method+" "+r.URL.Path)
	if err != nil {
		return err
	}
	if _, err := s.Seats.Do(r.Context(), hold.Show, inventory.Release{Key: key, Buyer: buyer, Hold: hold}); err != nil {
		return err
	}
	return seeOther(w, r, "/shows/"+hold.Show.String())
}

// checkoutStart makes the order and leads to the page where it is paid.
func (s *Site) checkoutStart(w http.ResponseWriter, r *http.Request) error {
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	hold, show, err := s.ownHoldPage(r)
	if err != nil {
		return err
	}
	if codeTyped(f) != "" { // nobody pays before they have seen what it comes to with it
		return s.redeem(w, r, hold.ID, hold.Buyer, f)
	}
	ask := typedDetails(f)
	refuse := func(f *fault.Fault) error {
		ask.Fault = f
		return s.showHold(w, r, problem.Status(f), hold, show, ask)
	}
	key, err := f.idempotency(hold.Buyer.String(), r.Method+" "+r.URL.Path)
	if err != nil {
		return err
	}
	o, err := s.Checkout.Start(r.Context(), key, hold.Buyer, hold.ID, checkout.Details{
		Name: ask.Name, Email: ask.Email, Language: localeOf(r).Lang(), PayWith: ask.Pay, Billing: ask.Billing,
	})
	if err != nil {
		told := fault.From(err)
		if told.Kind == fault.Internal || told.Kind == fault.NotFound {
			return err
		}
		if hold, show, err = s.ownHoldPage(r); err != nil { // it may have ended meanwhile
			return err
		}
		return refuse(told)
	}
	return s.toPayment(w, r, o)
}

// toPayment sends the browser to where the order is paid, or to the order when
// there is nothing left to pay.
func (s *Site) toPayment(w http.ResponseWriter, r *http.Request, o order.Order) error {
	if o.State == order.AwaitingPayment && s.mayPayAt(o.PayURL) {
		return seeOther(w, r, o.PayURL)
	}
	return seeOther(w, r, orderAddress(o.ID, ""))
}

// mayPayAt reports whether an address is a payment page of a provider we use:
// whatever an order says, a browser is sent nowhere else.
func (s *Site) mayPayAt(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.User != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return false
	}
	for _, prefix := range s.PaymentURLs {
		allowed, err := url.Parse(prefix)
		if err == nil && allowed.Scheme == u.Scheme && allowed.Host == u.Host && strings.HasPrefix(u.Path, allowed.Path) {
			return true
		}
	}
	return false
}
