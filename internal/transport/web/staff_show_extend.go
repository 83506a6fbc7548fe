package web

import (
	"slices"
	"strconv"
	"time"
)

// extendOptions is how much more time a buyer may ask for, once, in seconds. A
// new show may leave it to the rule: as much again as seats are kept.
func (v showFormView) extendOptions() []option {
	t := v.T.Setup.Show
	var options []option
	if v.Show.ID.IsZero() {
		options = append(options, option{"", t.ExtendUsual})
	}
	options = append(options, option{"0", t.ExtendNone})
	seconds := []int{2 * 60, 5 * 60, 8 * 60, 10 * 60, 15 * 60, 20 * 60}
	if kept := int(v.Show.ExtendBy.Seconds()); kept > 0 && !slices.Contains(seconds, kept) {
		seconds = append(seconds, kept)
		slices.Sort(seconds)
	}
	for _, n := range seconds {
		words := t.Minutes(n / 60)
		if n%60 != 0 {
			words = v.Locale.Left(time.Duration(n) * time.Second)
		}
		options = append(options, option{strconv.Itoa(n), words})
	}
	return options
}

// readExtend reads how much more time a form allows; nil leaves it to the rule.
func readExtend(f form) *time.Duration {
	if f.Get("extend_by") == "" {
		return nil
	}
	return new(time.Duration(wholeNumber(f.Get("extend_by"))) * time.Second)
}
