package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/a-h/templ"
	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
)

// pricesView is "/staff/shows/{show}/prices": levels, painted onto the zones of
// the chart.
type pricesView struct {
	Page
	entries
	catalog.ShowView
	Action, Back string
	Currencies   []option
	Levels       []priceLevel
	Zones        []priceZone
	Geometry     string
	NotSold      string // how many places have no price; "" for none
	Highest      string // what all of it would bring
	CanAdd       bool
	Rules        []taxRule
}

// priceLevel is one level with what it would bring.
type priceLevel struct {
	Number         int
	ID, Name       string
	Face, Fee      string
	Total, Takings string
	Places         int
	Colour         string
}

// priceZone is one zone with its level.
type priceZone struct {
	ID, Name, Colour string
	Places           int
	Words            string
	Level            string // number of its level; "" for none
}

// levelColours tell levels apart on the map. Every level also has its name
// beside its colour.
var levelColours = []string{
	"#3b6fd4", "#c2620b", "#0f8577", "#b0409a", "#5b8a1f", "#c7403a", "#7a52d1", "#8c6239", "#1b80a8", "#857c15", "#c74c7a", "#5c6b7f",
}

// unsoldColour is that of zones without a price.
const unsoldColour = "#9a9aa2"

func levelColour(n int) string { return levelColours[n%len(levelColours)] }

func (s *Site) staffPrices(w http.ResponseWriter, r *http.Request) error {
	view, chart, err := s.pricedShow(r)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, staffPricesPage(pricesViewOf(s.staffPage(r, ""), newEntries(priceValues(view, chart)), view, chart)))
}

// pricedShow finds the show in the address and its chart.
func (s *Site) pricedShow(r *http.Request) (catalog.ShowView, catalog.ChartInfo, error) {
	view, err := s.showIn(r, account.EditCatalog)
	if err != nil {
		return view, catalog.ChartInfo{}, err
	}
	if view.Show.State == catalog.ShowCancelled {
		return view, catalog.ChartInfo{}, catalog.ErrCancelled
	}
	chart, err := s.Catalogue.StaffChart(r.Context(), s.actor(r), view.Show.Venue, view.Show.Chart)
	return view, chart, err
}

// priceValues is a show's prices as the fields of their form. A show that has
// none yet begins with a level for each zone, where there are few zones.
func priceValues(view catalog.ShowView, chart catalog.ChartInfo) url.Values {
	prices := view.Show.Prices
	v := url.Values{"currency": {string(prices.Currency)}, "levels": {strconv.Itoa(len(prices.Levels))}}
	for i, level := range prices.Levels {
		v.Set(levelField(i, "id"), level.ID)
		v.Set(levelField(i, "name"), level.Name)
		v.Set(levelField(i, "face"), writePrice(level.Face, prices.Currency))
		v.Set(levelField(i, "fee"), writePrice(level.Fee, prices.Currency))
		for _, zone := range level.Zones {
			v.Set(fieldZone+zone, strconv.Itoa(i))
		}
	}
	chargeValues(v, prices)
	if prices.Currency != "" {
		return v
	}
	v.Set("currency", string(currencyOf(view.Venue.Country)))
	const aLevelEach = 8
	for i, zone := range chart.Zones {
		n := 0
		if len(chart.Zones) <= aLevelEach {
			n = i
			v.Set(levelField(n, "name"), zone.Name)
		}
		v.Set(fieldZone+zone.ID, strconv.Itoa(n))
		v.Set("levels", strconv.Itoa(n+1))
	}
	return v
}

// currencyOf gives what people pay with in a country.
func currencyOf(country string) money.Currency {
	region, err := language.ParseRegion(country)
	if err == nil {
		if unit, known := currency.FromRegion(region); known {
			return money.Currency(unit.String())
		}
	}
	return "EUR"
}

