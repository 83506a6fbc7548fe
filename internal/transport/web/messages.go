package web

// Texts is every word the pages say, in one language. A language is one value
// of this type; the test that no word is missing goes over its fields.
// Words with something to count or to name are functions, so that each
// language can order and bend them as it must.
type Texts struct {
	Site   SiteTexts
	Events EventsTexts
	Event  EventTexts
	Hold   HoldTexts
	Fault  FaultTexts
	Staff  StaffTexts
}

// SiteTexts is what many pages say.
type SiteTexts struct {
	Name, Skip, Home, Description      string
	FootPromise, FootAudit, FootSource string
	MenuLabel                          string
	FeesIncluded                       string
	From                               func(price string) string
	Genre                              func(id string) string
	TimeLeft                           string
	Close                              string
	Optional                           string
	LocalTime                          func(zone string) string
	NextPage, FirstPage                string
}

// EventsTexts is what the list of events says.
type EventsTexts struct {
	Heading, Lead                 string
	Search, SearchHint, City      string
	AnyCity, AnyGenre             string
	FromDate, ToDate, Apply, Calm string
	Genres                        string
	Found                         func(n int) string
	MoreDates                     func(n int) string
	SoldOut, Cancelled, Ended     string
	OpensOn                       func(day string) string
	EmptyTitle, EmptyText         string
	EmptyClear                    string
	BadDate, DatesCrossed         string
	More                          string
}

// EventTexts is what an event's page says.
type EventTexts struct {
	Dates, About, By, Prices, Level   string
	Choose, SoldOut, Cancelled, Ended string
	SoldOutText, CancelledText        string
	EndedText, ClosedText             string
	OpensAt                           func(moment, zone string) string
	OpensIn                           string
	Doors                             func(clock string) string
	OfWhichFee                        func(fee string) string
	LimitPerPerson                    func(n int) string
	NoFee                             string
	Calendar                          string
	FewLeft                           func(n int) string
	NoDates                           string
	SeeDates                          string
	PosterOf                          func(title string) string
}

// FaultTexts is what error pages say around the fault's own words.
type FaultTexts struct {
	NotFound, Forbidden, Internal, Unavailable string
	TooMany, Conflict, Invalid, Gone           string
	SignIn                                     string
	Home, Again                                string
	Code                                       func(code string) string
	RetryIn                                    func(seconds int) string
	// Message gives this language's words for a fault, or "" to use its own.
	Message func(code string) string
}

// HoldTexts is what the pages between choosing and paying say.
type HoldTexts struct {
	BarLabel, Release, Continue string
	Places                      func(n int) string
	Until                       func(clock string) string
	// What is read out as the time runs down; %d is the number left.
	SayMinutes, SayMinute, SaySeconds, SayOver string
}

// StaffTexts is what the staff's pages say.
type StaffTexts struct {
	Menu, Orders, Shows, SignOut string
}
