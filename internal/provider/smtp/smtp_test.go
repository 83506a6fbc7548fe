package smtp_test

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net"
	netmail "net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	server "github.com/emersion/go-smtp"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/notify"
	"frontrow/internal/provider/smtp"
)

// desk is a mail server that takes mails, or answers as the test wants.
type desk struct {
	mu      sync.Mutex
	taken   [][]byte
	rcptErr error
	mailErr error
	dataErr error
	hangUp  bool // ends the connection once a mail was taken
}

func (d *desk) mails() [][]byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.taken
}

func (d *desk) NewSession(c *server.Conn) (server.Session, error) { return &session{d, c}, nil }

type session struct {
	desk *desk
	conn *server.Conn
}

func (s *session) Reset() {
	if s.desk.hangUp && len(s.desk.mails()) > 0 {
		s.conn.Conn().Close() // the client sees a connection that broke, whatever this returns
	}
}

func (s *session) Logout() error                                 { return nil }
func (s *session) Mail(from string, _ *server.MailOptions) error { return s.desk.mailErr }
func (s *session) Rcpt(to string, _ *server.RcptOptions) error   { return s.desk.rcptErr }
func (s *session) Data(r io.Reader) error {
	content, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.desk.mu.Lock()
	defer s.desk.mu.Unlock()
	if s.desk.dataErr != nil {
		return s.desk.dataErr
	}
	s.desk.taken = append(s.desk.taken, content)
	return nil
}

func start(t *testing.T, d *desk) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := server.NewServer(d)
	s.Domain = "localhost"
	s.ReadTimeout, s.WriteTimeout = 10*time.Second, 10*time.Second
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := s.Serve(listener); err != nil && !errors.Is(err, server.ErrServerClosed) {
			t.Error(err)
		}
	}()
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		listener.Close() // the server does not, if it was closed before it began to listen
		<-done
	})
	return "smtp://" + listener.Addr().String()
}

func letter() notify.Mail {
	return notify.Mail{
		ID:      id.New[id.Message](),
		From:    `Kulturverein "Seeufer", Łódź`,
		To:      notify.Address{Name: "Ada, Gräfin <x>", Email: "ada@example.org"},
		ReplyTo: notify.Address{Name: "Seeufer", Email: "hallo@seeufer.example"},
		Subject: "Your tickets: Die Räuber, Samstag — 東京",
		Text:    "Grüße\n.\nFrom here",
		HTML:    "<p>Grüße</p>",
		Files:   []notify.File{{Name: "tickets.pdf", Type: "application/pdf", Content: []byte("%PDF-\x00\xff")}},
	}
}