// usualCurrencies are offered first to last; the one in use is among them
// whatever it is.
var usualCurrencies = []string{"EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "CAD", "AUD", "NZD", "JPY", "MXN", "BRL", "ZAR", "AED", "SAR", "MAD", "EGP", "INR"}

func pricesViewOf(p Page, e entries, view catalog.ShowView, chart catalog.ChartInfo) pricesView {
	v := pricesView{Page: p, entries: e, ShowView: view, Geometry: geometryAddress(view.Show.Chart)}
	v.Title = p.T.Setup.Prices.Title
	v.Action, v.Back = staffShowAddress(view.Show.ID)+"/prices", staffShowAddress(view.Show.ID)
	if view.Show.State == catalog.ShowDraft {
		v.Back += "/publish"
	}
	v.Scripts = []string{"setup.js"}
	codes := usualCurrencies
	if now := e.Value("currency"); now != "" && !slices.Contains(codes, now) {
		codes = append([]string{now}, codes...)
	}
	for _, code := range codes {
		v.Currencies = append(v.Currencies, option{code, code})
	}
	unit := money.Currency(e.Value("currency"))
	places := map[string]int{}
	unsold := 0
	for _, z := range chart.Zones {
		zone := priceZone{ID: z.ID, Name: z.Name, Places: z.Seats + z.Places, Words: capacityOf(p, z.Seats, z.Places), Level: e.Value(fieldZone + z.ID), Colour: unsoldColour}
		places[zone.Level] += zone.Places
		if zone.Level == "" {
			unsold += zone.Places
		} else {
			zone.Colour = levelColour(wholeNumber(zone.Level))
		}
		v.Zones = append(v.Zones, zone)
	}
	v.Rules = taxRules(p, view)
	list := pricing.List{Currency: unit}
	list.Fees, list.Tax, _ = readCharges(e.values, unit, ErrEntries)
	sum := money.Of(0, unit)
	for i := range min(wholeNumber(e.Value("levels")), maxFormLevels) {
		level := priceLevel{Number: i, ID: e.Value(levelField(i, "id")), Name: e.Value(levelField(i, "name")),
			Face: e.Value(levelField(i, "face")), Fee: e.Value(levelField(i, "fee")), Places: places[strconv.Itoa(i)], Colour: levelColour(i)}
		face, priced := readPrice(level.Face, unit)
		fee, _ := readPrice(level.Fee, unit)
		if priced {
			total := priceOf(pricing.Level{Face: face, Fee: fee}, list)
			level.Total = p.Money(total)
			if takings, err := total.Times(int64(level.Places)); err == nil {
				level.Takings = p.Money(takings)
				if all, err := sum.Add(takings); err == nil {
					sum = all
				}
			}
		}
		v.Levels = append(v.Levels, level)
	}
	v.CanAdd = len(v.Levels) < maxFormLevels
	if unsold > 0 {
		v.NotSold = p.T.Setup.Prices.NotSoldCount(p.Number(unsold))
	}
	v.Highest = p.Money(sum)
	return v
}

// Paint is what the script of the page needs: what may stand for a zone, and
// the words and colours it repeats.
func (v pricesView) Paint() string {
	type paint struct {
		Zones   []string `json:"zones"`
		Places  []int    `json:"places"`
		Colours []string `json:"colours"`
		Unsold  string   `json:"unsold"`
		NotSold string   `json:"notSold"`
	}
	p := paint{Colours: levelColours, Unsold: unsoldColour, NotSold: v.T.Setup.Prices.NotSold}
	for _, z := range v.Zones {
		p.Zones, p.Places = append(p.Zones, z.ID), append(p.Places, z.Places)
	}
	data, err := json.Marshal(p)
	if err != nil {
		panic(err) // strings and numbers can be written
	}
	return string(data)
}

func (s *Site) staffPricesSave(w http.ResponseWriter, r *http.Request) error {
	view, chart, err := s.pricedShow(r)
	if err != nil {
		return err
	}
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	do := f.Get("do")
	f.Values = tidyPrices(f.Values)
	p := s.staffPage(r, "")
	if do != "" && do != "save" {
		e := entries{Key: newFormKey(), values: f.Values}
		return s.personal(w, r, http.StatusOK, staffPricesPage(pricesViewOf(p, e, view, chart)))
	}
	return s.changeShow(w, r, f, view, showWork{
		read: func(f form, _ account.Actor) (catalog.ShowChange, error) {
			list, err := readPrices(f.Values, chart.Zones)
			return catalog.ShowChange{Prices: &list}, err
		},
		back: staffShowAddress(view.Show.ID) + "/prices", done: "prices-saved",
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			return staffPricesPage(pricesViewOf(p, sentEntries(p, f, told), view, chart)), nil
		},
	})
}
