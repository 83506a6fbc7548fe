package account

import (
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// MaxEmail is the longest address that mail servers must carry, in bytes.
const MaxEmail = 254

// ParseEmail gives the address as mail is sent to it: without space around it,
// in Unicode NFC, its domain in lower case and ASCII ("xn--…"). The part before
// the @ is left as it is, because only its mail server knows what it means. It
// returns ErrBadEmail for anything else than one plain address.
func ParseEmail(text string) (string, error) {
	address := norm.NFC.String(strings.TrimSpace(text))
	for _, r := range address {
		if unicode.IsSpace(r) || !unicode.IsPrint(r) || r == utf8.RuneError {
			return "", ErrBadEmail
		}
	}
	at := strings.LastIndexByte(address, '@')
	if at < 0 {
		return "", ErrBadEmail
	}
	local, domain := address[:at], address[at+1:]
	domain, err := idna.Lookup.ToASCII(domain)
	if err != nil || !strings.Contains(domain, ".") || strings.ContainsAny(local, `"()<>[]:;,\@`) || len(local) > 64 {
		return "", ErrBadEmail
	}
	address = local + "@" + strings.ToLower(domain)
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address || len(address) > MaxEmail {
		return "", ErrBadEmail
	}
	return address, nil
}

// CanonicalEmail gives what an address is counted by when a limit is per
// e-mail address: lower case and without a "+tag", which most mail servers
// deliver to the same person; for Gmail, which says that it ignores them, also
// without dots. It is for comparing only: mail goes to the address as it was
// given. Text that is no address is only folded, so the result is never empty
// for text that is not.
func CanonicalEmail(address string) string {
	address = strings.ToLower(norm.NFC.String(strings.TrimSpace(address)))
	at := strings.LastIndexByte(address, '@')
	if at < 0 {
		return address
	}
	local, domain := address[:at], address[at+1:]
	if tag := strings.IndexByte(local, '+'); tag > 0 {
		local = local[:tag]
	}
	switch domain {
	case "gmail.com", "googlemail.com":
		local, domain = strings.ReplaceAll(local, ".", ""), "gmail.com"
	}
	return local + "@" + domain
}
