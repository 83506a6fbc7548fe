package web

import (
	"net/http"
	"slices"
	"strings"

	"frontrow/internal/transport/problem"
)

// audience says who an answer is for, which decides what may keep it and
// whether the reader's session is looked at.
type audience uint8

const (
	everybody audience = iota // no session is read, no cookie is set
	oneBuyer                  // depends on the session
	staffOnly                 // needs a member of staff
)

type route struct {
	method, path string
	audience     audience
	handle       func(s *Site, w http.ResponseWriter, r *http.Request) error
}

// routeTable is every address of the pages, with those of setUpRoutes.
var routeTable = []route{
	{"GET", "/{$}", everybody, (*Site).home},
	{"GET", "/events", everybody, (*Site).eventsList},
	{"GET", "/events/{slug}", everybody, (*Site).eventShow},
	{"GET", "/events/{slug}/calendar.ics", everybody, (*Site).eventCalendar},
	{"GET", "/venues/{venue}", everybody, (*Site).venueShow},
	{"GET", "/organisers/{slug}", everybody, (*Site).organiserShow},
	{"GET", "/plans/{file}", everybody, (*Site).venuePlan},
	{"GET", "/share/{file}", everybody, (*Site).sharePicture},
	{"GET", "/feed.atom", everybody, (*Site).feed},
	{"GET", "/sitemap.xml", everybody, (*Site).sitemap},
	{"GET", "/sitemaps/{file}", everybody, (*Site).sitemapPart},
	{"GET", "/shows/{show}/calendar.ics", everybody, (*Site).showCalendar},
	{"GET", "/posters/{file}", everybody, (*Site).poster},
	{"GET", "/accents/{file}", everybody, (*Site).accent},
	{"GET", "/robots.txt", everybody, (*Site).robots},
	{"GET", "/favicon.ico", everybody, (*Site).favicon},
	{"GET", "/icons/{file}", everybody, (*Site).icon},
	{"GET", "/manifest.webmanifest", everybody, (*Site).manifest},

	{"GET", "/shows/{show}", oneBuyer, (*Site).seatsShow},
	{"POST", "/shows/{show}/browse", oneBuyer, (*Site).seatsBrowse},
	{"POST", "/shows/{show}/holds", oneBuyer, (*Site).holdPlace},
	{"POST", "/shows/{show}/best", oneBuyer, (*Site).holdBest},
	{"GET", "/holds/{hold}", oneBuyer, (*Site).holdReview},
	{"POST", "/holds/{hold}/extend", oneBuyer, (*Site).holdExtend},
	{"POST", "/holds/{hold}/voucher", oneBuyer, (*Site).holdRedeem},
	{"POST", "/holds/{hold}/release", oneBuyer, (*Site).holdRelease},
	{"POST", "/holds/{hold}/checkout", oneBuyer, (*Site).checkoutStart},

	{"GET", "/orders/find", oneBuyer, (*Site).ordersFindAsk},
	{"POST", "/orders/find", oneBuyer, (*Site).ordersFind},
	{"GET", "/orders/{order}", oneBuyer, (*Site).orderShow},
	{"GET", "/orders/{order}/return", oneBuyer, (*Site).orderReturn},
	{"GET", "/orders/{order}/state", oneBuyer, (*Site).orderState},
	{"POST", "/orders/{order}/resend", oneBuyer, (*Site).orderResend},
	{"GET", "/orders/{order}/returns", oneBuyer, (*Site).orderReturns},
	{"POST", "/orders/{order}/returns", oneBuyer, (*Site).orderReturnsDo},
	{"POST", "/orders/{order}/cancel", oneBuyer, (*Site).orderCancel},
	{"GET", "/orders/{order}/tickets", oneBuyer, (*Site).orderTickets},
	{"GET", "/orders/{order}/tickets.pdf", oneBuyer, (*Site).orderTicketsPDF},
	{"POST", "/orders/{order}/billing", oneBuyer, (*Site).orderBilling},
	{"GET", "/orders/{order}/papers/{paper}", oneBuyer, (*Site).orderPaper},
	{"GET", "/tickets/{ticket}", oneBuyer, (*Site).ticketShow},
	{"GET", "/tickets/{ticket}/ticket.pdf", oneBuyer, (*Site).ticketPDF},
	{"GET", "/tickets/{ticket}/manifest.webmanifest", oneBuyer, (*Site).ticketManifest},
	{"GET", "/tickets/worker.js", everybody, (*Site).ticketWorker},
	{"GET", "/tickets/offline", everybody, (*Site).ticketOffline},

	{"GET", "/staff", oneBuyer, (*Site).staffHome},
	{"POST", "/staff/sign-in", oneBuyer, (*Site).staffSignIn},
	{"POST", "/staff/sign-out", oneBuyer, (*Site).staffSignOut},
	{"GET", "/staff/welcome", staffOnly, (*Site).staffWelcome},
	{"GET", "/staff/orders", staffOnly, (*Site).staffOrders},
	{"GET", "/staff/orders/papers", staffOnly, (*Site).staffPapers},
	{"GET", "/staff/orders/papers.csv", staffOnly, (*Site).staffPapersCSV},
	{"GET", "/staff/organiser/papers", staffOnly, (*Site).staffIssuer},
	{"POST", "/staff/organiser/papers", staffOnly, (*Site).staffIssuerSave},
	{"GET", "/staff/orders/{order}", staffOnly, (*Site).staffOrder},
	{"GET", "/staff/orders/{order}/papers/{paper}", staffOnly, (*Site).staffOrderPaper},
	{"GET", "/staff/orders/{order}/refund", staffOnly, (*Site).staffRefundAsk},
	{"POST", "/staff/orders/{order}/refund", staffOnly, (*Site).staffRefund},
	{"GET", "/staff/orders/{order}/exchange", staffOnly, (*Site).staffExchangeAsk},
	{"POST", "/staff/orders/{order}/exchange", staffOnly, (*Site).staffExchange},
	{"POST", "/staff/orders/{order}/received", staffOnly, (*Site).staffReceived},
	{"POST", "/staff/orders/{order}/sent-back", staffOnly, (*Site).staffSentBack},
	{"POST", "/staff/orders/{order}/resend", staffOnly, (*Site).staffResend},
	{"GET", "/staff/matters", staffOnly, (*Site).staffMatters},
	{"POST", "/staff/matters/{matter}", staffOnly, (*Site).staffMatterClose},
	{"GET", "/staff/shows", staffOnly, (*Site).staffShows},
	{"GET", "/staff/shows/{show}", staffOnly, (*Site).staffShow},
	{"GET", "/staff/shows/{show}/refunds", staffOnly, (*Site).staffRefunds},
	{"POST", "/staff/shows/{show}/refunds", staffOnly, (*Site).staffRefundsDo},
	{"GET", "/staff/shows/{show}/finance", staffOnly, (*Site).staffFinance},
	{"GET", "/staff/shows/{show}/finance.csv", staffOnly, (*Site).staffFinanceCSV},
	{"GET", "/staff/shows/{show}/vouchers", staffOnly, (*Site).staffVouchers},
	{"GET", "/staff/shows/{show}/vouchers.csv", staffOnly, (*Site).staffVouchersCSV},
	{"POST", "/staff/shows/{show}/vouchers", staffOnly, (*Site).staffVouchersMake},
	{"GET", "/staff/shows/{show}/vouchers/{code}", staffOnly, (*Site).staffVoucher},
	{"POST", "/staff/shows/{show}/vouchers/{code}", staffOnly, (*Site).staffVoucherChange},
	{"POST", "/staff/shows/{show}/vouchers/withdraw", staffOnly, (*Site).staffVouchersWithdraw},
	{"GET", "/staff/shows/{show}/now", staffOnly, (*Site).staffShowNow},
	{"GET", "/staff/shows/{show}/seats/{seat...}", staffOnly, (*Site).staffSeat},
	{"GET", "/staff/shows/{show}/sale", staffOnly, (*Site).staffSaleAsk},
	{"POST", "/staff/shows/{show}/sale", staffOnly, (*Site).staffSale},
	{"GET", "/staff/shows/{show}/blocks", staffOnly, (*Site).staffBlocks},
	{"POST", "/staff/shows/{show}/blocks/browse", staffOnly, (*Site).staffBlocksBrowse},
	{"POST", "/staff/shows/{show}/block", staffOnly, (*Site).staffBlock},
	{"POST", "/staff/shows/{show}/unblock", staffOnly, (*Site).staffUnblock},
	{"POST", "/staff/shows/{show}/give", staffOnly, (*Site).staffGive},
	{"POST", "/staff/shows/{show}/reassign", staffOnly, (*Site).staffReassign},

	{"GET", "/dev/storybook", everybody, (*Site).storybook},
	{"GET", "/dev/storybook/{story}", everybody, (*Site).story},
	{"GET", "/dev/charts/{chart}", everybody, (*Site).sampleGeometry},
	{"GET", "/dev/charts/{chart}/seats", everybody, (*Site).sampleSeats},
}

