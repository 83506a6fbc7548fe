package smtp

import (
	"testing"

	"github.com/wneessen/go-mail"
)

// TestMailLeavesTheMachineEncrypted checks what the client will insist on.
func TestMailLeavesTheMachineEncrypted(t *testing.T) {
	for url, want := range map[string]string{
		"smtp://mail.example.org":     "TLSMandatory",
		"smtp://mail.example.org:25":  "TLSMandatory",
		"smtp://192.0.2.7:25":         "TLSMandatory",
		"smtp://localhost.example:25": "TLSMandatory",
		"smtp://127.0.0.1:2525":       "TLSOpportunistic",
		"smtp://localhost:2525":       "TLSOpportunistic",
		"smtp://[::1]:2525":           "TLSOpportunistic",
	} {
		m, err := New(Options{URL: url, From: "a@example.org"})
		if err != nil {
			t.Fatal(err)
		}
		client, err := mail.NewClient(m.host, m.options...)
		if err != nil {
			t.Fatal(err)
		}
		if got := client.TLSPolicy(); got != want {
			t.Errorf("%s: %s, want %s", url, got, want)
		}
	}
}
