package mailcatcher

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"time"

	"github.com/emersion/go-smtp"
)

// What one mail may be. Ours are far below.
const (
	maxBytes      = 8 << 20
	maxRecipients = 20
)

// Catcher is a mail server that keeps what it gets.
type Catcher struct {
	box      *box
	server   *smtp.Server
	listener net.Listener
	done     chan struct{}
	log      *slog.Logger
}

// Open starts a catcher that keeps its mails in the folder dir. Close it to
// stop it; the mails stay.
func Open(dir string, log *slog.Logger) (*Catcher, error) {
	kept, err := openBox(dir)
	if err != nil {
		return nil, fmt.Errorf("mailcatcher: %w", err)
	}
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("mailcatcher: %w", err)
	}
	c := &Catcher{box: kept, listener: listener, done: make(chan struct{}), log: log}
	c.server = smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return session{c}, nil }))
	c.server.Domain = "localhost"
	c.server.MaxMessageBytes = maxBytes
	c.server.MaxRecipients = maxRecipients
	c.server.ReadTimeout, c.server.WriteTimeout = 30*time.Second, 30*time.Second
	c.server.EnableSMTPUTF8 = true
	c.server.ErrorLog = slog.NewLogLogger(log.Handler(), slog.LevelDebug)
	go func() {
		defer close(c.done)
		if err := c.server.Serve(listener); err != nil && !errors.Is(err, net.ErrClosed) {
			log.Error("the mail catcher stopped", "error", err)
		}
	}()
	return c, nil
}

// URL is where to send mails to: "smtp://127.0.0.1:2525".
func (c *Catcher) URL() string { return "smtp://" + c.listener.Addr().String() }

// Close stops the server and waits until it has.
func (c *Catcher) Close() error {
	err := c.server.Close()
	c.listener.Close() // the server does not, if it had not begun to listen yet
	<-c.done
	return err
}

// session is one connection. Who writes to whom stands in the mails
// themselves, so everybody is welcome.
type session struct{ catcher *Catcher }

func (session) Reset()                               {}
func (session) Logout() error                        { return nil }
func (session) Mail(string, *smtp.MailOptions) error { return nil }
func (session) Rcpt(string, *smtp.RcptOptions) error { return nil }

func (s session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := s.catcher.box.put(raw); err != nil {
		s.catcher.log.Error("a mail could not be kept", "error", err)
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "The mail could not be kept"}
	}
	return nil
}