func mailer(t *testing.T, url string) *smtp.Mailer {
	t.Helper()
	m, err := smtp.New(smtp.Options{URL: url, From: "Box office <tickets@box.example>"})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTheMailArrives(t *testing.T) {
	d := &desk{}
	want := letter()
	if err := mailer(t, start(t, d)).Send(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	got, err := netmail.ReadMessage(bytes.NewReader(d.mails()[0]))
	if err != nil {
		t.Fatal(err)
	}
	words := new(mime.WordDecoder)
	if subject, err := words.DecodeHeader(got.Header.Get("Subject")); err != nil || subject != want.Subject {
		t.Errorf("the subject is %q, error %v", subject, err)
	}
	for header, address := range map[string]netmail.Address{
		"From":     {Name: want.From, Address: "tickets@box.example"},
		"To":       {Name: want.To.Name, Address: want.To.Email},
		"Reply-To": {Name: want.ReplyTo.Name, Address: want.ReplyTo.Email},
	} {
		list, err := got.Header.AddressList(header)
		if err != nil || len(list) != 1 || *list[0] != address {
			t.Errorf("%s is %v, error %v, want %v", header, got.Header.Get(header), err, address)
		}
	}
	if message := got.Header.Get("Message-Id"); message != "<"+want.ID.String()+"@box.example>" {
		t.Errorf("the Message-ID is %q", message)
	}
	if got.Header.Get("Auto-Submitted") != "auto-generated" {
		t.Error("answering machines are not told to keep quiet")
	}
	parts := parts(t, got.Header.Get("Content-Type"), got.Body)
	for kind, content := range map[string]string{"text/plain": "Grüße\r\n.\r\nFrom here", "text/html": want.HTML} {
		if parts[kind] != content {
			t.Errorf("%s is %q, want %q", kind, parts[kind], content)
		}
	}
	if _, found := parts["application/pdf"]; !found {
		t.Errorf("no PDF among %v", parts)
	}
}

// parts gives the leaves of a MIME tree by their type, as far as they are
// text.
func parts(t *testing.T, contentType string, body io.Reader) map[string]string {
	t.Helper()
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	if !strings.HasPrefix(kind, "multipart/") {
		content, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		return map[string]string{kind: string(content)}
	}
	for reader := multipart.NewReader(body, params["boundary"]); ; {
		part, err := reader.NextPart() // which undoes quoted-printable
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		for kind, content := range parts(t, part.Header.Get("Content-Type"), part) {
			found[kind] = content
		}
	}
}

func TestWhatAServerMaySay(t *testing.T) {
	for name, c := range map[string]struct {
		desk  *desk
		final bool
	}{
		"no such user":          {&desk{rcptErr: &server.SMTPError{Code: 550, Message: "no such user"}}, true},
		"mailbox busy":          {&desk{rcptErr: &server.SMTPError{Code: 450, Message: "later"}}, false},
		"too large":             {&desk{dataErr: &server.SMTPError{Code: 552, Message: "too large"}}, true},
		"disk full":             {&desk{dataErr: &server.SMTPError{Code: 452, Message: "full"}}, false},
		"the sender is refused": {&desk{mailErr: &server.SMTPError{Code: 553, Message: "not you"}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			err := mailer(t, start(t, c.desk)).Send(t.Context(), letter())
			if err == nil {
				t.Fatal("the mail was taken")
			}
			if errors.Is(err, notify.ErrRefused) != c.final {
				t.Errorf("got %v; final must be %v", err, c.final)
			}
		})
	}
}

func TestTakenIsTaken(t *testing.T) {
	d := &desk{hangUp: true}
	if err := mailer(t, start(t, d)).Send(t.Context(), letter()); err != nil {
		t.Errorf("the server took the mail before the connection broke, and still: %v", err)
	}
	if len(d.mails()) != 1 {
		t.Errorf("%d mails", len(d.mails()))
	}
}

func TestNobodyThere(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	if err := mailer(t, "smtp://"+address).Send(t.Context(), letter()); err == nil || errors.Is(err, notify.ErrRefused) {
		t.Errorf("got %v; it may be there later", err)
	}
}

func TestBadAddressesAreFinal(t *testing.T) {
	d := &desk{}
	m := mailer(t, start(t, d))
	for name, change := range map[string]func(*notify.Mail){
		"none":               func(m *notify.Mail) { m.To.Email = "" },
		"no domain":          func(m *notify.Mail) { m.To.Email = "ada" },
		"two":                func(m *notify.Mail) { m.To.Email = "a@example.org, b@example.org" },
		"with a name":        func(m *notify.Mail) { m.To.Email = "Ada <ada@example.org>" },
		"a header within":    func(m *notify.Mail) { m.To.Email = "ada@example.org\r\nBcc: b@example.org" },
		"a header in a name": func(m *notify.Mail) { m.To.Name = "Ada\r\nBcc: b@example.org" },
		"a bad reply-to":     func(m *notify.Mail) { m.ReplyTo.Email = "nobody" },
	} {
		l := letter()
		change(&l)
		if err := m.Send(t.Context(), l); !errors.Is(err, notify.ErrRefused) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(d.mails()) != 0 {
		t.Errorf("%d mails went out", len(d.mails()))
	}
}

func TestHeadersCannotBeForged(t *testing.T) {
	d := &desk{}
	l := letter()
	l.Subject = "Hello\r\nBcc: b@example.org\r\n\r\nbody"
	l.From = "Seeufer\r\nBcc: b@example.org"
	if err := mailer(t, start(t, d)).Send(t.Context(), l); err == nil {
		got, err := netmail.ReadMessage(bytes.NewReader(d.mails()[0]))
		if err != nil || got.Header.Get("Bcc") != "" {
			t.Errorf("Bcc is %q, error %v", got.Header.Get("Bcc"), err)
		}
	}
}

func TestBadOptions(t *testing.T) {
	for _, o := range []smtp.Options{
		{URL: "smtp://mail.example", From: ""},
		{URL: "smtp://mail.example", From: "not an address"},
		{URL: "", From: "a@example.org"},
		{URL: "https://mail.example", From: "a@example.org"},
		{URL: "smtp://", From: "a@example.org"},
		{URL: "smtp://u:s3cret@mail.example:99999", From: "a@example.org"},
		{URL: "smtp://u:s3cret@mail example", From: "a@example.org"},
	} {
		if _, err := smtp.New(o); err == nil || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if _, err := smtp.New(smtp.Options{URL: "smtps://u:p%40ss@mail.example", From: "a@example.org"}); err != nil {
		t.Error(err)
	}
}
