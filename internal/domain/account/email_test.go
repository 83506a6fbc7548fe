package account_test

import (
	"errors"
	"strings"
	"testing"

	"frontrow/internal/domain/account"
)

func TestParseEmail(t *testing.T) {
	for in, want := range map[string]string{
		"ada@example.org":                        "ada@example.org",
		"  Ada.L@Example.ORG\t":                  "Ada.L@example.org",
		"ada+gig@example.org":                    "ada+gig@example.org",
		"o'neil@example.org":                     "o'neil@example.org",
		"rene\u0301@example.org":                 "rené@example.org",
		"info@bücher.example":                    "info@xn--bcher-kva.example",
		"":                                       "",
		"ada":                                    "",
		"ada@":                                   "",
		"@example.org":                           "",
		"ada@localhost":                          "",
		"ada@example..org":                       "",
		"ada@-example.org":                       "",
		"ada lovelace@example.org":               "",
		"Ada <ada@example.org>":                  "",
		"ada@example.org, b@c.example":           "",
		"a@b@example.org":                        "",
		`"ada"@example.org`:                      "",
		"ada@[127.0.0.1]":                        "",
		"ada..l@example.org":                     "",
		"ada@example.org\r\nBcc: x@y.example":    "",
		"ada\x00@example.org":                    "",
		"\u202eada@example.org":                  "",
		strings.Repeat("a", 65) + "@example.org": "",
		"ada@" + strings.Repeat("abcdefgh.", 30) + "org": "",
	} {
		got, err := account.ParseEmail(in)
		if got != want || (err == nil) != (want != "") || err != nil && !errors.Is(err, account.ErrBadEmail) {
			t.Errorf("ParseEmail(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}

func TestCanonicalEmail(t *testing.T) {
	for in, want := range map[string]string{
		"Ada.L+gig@Example.ORG":    "ada.l@example.org",
		"a.d.a+x+y@gmail.com":      "ada@gmail.com",
		"a.da@GoogleMail.com":      "ada@gmail.com",
		"+tag@example.org":         "+tag@example.org",
		" rene\u0301@example.org ": "rené@example.org",
		"no address":               "no address",
	} {
		if got := account.CanonicalEmail(in); got != want {
			t.Errorf("CanonicalEmail(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzParseEmail(f *testing.F) {
	f.Add("Ada.L+gig@Example.ORG")
	f.Add("info@bücher.example")
	f.Add("a@\u3002example.org")
	f.Fuzz(func(t *testing.T, s string) {
		address, err := account.ParseEmail(s)
		if err != nil {
			return
		}
		if again, err := account.ParseEmail(address); err != nil || again != address {
			t.Fatalf("%q became %q, and that %q (%v)", s, address, again, err)
		}
		if strings.ContainsAny(address, " \r\n\t<>\x00") || len(address) > account.MaxEmail {
			t.Fatalf("%q became %q", s, address)
		}
		if c := account.CanonicalEmail(address); c != account.CanonicalEmail(c) {
			t.Fatalf("%q is counted as %q, and that as %q", address, c, account.CanonicalEmail(c))
		}
	})
}
