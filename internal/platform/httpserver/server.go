package httpserver

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// The bounds of a connection.
const (
	HeaderTimeout  = 5 * time.Second
	RequestTimeout = 25 * time.Second // headers and body together
	AnswerTimeout  = 60 * time.Second
	IdleTimeout    = 75 * time.Second
	MaxHeaderBytes = 32 << 10
)

// Server serves one handler on one address. Make one with [Listen].
type Server struct {
	listener net.Listener
	server   *http.Server
	stopping chan struct{}
	grace    time.Duration
}

// Listen takes the address, so that a taken one is told of at once, and
// connections wait from now on; they are answered once [Server.Serve] runs.
// Port 0 takes a free port. grace is how long requests that have begun may
// take to end when the server stops.
func Listen(ctx context.Context, addr string, handler http.Handler, log *slog.Logger, grace time.Duration) (*Server, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w; stop what uses it, or choose another address", addr, err)
	}
	s := &Server{listener: listener, stopping: make(chan struct{}), grace: grace}
	// HTTP/2 without TLS is for proxies and tools that ask for it outright;
	// behind one connection it saves a live page's stream its own.
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	s.server = &http.Server{
		Handler:           handler,
		Protocols:         &protocols,
		ReadHeaderTimeout: HeaderTimeout,
		ReadTimeout:       RequestTimeout,
		WriteTimeout:      AnswerTimeout,
		IdleTimeout:       IdleTimeout,
		MaxHeaderBytes:    MaxHeaderBytes,
		HTTP2: &http.HTTP2Config{
			MaxConcurrentStreams: 250,
			SendPingTimeout:      30 * time.Second,
			PingTimeout:          15 * time.Second,
			WriteByteTimeout:     30 * time.Second,
		},
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug), // what clients do wrong
	}
	return s, nil
}

// Addr gives the address that is listened on, with its real port.
func (s *Server) Addr() net.Addr { return s.listener.Addr() }

// Stopping is closed when the server begins to stop. Streams that would last
// end then; everything else is left to finish.
func (s *Server) Stopping() <-chan struct{} { return s.stopping }

// Serve answers requests until ctx is done, then takes no more and waits for
// those that have begun, but no longer than the grace. It returns nil after a
// stop in which all ended, and an error when some were cut off or when the
// listener failed. It is called once.
func (s *Server) Serve(ctx context.Context) error {
	failed := make(chan error, 1)
	go func() { failed <- s.server.Serve(s.listener) }()
	select {
	case err := <-failed:
		close(s.stopping)
		return fmt.Errorf("the web server stopped: %w", err)
	case <-ctx.Done():
	}
	close(s.stopping)
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.grace)
	defer cancel()
	err := s.server.Shutdown(grace)
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("requests were cut off that had not ended %s after the stop began", s.grace)
	}
	return errors.Join(err, ignoreClosed(s.server.Close()))
}

// Close stops listening; it is for a server that was never served.
func (s *Server) Close() error { return ignoreClosed(s.listener.Close()) }

func ignoreClosed(err error) error {
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}