// setUpRoutes is where staff set up what is sold.
var setUpRoutes = []route{
	{"GET", "/staff/venues", staffOnly, (*Site).staffVenues},
	{"GET", "/staff/venues/new", staffOnly, (*Site).staffVenueNew},
	{"POST", "/staff/venues/new", staffOnly, (*Site).staffVenueCreate},
	{"GET", "/staff/venues/{venue}", staffOnly, (*Site).staffVenue},
	{"GET", "/staff/venues/{venue}/edit", staffOnly, (*Site).staffVenueEdit},
	{"POST", "/staff/venues/{venue}/edit", staffOnly, (*Site).staffVenueSave},
	{"GET", "/staff/venues/{venue}/charts/new", staffOnly, (*Site).staffChartNew},
	{"POST", "/staff/venues/{venue}/charts/new", staffOnly, (*Site).staffChartCreate},
	{"GET", "/staff/venues/{venue}/charts/{chart}", staffOnly, (*Site).staffChart},
	{"GET", "/staff/venues/{venue}/charts/{chart}/{file}", staffOnly, (*Site).staffChartFile},

	{"GET", "/staff/events", staffOnly, (*Site).staffEvents},
	{"GET", "/staff/events/new", staffOnly, (*Site).staffEventNew},
	{"POST", "/staff/events/new", staffOnly, (*Site).staffEventCreate},
	{"GET", "/staff/events/{event}", staffOnly, (*Site).staffEvent},
	{"GET", "/staff/events/{event}/edit", staffOnly, (*Site).staffEventEdit},
	{"POST", "/staff/events/{event}/edit", staffOnly, (*Site).staffEventSave},
	{"GET", "/staff/events/{event}/preview", staffOnly, (*Site).staffEventPreview},
	{"GET", "/staff/events/{event}/poster.svg", staffOnly, (*Site).staffEventPoster},

	{"GET", "/staff/shows/new", staffOnly, (*Site).staffShowNew},
	{"POST", "/staff/shows/new", staffOnly, (*Site).staffShowCreate},
	{"GET", "/staff/shows/{show}/edit", staffOnly, (*Site).staffShowEdit},
	{"POST", "/staff/shows/{show}/edit", staffOnly, (*Site).staffShowSave},
	{"GET", "/staff/shows/{show}/prices", staffOnly, (*Site).staffPrices},
	{"POST", "/staff/shows/{show}/prices", staffOnly, (*Site).staffPricesSave},
	{"GET", "/staff/shows/{show}/copies", staffOnly, (*Site).staffCopies},
	{"POST", "/staff/shows/{show}/copies", staffOnly, (*Site).staffCopiesAdd},
	{"GET", "/staff/shows/{show}/publish", staffOnly, (*Site).staffPublish},
	{"POST", "/staff/shows/{show}/publish", staffOnly, (*Site).staffPublishDo},
	{"GET", "/staff/shows/{show}/cancel", staffOnly, (*Site).staffCancelAsk},
	{"POST", "/staff/shows/{show}/cancel", staffOnly, (*Site).staffCancelDo},

	{"GET", "/staff/organiser", staffOnly, (*Site).staffOrganiser},
	{"POST", "/staff/organiser", staffOnly, (*Site).staffOrganiserSave},
	{"GET", "/staff/organiser/new", staffOnly, (*Site).staffOrganiserNew},
	{"POST", "/staff/organiser/new", staffOnly, (*Site).staffOrganiserCreate},
}

