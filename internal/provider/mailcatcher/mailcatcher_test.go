package mailcatcher_test

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/smtp"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/wneessen/go-mail"

	"frontrow/internal/provider/mailcatcher"
)

type rig struct {
	*mailcatcher.Catcher
	t    *testing.T
	host string
}

func open(t *testing.T, dir string) *rig {
	t.Helper()
	c, err := mailcatcher.Open(dir, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return &rig{c, t, strings.TrimPrefix(c.URL(), "smtp://")}
}

func (r *rig) send(text string) error {
	return smtp.SendMail(r.host, nil, "box@example.org", []string{"ada@example.org"}, []byte(text))
}

func (r *rig) get(path string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	r.Handler().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
	return answer
}

var mailLink = regexp.MustCompile(`/dev/mail/msg_[0-9a-z]{26}`)

func (r *rig) mails() []string {
	return mailLink.FindAllString(r.get(mailcatcher.Path).Body.String(), -1)
}

func letter(t *testing.T) string {
	t.Helper()
	m := mail.NewMsg()
	if err := m.FromFormat("Seeufer", "box@example.org"); err != nil {
		t.Fatal(err)
	}
	if err := m.AddToFormat("Ada Łovelace", "ada@example.org"); err != nil {
		t.Fatal(err)
	}
	m.Subject("Die Räuber <script>alert(1)</script>")
	m.SetBodyString(mail.TypeTextPlain, "Open https://tickets.example/orders/x?key=y.\n<script>alert(2)</script>")
	m.AddAlternativeString(mail.TypeTextHTML, `<p style="color:red">Grüße</p><script>alert(3)</script>`)
	if err := m.AttachReader("tickets.pdf", strings.NewReader("%PDF-\x00\xff"), mail.WithFileContentType("application/pdf")); err != nil {
		t.Fatal(err)
	}
	if err := m.AttachReader("page.html", strings.NewReader("<script>alert(4)</script>"), mail.WithFileContentType("text/html")); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAMailIsKeptAndShown(t *testing.T) {
	dir := t.TempDir()
	r := open(t, dir)
	if got := r.get(mailcatcher.Path); got.Code != http.StatusOK || !strings.Contains(got.Body.String(), "No mail yet") {
		t.Errorf("the empty list: %d\n%s", got.Code, got.Body)
	}
	if err := r.send(letter(t)); err != nil {
		t.Fatal(err)
	}
	links := r.mails()
	if len(links) != 1 {
		t.Fatalf("the list has %q", links)
	}
	page := r.get(links[0]).Body.String()
	for _, want := range []string{
		"Die Räuber &lt;script&gt;", "Ada Łovelace", "tickets.pdf", "7 bytes", links[0] + "/html",
		`<a href="https://tickets.example/orders/x?key=y">`, "&lt;script&gt;alert(2)",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %q:\n%s", want, page)
		}
	}
	if strings.Contains(page, "<script") {
		t.Errorf("the mail's markup got into the page:\n%s", page)
	}
	html := r.get(links[0] + "/html")
	if !strings.Contains(html.Body.String(), "Grüße") {
		t.Errorf("the HTML is %s", html.Body)
	}
	if got := r.get(links[0] + "/files/0").Body.String(); got != "%PDF-\x00\xff" {
		t.Errorf("the file is %q", got)
	}
	if got := r.get(links[0] + "/source").Body.String(); !strings.Contains(got, "Message-ID:") {
		t.Errorf("the source is %q", got)
	}
	// Mails outlive the process.
	if got := open(t, dir).mails(); len(got) != 1 || got[0] != links[0] {
		t.Errorf("after a restart the list has %q", got)
	}
}

func TestNothingInAMailRuns(t *testing.T) {
	r := open(t, t.TempDir())
	if err := r.send(letter(t)); err != nil {
		t.Fatal(err)
	}
	link := r.mails()[0]
	for path, sandboxed := range map[string]bool{
		mailcatcher.Path: false, link: false, "/dev/mail/style.css": true, "/dev/mail/nothing": false,
		link + "/html": true, link + "/source": true, link + "/files/0": true, link + "/files/1": true,
	} {
		header := r.get(path).Header()
		policy := header.Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none'; ") || strings.Contains(policy, "script-src") ||
			strings.Contains(policy, "sandbox") != sandboxed || strings.Contains(policy, "allow-scripts") || strings.Contains(policy, "allow-same-origin") {
			t.Errorf("%s has the policy %q", path, policy)
		}
		if strings.Contains(policy, "unsafe-inline") != (path == link+"/html") {
			t.Errorf("%s has the policy %q", path, policy)
		}
		if header.Get("Cache-Control") != "no-store" || header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %v", path, header)
		}
		if strings.Contains(path, "/files/") && !strings.HasPrefix(header.Get("Content-Disposition"), "attachment") {
			t.Errorf("%s is shown in place: %v", path, header)
		}
	}
}

