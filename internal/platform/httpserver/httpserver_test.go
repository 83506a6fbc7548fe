package httpserver

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"
)

var quiet = slog.New(slog.DiscardHandler)

// serve runs a server until stop is called; its result then comes on done.
func serve(t *testing.T, handler http.Handler, grace time.Duration) (s *Server, stop context.CancelFunc, done <-chan error) {
	t.Helper()
	return serveWith(t, handler, grace, RequestTimeout)
}

func serveWith(t *testing.T, handler http.Handler, grace, requestTimeout time.Duration) (s *Server, stop context.CancelFunc, done <-chan error) {
	t.Helper()
	s, err := Listen(t.Context(), "127.0.0.1:0", handler, quiet, grace)
	if err != nil {
		t.Fatal(err)
	}
	s.server.ReadTimeout = requestTimeout
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx) }()
	t.Cleanup(cancel)
	return s, cancel, ended
}

func TestTakenAddressIsToldOf(t *testing.T) {
	s, _, _ := serve(t, http.NotFoundHandler(), time.Second)
	_, err := Listen(t.Context(), s.Addr().String(), http.NotFoundHandler(), quiet, time.Second)
	if err == nil || !strings.Contains(err.Error(), s.Addr().String()) || !strings.Contains(err.Error(), "choose another address") {
		t.Error(err)
	}
}

func TestStopLetsRequestsEnd(t *testing.T) {
	begun, release := make(chan struct{}), make(chan struct{})
	var s *Server
	s, stop, done := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(begun)
		<-s.Stopping()
		<-release
		if r.Context().Err() != nil {
			t.Error("the request was cancelled by the stop")
		}
		_, _ = io.WriteString(w, "whole")
	}), time.Minute)

	answered := make(chan string, 1)
	go func() {
		response, err := http.Get("http://" + s.Addr().String())
		if err != nil {
			answered <- err.Error()
			return
		}
		body, _ := io.ReadAll(response.Body)
		answered <- string(body)
	}()
	<-begun
	stop()
	<-s.Stopping()
	close(release)
	if got := <-answered; got != "whole" {
		t.Errorf("the answer is %q", got)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	if _, err := net.DialTimeout("tcp", s.Addr().String(), time.Second); err == nil {
		t.Error("it still listens")
	}
}

func TestStopCutsOffWhatDoesNotEnd(t *testing.T) {
	begun := make(chan struct{})
	s, stop, done := serve(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(begun)
		<-r.Context().Done()
	}), time.Millisecond)
	go func() {
		if response, err := http.Get("http://" + s.Addr().String()); err == nil {
			response.Body.Close()
		}
	}()
	<-begun
	stop()
	if err := <-done; err == nil || !strings.Contains(err.Error(), "cut off") {
		t.Error(err)
	}
}

func TestHTTP2WithoutTLS(t *testing.T) {
	s, _, _ := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.Proto) }), time.Second)
	for _, http2 := range []bool{false, true} {
		transport := &http.Transport{Protocols: new(http.Protocols)}
		transport.Protocols.SetHTTP1(!http2)
		transport.Protocols.SetUnencryptedHTTP2(http2)
		response, err := (&http.Client{Transport: transport}).Get("http://" + s.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		if got, want := string(body), map[bool]string{false: "HTTP/1.1", true: "HTTP/2.0"}[http2]; got != want {
			t.Errorf("%s, want %s", got, want)
		}
		transport.CloseIdleConnections()
	}
}

func TestHeadersAreBounded(t *testing.T) {
	s, _, _ := serve(t, http.NotFoundHandler(), time.Second)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+s.Addr().String(), nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("X-Long", strings.Repeat("x", 100<<10))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Error(response.Status)
	}
}

func TestSlowBodyIsCutOff(t *testing.T) {
	read := make(chan error, 1)
	s, _, _ := serveWith(t, LimitBodies(1<<20)(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, err := io.ReadAll(r.Body)
		read <- err
	})), time.Second, 50*time.Millisecond)
	conn, err := net.Dial("tcp", s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_, _ = io.WriteString(conn, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n1") // and never the rest
	if err := <-read; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("reading the body gave %v", err)
	}
}

func TestLongBodyIsRefused(t *testing.T) {
	read := make(chan error, 1)
	handler := LimitBodies(4)(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, err := io.ReadAll(r.Body)
		read <- err
	}))
	for body, tooLong := range map[string]bool{"1234": false, "12345": true} {
		handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body)))
		if _, got := errors.AsType[*http.MaxBytesError](<-read); got != tooLong {
			t.Errorf("%q is too long: %v", body, got)
		}
	}
}

func TestPanicBecomesAnInternalAnswer(t *testing.T) {
	var out bytes.Buffer
	internal := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500); _, _ = io.WriteString(w, "sorry") })
	handler := Policy{}.Middleware(Recover(slog.New(slog.NewTextHandler(&out, nil)), internal)(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Set-Cookie", "half=done")
		w.Header().Set("Content-Length", "1000")
		panic("the secret reason")
	})))
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != 500 || w.Body.String() != "sorry" || w.Header().Get("Set-Cookie") != "" || w.Header().Get("Content-Length") != "" {
		t.Errorf("%d %s %v", w.Code, w.Body, w.Header())
	}
	if w.Header().Get("Content-Security-Policy") == "" {
		t.Error("the policy was dropped with the rest")
	}
	if !strings.Contains(out.String(), "the secret reason") || !strings.Contains(out.String(), "httpserver_test.go") {
		t.Errorf("the log lacks the cause or the stack: %s", &out)
	}
}

func TestPanicInMidAnswerCutsTheConnection(t *testing.T) {
	internal := http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a second answer in the first") })
	s, _, _ := serve(t, Recover(quiet, internal)(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "half")
		_ = http.NewResponseController(w).Flush()
		panic("oh")
	})), time.Second)
	conn, err := net.Dial("tcp", s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_, _ = io.WriteString(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(response.Body); err == nil {
		t.Errorf("%q was taken for a whole answer", body)
	}
}

func TestPolicy(t *testing.T) {
	headers := func(p Policy) http.Header {
		w := httptest.NewRecorder()
		p.Middleware(http.NotFoundHandler()).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
		return w.Header()
	}
	plain := headers(Policy{})
	for _, name := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"} {
		if plain.Get(name) == "" {
			t.Errorf("no %s", name)
		}
	}
	csp := plain.Get("Content-Security-Policy")
	if strings.Contains(csp, "unsafe") || strings.Contains(csp, "*") || !strings.HasPrefix(csp, "default-src 'none'") {
		t.Error(csp)
	}
	if plain.Get("Strict-Transport-Security") != "" {
		t.Error("HSTS over plain http")
	}
	https := headers(Policy{HTTPS: true, FormTargets: []string{"https://pay.example"}})
	if https.Get("Strict-Transport-Security") == "" || !strings.Contains(https.Get("Content-Security-Policy"), "form-action 'self' https://pay.example") {
		t.Errorf("%v", https)
	}
}
