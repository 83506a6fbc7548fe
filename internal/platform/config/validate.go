package config

import (
	"fmt"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Mistakes are everything that is wrong with the settings, one sentence or two
// each. No sentence holds a secret.
type Mistakes []string

func (m Mistakes) Error() string {
	if len(m) == 1 {
		return m[0]
	}
	return fmt.Sprintf("%d settings need a change:\n  - %s", len(m), strings.Join(m, "\n  - "))
}

// Validate returns Mistakes, or nil. It looks at the settings alone: whether
// the folder can be written or the address is free turns out at start.
func (s Settings) Validate() error {
	var wrong Mistakes
	say := func(flag, format string, args ...any) {
		wrong = append(wrong, fmt.Sprintf("--%s (%s) ", flag, Env(flag))+fmt.Sprintf(format, args...))
	}

	if why := badAddr(s.Addr); why != "" {
		say("addr", "is %q: %s", s.Addr, why)
	}
	if why := badAddr(s.MetricsAddr); s.MetricsAddr != "" && why != "" {
		say("metrics-addr", "is %q: %s", s.MetricsAddr, why)
	}
	if s.MetricsAddr != "" && s.MetricsAddr == s.Addr && !strings.HasSuffix(s.Addr, ":0") {
		say("metrics-addr", "is the address of the pages: choose another port, or leave it out to have /metrics beside the pages")
	}
	if why := badSite(s.PublicURL); s.PublicURL != "" && why != "" {
		say("public-url", "%s", why)
	}
	if why := badSite(s.NodeURL); s.NodeURL != "" && why != "" {
		say("node-url", "%s", why)
	}
	if s.NodeURL != "" && s.DatabaseURL == "" {
		say("node-url", "is set: that is for processes that share a database, which --database-url names")
	}
	if s.Data == "" {
		say("data", "is empty: name a folder that is kept, such as /var/lib/frontrow")
	}
	if why := badDatabase(s.DatabaseURL); s.DatabaseURL != "" && why != "" {
		say("database-url", "%s", why)
	}
	for _, one := range strings.Fields(s.SeatDatabaseURLs) {
		if why := badDatabase(one); why != "" {
			say("seat-database-urls", "%s", why)
		}
	}
	if why := badSite(s.TestPayURL); s.TestPayURL != "" && why != "" {
		say("test-pay-url", "%s", why)
	}
	if s.TestPayURL != "" && s.DatabaseURL == "" {
		say("test-pay-url", "is set: that is for processes that share a database, which --database-url names")
	}
	if s.HoldTTL < MinHoldTTL || s.HoldTTL > MaxHoldTTL {
		say("hold-ttl", "is %s: choose between 20s and 60m", s.HoldTTL)
	}
	if k := s.StripeKey; k != "" && !strings.HasPrefix(k, "sk_") && !strings.HasPrefix(k, "rk_") {
		say("stripe-key", "is not a secret key of Stripe's: those begin with sk_ or rk_")
	}
	if w := s.StripeWebhookSecret; w != "" && !strings.HasPrefix(w, "whsec_") {
		say("stripe-webhook-secret", "is not a signing secret of Stripe's: those begin with whsec_")
	}
	if (s.StripeKey == "") != (s.StripeWebhookSecret == "") {
		say("stripe-webhook-secret", "and --stripe-key go together: set both, or none")
	}
	if why := badSite(s.StripeURL); s.StripeURL != "" && why != "" {
		say("stripe-url", "%s", why)
	}
	wrong = append(wrong, s.gatewayMistakes()...)
	if s.PayLaterWithin < time.Hour || s.PayLaterWithin > 90*24*time.Hour {
		say("pay-later-within", "is %s: choose between 1h and 2160h", s.PayLaterWithin)
	}
	if s.StopTimeout < time.Second || s.StopTimeout > 10*time.Minute {
		say("stop-timeout", "is %s: choose between 1s and 10m", s.StopTimeout)
	}
	if why := badSMTP(s.SMTPURL); s.SMTPURL != "" && why != "" {
		say("smtp-url", "%s", why)
	}
	if _, err := mail.ParseAddress(s.MailFrom); s.MailFrom != "" && err != nil {
		say("mail-from", "is %q: write an address, as in \"Box office <tickets@example.org>\"", s.MailFrom)
	}
	if s.SMTPURL != "" && s.MailFrom == "" {
		say("mail-from", "is empty: mail that is sent needs a sender, as in \"Box office <tickets@example.org>\"")
	}
	if s.SMTPURL != "" && s.DevMail {
		say("dev-mail", "is on, and so is a mail server: leave one of the two out")
	}
	if formats := []string{"auto", "text", "json"}; !slices.Contains(formats, s.LogFormat) {
		say("log-format", "is %q: choose one of %s", s.LogFormat, strings.Join(formats, ", "))
	}
	if levels := []string{"debug", "info", "warn", "error"}; !slices.Contains(levels, s.LogLevel) {
		say("log-level", "is %q: choose one of %s", s.LogLevel, strings.Join(levels, ", "))
	}
	if wrong == nil {
		return nil
	}
	return wrong
}

// houseNames are what other ways to pay are called.
var houseNames = []string{"box-office", "none", "stripe", "testpay", "transfer"}

// gatewayMistakes are what is wrong with a company that speaks the house's own
// contract.
func (s Settings) gatewayMistakes() (wrong Mistakes) {
	say := func(flag, format string, args ...any) {
		wrong = append(wrong, fmt.Sprintf("--%s (%s) ", flag, Env(flag))+fmt.Sprintf(format, args...))
	}
	if s.GatewayURL == "" {
		if s.GatewaySecret != "" || s.GatewayPages != "" {
			say("gateway-url", "is empty, and other settings of that company are not: set it, or none")
		}
		return wrong
	}
	if u, err := url.Parse(s.GatewayURL); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		say("gateway-url", "is not the address of an API: write it as in https://pay.example.org/api; the secret has a setting of its own")
	}
	if why := badSite(s.GatewayPages); s.GatewayPages != "" && why != "" {
		say("gateway-pages", "%s", why)
	}
	if len(s.GatewaySecret) < 16 || strings.ContainsFunc(s.GatewaySecret, func(r rune) bool { return r <= ' ' || r > '~' }) {
		say("gateway-secret", "is no secret: agree with the company on 16 characters at least, with no spaces")
	}
	if n := s.GatewayName; n == "" || len(n) > 30 || strings.Trim(n, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || slices.Contains(houseNames, n) {
		say("gateway-name", "is %q: choose a word of small letters, digits and dashes that is not one of %s", n, strings.Join(houseNames, ", "))
	}
	return wrong
}

// Env gives the name a flag has in the environment.
func Env(flag string) string {
	return prefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

const prefix = "FRONTROW_"

// badAddr tells what is wrong with an address to listen on; "" when nothing is.
func badAddr(addr string) string {
	const right = "write host:port, as in 127.0.0.1:8080 or :8080"
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return right
	}
	if n, err := strconv.ParseUint(port, 10, 16); err != nil || strconv.FormatUint(n, 10) != port {
		return "the port is a number from 0 to 65535; " + right
	}
	if _, err := netip.ParseAddr(host); host != "" && err != nil && !isHostname(host) {
		return right
	}
	return ""
}

func isHostname(host string) bool {
	return len(host) <= 253 && !strings.ContainsFunc(host, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '.'
	})
}

