package words

// ReturnTexts is what is said where buyers return places by themselves.
type ReturnTexts struct {
	// On which terms, in sentences that stand one after the other.
	Title                 string
	Never, UntilStart     string
	Until                 func(time string) string
	Hours, Days           func(n int) string
	KeepsShare, KeepsSum  func(what string) string
	KeepsNothing          string
	FeesStay, FeesBack    string
	Whole                 string
	Open, OpenAfterMove   string
	UntilMoment, MovedTil func(moment string) string

	Choose, ChooseHint, Places, GoOn string
	Ask, Means, MeansAll, No         string
	GoesBack, Kept                   string
	Yes                              func(sum string) string
	YesFree                          string
	Part                             func(places string) string
	Entry                            string
	KeptOf                           string

	// Staff set them.
	Setting, SettingHint, Allow, AllowNo, AllowYes string
	HoursField, HoursHint, Share, ShareHint, Sum   string
	FeesField, WholeField, WholeNo                 string
	MoveDays, MoveDaysHint, Wrong                  string

	// Staff see how far its buyers were told that a show was moved.
	MoveTitle                                                 string
	MoveFrom, MoveUntil                                       func(moment string) string
	MoveOrders, MoveTold, MoveWaiting, MoveFailed, MoveReturn string
}