func TestAbsentMails(t *testing.T) {
	r := open(t, t.TempDir())
	if err := r.send("Subject: only text\r\n\r\nhello\r\n"); err != nil {
		t.Fatal(err)
	}
	link := r.mails()[0]
	for _, path := range []string{
		"/dev/mail/msg_00000000000000000000000000", "/dev/mail/nothing", "/dev/mail/..%2f..%2fetc%2fpasswd", "/dev/mail/a/b/c/d",
		link + "/html", link + "/files/0", link + "/files/-1", link + "/files/x", link + "/files/99999999999999999999", link + ".eml",
	} {
		if got := r.get(path); got.Code != http.StatusNotFound || !strings.Contains(got.Body.String(), "There is no such mail") {
			t.Errorf("%s: %d", path, got.Code)
		}
	}
}

func TestBrokenMailsAreShownAsTheyAre(t *testing.T) {
	r := open(t, t.TempDir())
	for i, text := range []string{
		"",
		"no headers at all",
		"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/pl",
		"Subject: =?utf-8?B?////?=\r\nContent-Type: text/plain; charset=nonsense\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n",
		"Subject: \x01\x02\r\nContent-Type: ;;;\r\n\r\n\xff\xfe\r\n",
		"From: <\r\nDate: yesterday\r\n\r\n",
	} {
		if err := r.send(text); err != nil {
			t.Fatalf("mail %d: %v", i, err)
		}
		links := r.mails()
		if len(links) != i+1 {
			t.Fatalf("%d mails, want %d", len(links), i+1)
		}
		if got := r.get(links[0]); got.Code != http.StatusOK {
			t.Errorf("mail %d: %d", i, got.Code)
		}
		if got := r.get(links[0] + "/source"); !strings.Contains(strings.ReplaceAll(got.Body.String(), "\r\n", "\n"), strings.ReplaceAll(text, "\r\n", "\n")) {
			t.Errorf("mail %d: the source is %q", i, got.Body)
		}
	}
}

func TestOnlyTheNewestAreKept(t *testing.T) {
	dir := t.TempDir()
	r := open(t, dir)
	client, err := smtp.Dial(r.host)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	for i := range 503 {
		if err := client.Mail("box@example.org"); err != nil {
			t.Fatal(err)
		}
		if err := client.Rcpt("ada@example.org"); err != nil {
			t.Fatal(err)
		}
		w, err := client.Data()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(w, "Subject: number %d\r\n\r\nhello\r\n", i)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 500 {
		t.Fatalf("%d files, error %v", len(files), err)
	}
	page := r.get(mailcatcher.Path).Body.String()
	if first, last := strings.Index(page, "number 502<"), strings.Index(page, "number 3<"); first < 0 || last < first || strings.Contains(page, "number 2<") {
		t.Errorf("the newest stands at %d, the oldest at %d", first, last)
	}
}

func TestLimits(t *testing.T) {
	r := open(t, t.TempDir())
	if host, _, err := net.SplitHostPort(r.host); err != nil || host != "127.0.0.1" {
		t.Errorf("it listens on %s", r.host)
	}
	if err := r.send("Subject: large\r\n\r\n" + strings.Repeat("0123456789abcdef\r\n", 1<<19)); err == nil {
		t.Error("a mail of 9 MB was taken")
	}
	if len(r.mails()) != 0 {
		t.Error("the large mail was kept")
	}
	answer := httptest.NewRecorder()
	r.Handler().ServeHTTP(answer, httptest.NewRequest(http.MethodPost, mailcatcher.Path, io.NopCloser(strings.NewReader("x"))))
	if answer.Code != http.StatusMethodNotAllowed {
		t.Errorf("a POST: %d", answer.Code)
	}
}

func FuzzMails(f *testing.F) {
	f.Add([]byte("Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nhi\r\n--b--\r\n"))
	f.Add([]byte("From: a@b\r\n\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) { mailcatcher.Read(raw) })
}
