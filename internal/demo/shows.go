package demo

import (
	"time"

	"frontrow/internal/domain/catalog"
)

// house is an organiser of the demo with all it has.
type house struct {
	name, email, accent string
	venues              []venue
	events              []event
}

// event is what is sold, with its dates.
type event struct {
	title          string
	genre          catalog.Genre
	summary, about string
	price          int64 // the ordinary price, in whole units of the currency
	onSaleIn       int   // days; 0 means that the sale is open
	shows          []show
}

// show is one date: so many weeks from now, on that day at that hour, in the
// venue's own time.
type show struct {
	venue  string
	weeks  int
	day    time.Weekday
	hour   int
	minute int
	sales  sales
}

// soonest is the least time between loading the demo and its first show.
const soonest = 3 * 24 * time.Hour

// start gives the instant of the show.
func (s show) start(now time.Time, zone *time.Location) time.Time {
	first := now.Add(soonest).In(zone)
	days := (int(s.day) - int(first.Weekday()) + 7) % 7
	return time.Date(first.Year(), first.Month(), first.Day()+days+7*s.weeks, s.hour, s.minute, 0, 0, zone)
}

// opens gives the instant of the on-sale: at ten in the morning, in days that
// were or are to come.
func (e event) opens(now time.Time, zone *time.Location) time.Time {
	days := e.onSaleIn
	if days == 0 {
		days = -14
	}
	day := now.In(zone)
	return time.Date(day.Year(), day.Month(), day.Day()+days, 10, 0, 0, 0, zone)
}
