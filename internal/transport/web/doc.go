// Package web is the pages: what buyers see from the list of events to the
// ticket, and what staff see of their sales.
//
// It translates and decides nothing. A handler reads the request, calls one
// use case, and shows a typed view in a templ component; file and address have
// the same name (events_list.go is "/", hold_place.go takes the form of the
// seats page). The rules every page keeps:
//
//   - It works without script. Scripts from web/src only make it quicker.
//   - A form that changes something carries a key of its own, so that sending it
//     twice changes things once (I5). Success redirects; a refusal shows the same
//     form again with everything that was entered, and says what to do.
//   - Public pages are the same for everybody: they set no cookie and may be kept
//     by any cache for seconds. Personal pages are never kept.
//   - All words come from the catalogue in package words, all dates and sums from
//     its Locale, so that a page speaks one language throughout.
//   - There is no inline script or style; the content security policy allows none.
//
// [Stories] lists every page in every state with sample data, for the eye and
// for the tests in a browser.
package web
