package words

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"

	"frontrow/internal/archtest"
	"frontrow/internal/base/fault"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
)

// texts are the languages as they were written, before English fills in.
var texts = map[*Locale]Texts{English: english, German: german, French: french, Spanish: spanish, Arabic: arabic}

// eachWord goes over every word of a language: "Seats.Hold" and what it is.
func eachWord(of any, see func(path string, word reflect.Value)) {
	var look func(path string, v reflect.Value)
	look = func(path string, v reflect.Value) {
		if v.Kind() != reflect.Struct || v.Type() == reflect.TypeFor[Forms]() {
			see(strings.TrimPrefix(path, "."), v)
			return
		}
		for i := range v.NumField() {
			look(path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	}
	look("", reflect.ValueOf(of))
}

func TestNoWordIsMissing(t *testing.T) {
	for _, l := range All {
		eachWord(texts[l], func(path string, word reflect.Value) {
			if word.IsZero() {
				t.Errorf("%s has no word for %s", l.Name, path)
			}
		})
	}
}

// same are words that two languages share.
var same = regexp.MustCompile(`^(Site\.Name|.*\.(By|Total|Email|Name|Holder|Dates|Calendar|Place|Places|Section|Sections|Level|State|Staff|Show|Price|Zone|Menu|Code|Country|Format|Rows?|Status|Festival|Options?|Actions?|Live|Pause|Description|Position))$`)

func TestWordsAreTranslated(t *testing.T) {
	for _, l := range All[1:] {
		eachWord(texts[l], func(path string, word reflect.Value) {
			if word.Kind() != reflect.String || same.MatchString(path) {
				return
			}
			if word.String() == lookUp(english, path).String() {
				t.Errorf("%s says %s in English: %q", l.Name, path, word)
			}
		})
	}
}

func lookUp(of any, path string) reflect.Value {
	v := reflect.ValueOf(of)
	for name := range strings.SplitSeq(path, ".") {
		v = v.FieldByName(name)
	}
	return v
}

// choosers are words that are chosen by what they are given, and do not repeat it.
var choosers = regexp.MustCompile(`(Genre|Message|StateName|ShowState|RowWord|Phase|SaleState|StateOf|WayName)$`)

// What is given to a phrase stands in it, in every language.
func TestPhrasesSayWhatTheyAreGiven(t *testing.T) {
	for _, l := range All {
		eachWord(texts[l], func(path string, word reflect.Value) {
			if word.Kind() != reflect.Func || word.IsNil() || choosers.MatchString(path) {
				return
			}
			for _, n := range []int{0, 1, 2, 3, 11, 100, 1234} {
				said, given := call(word, n)
				if said == "" || strings.ContainsAny(said, "#%") {
					t.Errorf("%s: %s says %q for %d", l.Name, path, said, n)
				}
				for _, each := range given {
					if !strings.Contains(said, each) {
						t.Errorf("%s: %s says %q without %s", l.Name, path, said, each)
					}
				}
			}
		})
	}
}

// call calls a phrase with words that are easily found again. Numbers must be
// said from three on; before that a language may have a word for them.
func call(word reflect.Value, n int) (said string, given []string) {
	args := make([]reflect.Value, word.Type().NumIn())
	for i := range args {
		kind := word.Type().In(i)
		switch kind.Kind() {
		case reflect.String:
			text := fmt.Sprintf("⟦%d⟧", i)
			args[i], given = reflect.ValueOf(text).Convert(kind), append(given, text)
		case reflect.Int:
			args[i] = reflect.ValueOf(n)
			if n > 2 {
				given = append(given, strconv.Itoa(n))
			}
		default:
			args[i] = reflect.New(kind).Elem()
		}
	}
	if word.Type().NumIn() == 2 && strings.HasSuffix(word.Type().String(), "func(string, string) string") && len(given) == 2 {
		if out := word.Call(args)[0].String(); !strings.Contains(out, given[0]) && strings.Contains(out, given[1]) {
			return out, given[1:] // the first is a kind, as of a row
		}
	}
	return word.Call(args)[0].String(), given
}

// Every form that a language's rule can ask for is there.
func TestFormsAreWhole(t *testing.T) {
	for _, l := range All {
		asked := map[plural.Form]bool{}
		for n := range 300 {
			asked[plural.Cardinal.MatchPlural(l.Tag, n, 0, 0, 0, 0)] = true
		}
		eachWord(texts[l], func(path string, word reflect.Value) {
			if f, ok := word.Interface().(Forms); ok {
				for form, text := range map[plural.Form]string{plural.Zero: f.Zero, plural.One: f.One, plural.Two: f.Two, plural.Few: f.Few, plural.Many: f.Many, plural.Other: f.Other} {
					if asked[form] && text == "" {
						t.Errorf("%s: %s lacks form %d", l.Name, path, form)
					}
				}
			}
		})
	}
}

func TestCountsFollowTheLanguage(t *testing.T) {
	for l, want := range map[*Locale][]string{
		English: {"0 places", "1 place", "2 places"},
		German:  {"0 Plätze", "1 Platz", "2 Plätze"},
		French:  {"0 place", "1 place", "2 places"},
		Spanish: {"0 plazas", "1 plaza", "2 plazas"},
		Arabic:  {"بلا أماكن", "مكان واحد", "مكانان", "3 أماكن", "4 أماكن", "5 أماكن", "6 أماكن", "7 أماكن", "8 أماكن", "9 أماكن", "10 أماكن", "11 مكانًا"},
	} {
		for n, words := range want {
			if got := l.T.Hold.Places(n); got != words {
				t.Errorf("%s, %d: %q, want %q", l.Name, n, got, words)
			}
		}
	}
}

// apiOnly are the faults that only programs and the command line meet.
var apiOnly = regexp.MustCompile(`^(live\.crowded|payment\.(event_invalid|provider_unknown|signature_invalid)|request\.(body_unexpected|content_type|not_passed_on)|ticket\.(forged|keys_invalid|not_a_ticket|unknown_key))$`)

func TestEveryFaultOfAPageHasWords(t *testing.T) {
	problems, err := archtest.Problems(filepath.Join("..", "..", "..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, p := range append(problems, archtest.Problem{Code: fault.ErrInternal.Code}) {
		known[p.Code] = true
		for _, l := range All[1:] {
			if !apiOnly.MatchString(p.Code) && l.T.Fault.Message(p.Code) == "" {
				t.Errorf("%s has no words for the fault %s (%s)", l.Name, p.Code, p.Message)
			}
		}
	}
	for l, faults := range map[*Locale]map[string]string{English: englishFaults, German: germanFaults, French: frenchFaults, Spanish: spanishFaults, Arabic: arabicFaults} {
		for code := range faults {
			if !known[code] {
				t.Errorf("%s has words for %s, which is no fault any more", l.Name, code)
			}
		}
	}
}

// Whatever an order may end by is said in every language, also when what
// became of the money follows.
func TestEveryReasonHasWords(t *testing.T) {
	all := checkout.Reasons()
	for _, l := range All[1:] {
		for _, reason := range all {
			if said := l.T.Way.Reason(reason); said == reason {
				t.Errorf("%s does not translate %q", l.Name, reason)
			}
			both := reason + " " + all[len(all)-1]
			if said := l.T.Way.Reason(both); said != l.T.Way.Reason(reason)+" "+l.T.Way.Reason(all[len(all)-1]) {
				t.Errorf("%s says %q for %q", l.Name, said, both)
			}
		}
		for _, unknown := range []string{"", "No.", "a word of the bank's own", "One. Two."} {
			if said := l.T.Way.Reason(unknown); said != unknown {
				t.Errorf("%s says %q for %q", l.Name, said, unknown)
			}
		}
	}
}

func TestEveryStateOfAnOrderHasAName(t *testing.T) {
	for _, l := range All {
		for _, state := range order.States() {
			if l.T.Staff.StateName(state) == string(state) {
				t.Errorf("%s has no word for an order that is %s", l.Name, state)
			}
		}
	}
}

// A word that no page says any more is not kept.
func TestEveryWordIsSaid(t *testing.T) {
	var pages strings.Builder
	files, err := filepath.Glob("../*")
	if err != nil {
		t.Fatal(err)
	}
	files = slices.DeleteFunc(files, func(path string) bool {
		return !strings.HasSuffix(path, ".templ") && (!strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_templ.go"))
	})
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		pages.Write(content)
	}
	said := map[string]bool{}
	for _, found := range regexp.MustCompile(`\.([A-Z]\w*)`).FindAllStringSubmatch(pages.String(), -1) {
		said[found[1]] = true
	}
	eachWord(english, func(path string, _ reflect.Value) {
		if name := path[strings.LastIndex(path, ".")+1:]; !said[name] {
			t.Errorf("no page says %s", path)
		}
	})
}
