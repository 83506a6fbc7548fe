package stripe

import (
	"fmt"
	"testing"
	"time"

	"github.com/stripe/stripe-go/v85/webhook"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/payment"
)

const webhookSecret = "whsec_test_secret"

var noon = time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC)

func message(version, kind, object, ref string, order id.Order) []byte {
	return fmt.Appendf(nil, `{"id":"evt_1","object":"event","api_version":%q,"created":1803902400,"type":%q,
		"data":{"object":{"id":%q,"object":%q,"metadata":{"order":%q}}}}`, version, kind, ref, object, order)
}

func signed(body []byte, secret string, at time.Time) map[string][]string {
	s := webhook.GenerateTestSignedPayload(&webhook.UnsignedPayload{Payload: body, Secret: secret, Timestamp: at})
	return map[string][]string{headerSignature: {s.Header}}
}

func TestMessages(t *testing.T) {
	g := New(Options{Key: "sk_test_123", WebhookSecret: webhookSecret})
	order := id.New[id.Order]()
	const ours = "2026-03-25.dahlia"
	body := message(ours, "checkout.session.completed", "checkout.session", "cs_1", order)
	event, err := g.Verify(signed(body, webhookSecret, noon), body, noon)
	if err != nil || event.ID != "evt_1" || event.Ref != "cs_1" || event.Order != order || event.Type != "checkout.session.completed" || event.At.IsZero() {
		t.Errorf("%+v, %v", event, err)
	}
	dispute := message(ours, "charge.dispute.created", "dispute", "du_1", order)
	if event, err = g.Verify(signed(dispute, webhookSecret, noon), dispute, noon); err != nil || event.Ref != "" || event.Order != order {
		t.Errorf("%+v, %v", event, err)
	}
	bare := []byte(`{"id":"evt_2","object":"event","api_version":"` + ours + `","created":1803902400,"type":"charge.dispute.created",
		"data":{"object":{"id":"du_1","object":"dispute","payment_intent":"pi_1"}}}`)
	if event, err = g.Verify(signed(bare, webhookSecret, noon), bare, noon); err != nil || event.Payment != "pi_1" || !event.After {
		t.Errorf("%+v, %v", event, err)
	}
	twice := signed(body, webhookSecret, noon)
	twice[headerSignature] = append(twice[headerSignature], twice[headerSignature][0])
	young := signed(body, webhookSecret, noon)
	young[headerSignature][0] = fmt.Sprintf("t=%d,%s", noon.Add(time.Hour).Unix(), young[headerSignature][0])
	for name, test := range map[string]struct {
		header map[string][]string
		body   []byte
		now    time.Time
		want   error
	}{
		"not signed":          {nil, body, noon, payment.ErrBadSignature},
		"signed twice":        {twice, body, noon, payment.ErrBadSignature},
		"of another":          {signed(body, "whsec_other", noon), body, noon, payment.ErrBadSignature},
		"changed":             {signed(body, webhookSecret, noon), append(body, ' '), noon, payment.ErrBadSignature},
		"old":                 {signed(body, webhookSecret, noon), body, noon.Add(maxAge + time.Second), payment.ErrBadSignature},
		"from the future":     {signed(body, webhookSecret, noon), body, noon.Add(-maxAge - time.Second), payment.ErrBadSignature},
		"no instant":          {map[string][]string{headerSignature: {"v1=00"}}, body, noon, payment.ErrBadSignature},
		"just in time":        {signed(body, webhookSecret, noon), body, noon.Add(maxAge), nil},
		"of an older release": {signed(message("2024-06-20", "a", "b", "c", order), webhookSecret, noon), message("2024-06-20", "a", "b", "c", order), noon, payment.ErrBadEvent},
		"no message":          {signed([]byte(`{}`), webhookSecret, noon), []byte(`{}`), noon, payment.ErrBadEvent},
		"old, made young":     {young, body, noon.Add(time.Hour), payment.ErrBadSignature},
	} {
		if _, err := g.Verify(test.header, test.body, test.now); test.want != nil || err != nil {
			t.Log(name)
			mustBe(t, err, test.want)
		}
	}
	if _, err := New(Options{Key: "sk_test_123"}).Verify(signed(body, "", noon), body, noon); err == nil {
		t.Error("without a secret a message is believed")
	}
}
