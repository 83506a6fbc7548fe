// Package smtp hands mails over to a mail server.
package smtp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	netmail "net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"frontrow/internal/domain/notify"
)

// patience is how long a server may take for one step of the conversation.
const patience = 20 * time.Second

// Options says which server to use and who writes.
type Options struct {
	// URL is smtp://user:password@host:587, which must offer STARTTLS unless
	// it is this machine, or smtps://user:password@host:465. User and password
	// may be missing; the port may be, too.
	URL string
	// From is the address every mail comes from, with or without a name:
	// "Box office <tickets@example.org>". A mail's own name goes first.
	From string
}

// Mailer is a [notify.Mailer]. It may be used by any number of goroutines.
type Mailer struct {
	host    string
	options []mail.Option
	from    netmail.Address
	domain  string // of the sender, for Message-IDs
}

// New checks the options. It does not talk to the server.
func New(o Options) (*Mailer, error) {
	from, err := netmail.ParseAddress(o.From)
	if err != nil {
		return nil, fmt.Errorf("smtp: the sender %q is not a mail address: write it as in \"Box office <tickets@example.org>\"", o.From)
	}
	address, err := url.Parse(o.URL)
	if err != nil || address.Hostname() == "" || address.Scheme != "smtp" && address.Scheme != "smtps" {
		// The address may hold a password, so it is not repeated.
		return nil, errors.New("smtp: the mail server's address has the form smtp://user:password@host:587 or smtps://user:password@host:465")
	}
	_, domain, _ := strings.Cut(from.Address, "@")
	m := &Mailer{host: address.Hostname(), from: *from, domain: domain}
	m.options = append(m.options, mail.WithTimeout(patience), mail.WithoutNoop())
	port := 587
	switch {
	case address.Scheme == "smtps":
		port = 465
		m.options = append(m.options, mail.WithSSL())
	case isLoopback(m.host):
		m.options = append(m.options, mail.WithTLSPolicy(mail.TLSOpportunistic))
	default:
		m.options = append(m.options, mail.WithTLSPolicy(mail.TLSMandatory))
	}
	if text := address.Port(); text != "" {
		if port, err = strconv.Atoi(text); err != nil || port < 1 || port > 65535 {
			return nil, fmt.Errorf("smtp: the mail server's port %q is not between 1 and 65535", text)
		}
	}
	m.options = append(m.options, mail.WithPort(port))
	if user := address.User; user != nil {
		password, _ := user.Password()
		m.options = append(m.options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(user.Username()), mail.WithPassword(password))
	}
	return m, nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Send hands a mail over, as [notify.Mailer] says.
func (m *Mailer) Send(ctx context.Context, letter notify.Mail) error {
	message, err := m.message(letter)
	if err != nil {
		return fmt.Errorf("smtp: %w: %w", err, notify.ErrRefused)
	}
	client, err := mail.NewClient(m.host, m.options...)
	if err != nil {
		return fmt.Errorf("smtp: %w", err)
	}
	err = client.DialAndSendWithContext(ctx, message)
	switch {
	case err == nil, message.IsDelivered():
		return nil // what went wrong after the server had taken it does not matter
	case isFinal(err):
		return fmt.Errorf("smtp: %w: %w", err, notify.ErrRefused)
	}
	return fmt.Errorf("smtp: %w", err)
}

// isFinal reports whether the server has refused this recipient or this mail
// for good. What it says about us, the sender, can be mended and is not final.
func isFinal(err error) bool {
	refusal, ok := errors.AsType[*mail.SendError](err)
	if !ok || refusal.ErrorCode() < 500 {
		return false
	}
	switch refusal.Reason {
	case mail.ErrSMTPRcptTo, mail.ErrSMTPData, mail.ErrSMTPDataClose:
		return true
	}
	return false
}

// message turns a letter into MIME. It fails for an address that is none.
func (m *Mailer) message(letter notify.Mail) (*mail.Msg, error) {
	to, err := address(letter.To)
	if err != nil {
		return nil, err
	}
	message := mail.NewMsg(mail.WithNoDefaultUserAgent())
	from := m.from
	if letter.From != "" {
		from.Name = letter.From
	}
	message.FromMailAddress(&from)
	message.ToMailAddress(to)
	if letter.ReplyTo != (notify.Address{}) {
		replyTo, err := address(letter.ReplyTo)
		if err != nil {
			return nil, err
		}
		message.ReplyToMailAddress(replyTo)
	}
	message.Subject(letter.Subject)
	message.SetDate()
	message.SetMessageIDWithValue(letter.ID.String() + "@" + m.domain)
	message.SetGenHeader("Auto-Submitted", "auto-generated")
	message.SetBodyString(mail.TypeTextPlain, letter.Text)
	if letter.HTML != "" {
		message.AddAlternativeString(mail.TypeTextHTML, letter.HTML)
	}
	for _, file := range letter.Files {
		kind := mail.WithFileContentType(mail.ContentType(file.Type))
		if err := message.AttachReader(file.Name, bytes.NewReader(file.Content), kind); err != nil {
			return nil, err
		}
	}
	return message, nil
}

// address checks that an address is one bare address and nothing more.
func address(a notify.Address) (*netmail.Address, error) {
	parsed, err := netmail.ParseAddress(a.Email)
	if err != nil || parsed.Address != a.Email || parsed.Name != "" || strings.ContainsFunc(a.Name, isControl) {
		return nil, errors.New("not a mail address")
	}
	parsed.Name = a.Name
	return parsed, nil
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }
