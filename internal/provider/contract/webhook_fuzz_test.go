package contract

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"frontrow/internal/domain/payment"
)

// FuzzWebhook: whatever a provider signs, it is an event with all its parts or
// refused as none. FuzzVerify looks at signatures; here each is right.
func FuzzWebhook(f *testing.F) {
	now := time.Unix(1_800_000_000, 0)
	for _, body := range []string{
		`{"id":"tpe_1","type":"payment.authorised","ref":"tp_1","at":"2027-03-01T18:00:00Z"}`,
		`{"id":"tpe_1","id":"tpe_2","type":"x","ref":"y","at":"2027-03-01T18:00:00+23:59"}`,
		`{"id":"","type":"","ref":"","at":null}`, `[]`, `null`, `{"at":"9999-12-31T23:59:60Z"}`, "",
	} {
		f.Add([]byte(body))
	}
	c := New(Options{Name: "acme", URL: "http://127.0.0.1:1", Secret: "s"})
	f.Fuzz(func(t *testing.T, body []byte) {
		e, err := c.Verify(http.Header{HeaderSignature: {Sign("s", now, body)}}, body, now)
		if err != nil {
			if !errors.Is(err, payment.ErrBadEvent) {
				t.Errorf("it is refused as %v", err)
			}
			return
		}
		if e.ID == "" || e.Type == "" || e.Ref == "" {
			t.Errorf("an event that lacks something: %+v", e)
		}
	})
}
