package words

// SetupTexts is what the pages say on which staff set up what is sold.
type SetupTexts struct {
	Events, Venues, Organiser  string // the menu
	Save, Back, Edit, Optional string
	Look                       string // the heading over what is wrong
	Choose                     string // the first line of a list where nothing is chosen
	Name, Date, Download       string
	Done                       DoneTexts
	Wrong                      WrongTexts
	Venue                      VenueSetupTexts
	Chart                      ChartSetupTexts
	Event                      EventSetupTexts
	Show                       ShowSetupTexts
	Prices                     PriceSetupTexts
	Copies                     CopySetupTexts
	Changes                    ChangeTexts
	Publish                    PublishTexts
	Cancel                     CancelTexts
	Profile                    ProfileTexts
}

// DoneTexts confirms quietly what was just done.
type DoneTexts struct {
	VenueAdded, VenueSaved, ChartAdded, EventAdded, EventSaved, ShowSaved string
	PricesSaved, CopiesAdded, Published, Cancelled, OrganiserSaved        string
}

// WrongTexts says what is wrong with an entry, beside it.
type WrongTexts struct {
	Name, Address, City, Country, TimeZone, ZoneFixed, Which, Access string
	Title, Genre, Summary, About, Email, Colour, Organiser           string
	Place, Fixed, Currency                                           string
	Date, Clock                                                      string // not a date, not a time of day
	Gap                                                              func(from, to string) string
	Twice                                                            string
	StartsAt, DoorsAt, OpensAt, ClosesAt, HoldFor, ExtendBy, Limit   string
	LimitOrder                                                       string
	LevelName, Price, Fee, LevelZones, NoLevel, Level                string
	Dates                                                            string
	File, FileTooLarge, FileMissing                                  string
}

// VenueSetupTexts is what the pages of venues say.
type VenueSetupTexts struct {
	Add, Edit, Address, City, Country, TimeZone string
	TimeZoneHint, AddressHint                   string
	Access, AccessHint                          string
	Empty, EmptyText, NowThere                  string
	Charts, AddChart, NoCharts, NoChartsText    string
}

// ChartSetupTexts is what the pages of charts say.
type ChartSetupTexts struct {
	Add, Upload, UploadHint, File                string
	Paste, Send                                  string
	Ours, OursHint, Take                         string
	Theatre, Arena, Stadium, Club                string
	FaultsTitle, FaultsText, Mend                string
	NotesTitle, NotesText                        string
	Where, What                                  string
	Seats, Standing, Accessible, Companion, Hash string
	Zones, Zone, Sections, Section, Floor, Rows  string
	AddedOn, PlanOf                              string
	SeatsAnd                                     func(seats, standing string) string
	Use                                          string
	TextGone                                     string
}

// EventSetupTexts is what the pages of events say.
type EventSetupTexts struct {
	Add, Edit, Title, Genre, Summary, SummaryHint, About, AboutHint string
	Empty, EmptyText, Next, NoDate, Dates, AddDate, NoDates         string
	NoDatesText, Public, Preview, Drafts                            string
	Count                                                           func(n int) string // dates
}

// ShowSetupTexts is what the pages of one date say.
type ShowSetupTexts struct {
	Add, Edit, Place, PlaceHint, NoPlace, NoPlaceText    string
	Begins, Day, Clock, OwnTime, Which, First, Second    string
	Doors, DoorsNone                                     string
	MinutesBefore                                        func(n int) string
	Sale, Opens, OpensNow, OpensAt                       string
	Closes, ClosesStart, ClosesHour, ClosesDay, ClosesAt string
	Limits, PerOrder, PerBuyer, PerEmail, LimitsHint     string
	Extend, ExtendHint, ExtendUsual, ExtendNone          string
	Hold, HoldHint, HoldUsual                            string
	PerPayment, PerPaymentHint, PerPaymentNone           string
	Choosing                                             string // the heading over the two that follow
	Lone, LoneHint, LoneExplain, LoneRefuse              string
	Accessible, AccessibleHint                           string
	AccessibleKept, AccessibleReleased                   string
	Minutes                                              func(n int) string
	Fixed, Next, Prices, Repeat, Cancel                  string
}

// PriceSetupTexts is what the page of prices says.
type PriceSetupTexts struct {
	Title, Currency, Level, Face, Fee, Total, Zones, NotSold     string
	AddLevel, Remove, Brush, PaintHint, Places, Takings, Highest string
	NotSoldCount                                                 func(places string) string
	Map                                                          string
	SaveAndCheck                                                 string
}

// CopySetupTexts is what the page says that repeats a date.
type CopySetupTexts struct {
	Title, Lead, Every, EveryDay, EveryWeek, Until, Fill, Dates, Add string
	Left                                                             string
}

// ChangeTexts says what a change of a published show means.
type ChangeTexts struct {
	Title, Lead, Was, Becomes, Confirm string
	HeldKeep                           func(places string) string
	SoldKeep                           func(places string) string
	Nothing                            string
}

// PublishTexts is what the checklist says.
type PublishTexts struct {
	Title, Lead, Ready, NotReady, Button, Already string
	PublicPage, WatchPage, Mend                   string
	OK, Warning, Missing                          string
	Items                                         CheckItemTexts
	// What each line says beside its state.
	NoPlaces, Unsold, NoAccessible, NoText, NoEmail, NoPayment string
	OnSale                                                     func(places string) string
	AccessibleOnSale                                           func(places string) string
	AllZones                                                   string
	Others                                                     func(n int) string
}

// CheckItemTexts names the lines of the checklist.
type CheckItemTexts struct {
	CheckDate, CheckChart, CheckPrices, CheckZones, CheckAccessible, CheckSale string
	CheckLimits, CheckEvent, CheckOrganiser, CheckPayment                      string
}

// CancelTexts is what stands around cancelling a show.
type CancelTexts struct {
	Title, Means, Money, NoUndo, Yes, No string
	Sold                                 func(places string) string
	Draft                                string
}

// ProfileTexts is what the organiser's page says.
type ProfileTexts struct {
	Title, Lead, Email, EmailHint, Accent, AccentHint string
	Contrast                                          func(ratio string) string
	Fine, Darker, Sample, SampleLink                  string
	Add, All                                          string
}