// routes builds the handler of the table. Every path answers a method it does
// not take with the Allow header, and every other address has the page for
// what is not there.
func (s *Site) routes() http.Handler {
	mux := http.NewServeMux()
	paths := map[string]map[string]http.Handler{}
	for _, rt := range slices.Concat(routeTable, setUpRoutes) {
		if rt.audience != everybody && s.Sessions == nil {
			continue // a storybook alone has no readers to tell apart
		}
		if paths[rt.path] == nil {
			paths[rt.path] = map[string]http.Handler{}
		}
		paths[rt.path][rt.method] = s.serve(rt)
	}
	for path, methods := range paths {
		mux.Handle(path, s.byMethod(methods))
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, ErrNoPage) })

	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, ErrCrossSite) }))
	return guard.Handler(mux)
}

func (s *Site) byMethod(methods map[string]http.Handler) http.Handler {
	allow := make([]string, 0, len(methods)+1)
	for method := range methods {
		allow = append(allow, method)
	}
	if methods["GET"] != nil {
		methods["HEAD"] = methods["GET"]
		allow = append(allow, "HEAD")
	}
	slices.Sort(allow)
	allowed := strings.Join(allow, ", ")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h := methods[r.Method]; h != nil {
			h.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Allow", allowed)
		s.fail(w, r, problem.ErrNoMethod)
	})
}

func (s *Site) serve(rt route) http.Handler {
	handler := http.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := rt.handle(s, w, r); err != nil {
			s.fail(w, r, err)
		}
	}))
	if rt.audience == everybody {
		return handler
	}
	if rt.audience == staffOnly {
		handler = s.forStaff(handler)
	}
	return neverKept(s.Sessions.Middleware(handler))
}

// forStaff shows the sign-in to who has not signed in.
func (s *Site) forStaff(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.Sessions.Caller(r.Context()).Actor == nil {
			_ = seeOther(w, r, signInAddress(r))
			return
		}
		next.ServeHTTP(w, r)
	})
}