// badSite tells what is wrong with the address of a site.
func badSite(address string) string {
	const right = "write the scheme and the host alone, as in https://tickets.example.org"
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https"):
		return "is not the address of a site: " + right
	case u.User != nil:
		return "carries a name or a password, which would be shown to everybody: " + right
	case strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "":
		return "has something after the host: the site needs a host of its own; " + right
	}
	return ""
}

// badSMTP tells what is wrong with the address of a mail server, without
// repeating it, because it holds a password.
func badSMTP(address string) string {
	const right = "write smtp://user:password@host:587 or smtps://user:password@host:465"
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || (u.Scheme != "smtp" && u.Scheme != "smtps") {
		return "is not the address of a mail server: " + right + "; special characters of the password are written as %40 and the like"
	}
	if strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return "has something after the host: " + right
	}
	return ""
}

// badDatabase tells what is wrong with the address of a database, without
// repeating it, because it holds a password.
func badDatabase(address string) string {
	const right = "write postgres://user:password@host:5432/name, or leave it empty to use SQLite in the data folder"
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "postgres" && u.Scheme != "postgresql") || (u.Host == "" && !u.Query().Has("host")) {
		return "is not the address of a PostgreSQL database: " + right + "; special characters of the password are written as %40 and the like"
	}
	if strings.Trim(u.Path, "/") == "" {
		return "does not say which database of the server: " + right
	}
	return ""
}
