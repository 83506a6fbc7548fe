package words

// DiscoverTexts is what the pages say on which people find something: home, the
// list with its filters, an event's dates, venues and organisers.
type DiscoverTexts struct {
	AllEvents, Soon, Week, Later, Cities string
	EventsIn                             func(n int) string // beside a city: how many events it has
	ShowAll                              func(n int) string
	Found                                func(n int) string
	Filters, Date, Genre, Highest        string
	Currency, AnyPrice                   string
	Today, Weekend, Month                string
	Until                                func(price string) string
	Without                              func(filter string) string // takes a filter off; read aloud
	Between                              func(from, to string) string
	Since, To                            func(day string) string // one end of a period
	NoGenre                              func(asked string) string
	BadPrice                             func(asked string) string
	NoCurrency                           func(asked string) string
	NothingIn                            func(city string) string
	Feed                                 string
	FeedTitle                            func(what string) string

	OnSaleAt            func(moment string) string
	Moved, MovedText    string
	MovedFrom           func(moment string) string
	SoldOutSince        func(moment string) string
	YourTime            string // "#" is the moment
	Range               func(low, high string) string
	Months, CalendarAll string
	Where, Path         string
	FeesIn              string

	Plan                      string
	PlanAlt                   func(venue string) string
	Access, NoAccess          string
	AtVenue, ByOrganiser      string
	OnMap, Contact            string
	NothingHere, NothingHereP string
	Seats, Standing           func(n int) string
}
