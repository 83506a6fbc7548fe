package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"frontrow/internal/base/text"
)

func TestLine(t *testing.T) {
	for _, c := range []struct {
		name, in, want, err string
	}{
		{"plain", "Jazz at the pier", "Jazz at the pier", ""},
		{"spaces are joined", "  Jazz \u00a0  night ", "Jazz night", ""},
		{"one spelling", "Cafe\u0301", "Café", ""},
		{"emoji family", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧", ""},
		{"empty", "   ", "", "this is needed"},
		{"too long", strings.Repeat("é", 21), "", "write at most 20 characters; this has 21"},
		{"NUL", "a\x00b", "", "the character U+0000 cannot be used here"},
		{"line break", "a\nb", "", "the character U+000A cannot be used here"},
		{"direction override", "a\u202eb", "", "the character U+202E cannot be used here"},
		{"zero width space", "a\u200bb", "", "the character U+200B cannot be used here"},
		{"line separator", "a\u2028b", "", "the character U+2028 cannot be used here"},
		{"broken", "a\xffb", "", "this is not valid UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := text.Line(c.in, 1, 20)
			if c.err != "" {
				if err == nil || err.Error() != c.err {
					t.Fatalf("error %v, want %q", err, c.err)
				}
				return
			}
			if err != nil || got != c.want {
				t.Fatalf("got %q, %v; want %q", got, err, c.want)
			}
		})
	}
}

func TestParagraphs(t *testing.T) {
	got, err := text.Paragraphs("\r\nOne line.  \r\n\r\nAnother.\n\n", 0, 100)
	if err != nil || got != "One line.\n\nAnother." {
		t.Fatalf("got %q, %v", got, err)
	}
	if _, err := text.Paragraphs("a\tb", 0, 100); err == nil {
		t.Fatal("a tab was let in")
	}
	if _, err := text.Paragraphs("", 1, 100); err == nil {
		t.Fatal("nothing was let in where something is needed")
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Café Zürich!":             "cafe zurich",
		"STRASSE straße":           "strasse strasse",
		"Sigur Rós – Ágætis":       "sigur ros agaetis",
		"İstanbul":                 "istanbul",
		"don't / don’t":            "dont dont",
		"Łódź, Ørsted":             "lodz orsted",
		"ﬁn ½":                     "fin 1 2",
		"  ":                       "",
		"100% _off_":               "100 off",
		"Ελλάδα":                   "ελλαδα",
		"東京":                       "東京",
		"Rock-’n’-Roll (2 nights)": "rock n roll 2 nights",
	} {
		if got := text.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Café Zürich")
	f.Add("a\xff\u0301")
	f.Fuzz(func(t *testing.T, s string) {
		folded := text.Fold(s)
		if !utf8.ValidString(folded) {
			t.Fatalf("Fold(%q) is not UTF-8", s)
		}
		if again := text.Fold(folded); again != folded {
			t.Fatalf("Fold(%q) = %q, and again %q", s, folded, again)
		}
		if strings.ContainsAny(folded, `%_\`) {
			t.Fatalf("Fold(%q) = %q has a wildcard", s, folded)
		}
	})
}
