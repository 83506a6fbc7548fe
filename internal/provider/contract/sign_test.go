package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"frontrow/internal/domain/payment"
)

func TestVerify(t *testing.T) {
	now := time.Date(2027, 3, 1, 18, 0, 0, 0, time.UTC)
	body := []byte(`{"id":"tpe_1","type":"payment.authorised","ref":"tp_1","at":"2027-03-01T18:00:00Z"}`)
	good := Sign("s", now, body)
	c := New(Options{Name: "acme", URL: "http://127.0.0.1:1", Secret: "s"})

	var indented bytes.Buffer
	if err := json.Indent(&indented, body, "", " "); err != nil {
		t.Fatal(err)
	}
	unknown := []byte(`{"id":"tpe_1","type":"a","ref":"b","at":"2027-03-01T18:00:00Z","x":1}`)
	for name, test := range map[string]struct {
		headers []string
		body    []byte
		at      time.Time
		want    error
	}{
		"genuine":                {[]string{good}, body, now, nil},
		"four minutes old":       {[]string{good}, body, now.Add(4 * time.Minute), nil},
		"six minutes old":        {[]string{good}, body, now.Add(6 * time.Minute), payment.ErrBadSignature},
		"six minutes ahead":      {[]string{good}, body, now.Add(-6 * time.Minute), payment.ErrBadSignature},
		"missing":                {nil, body, now, payment.ErrBadSignature},
		"empty":                  {[]string{""}, body, now, payment.ErrBadSignature},
		"twice":                  {[]string{good, good}, body, now, payment.ErrBadSignature},
		"truncated":              {[]string{good[:len(good)-2]}, body, now, payment.ErrBadSignature},
		"in capitals":            {[]string{strings.ToUpper(good)}, body, now, payment.ErrBadSignature},
		"followed by more":       {[]string{good + ",v1=00"}, body, now, payment.ErrBadSignature},
		"another time":           {[]string{strings.Replace(good, "t=1", "t=2", 1)}, body, now, payment.ErrBadSignature},
		"another secret":         {[]string{Sign("x", now, body)}, body, now, payment.ErrBadSignature},
		"re-serialised":          {[]string{good}, indented.Bytes(), now, payment.ErrBadSignature},
		"empty body":             {[]string{good}, nil, now, payment.ErrBadSignature},
		"signed, no JSON":        {[]string{Sign("s", now, []byte("x"))}, []byte("x"), now, payment.ErrBadEvent},
		"signed, nothing in it":  {[]string{Sign("s", now, []byte("{}"))}, []byte("{}"), now, payment.ErrBadEvent},
		"signed, unknown member": {[]string{Sign("s", now, unknown)}, unknown, now, payment.ErrBadEvent},
	} {
		e, err := c.Verify(http.Header{HeaderSignature: test.headers}, test.body, test.at)
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil && (e.ID != "tpe_1" || e.Ref != "tp_1") {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

// TestExampleIsTrue: whoever writes a company by the page of the contract has its
// example to try the signature with.
func TestExampleIsTrue(t *testing.T) {
	page, err := os.ReadFile("../../../docs/payment-contract.md")
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile("With the secret `([^`]+)`[^`]+```text\nsigned:  1800000000\\.(.+)\nheader:  " + HeaderSignature + ": (.+)\n").FindStringSubmatch(string(page))
	if example == nil {
		t.Fatal("the page has no example")
	}
	secret, body, header := example[1], example[2], example[3]
	if got := Sign(secret, time.Unix(1_800_000_000, 0), []byte(body)); got != header {
		t.Errorf("the page says %s, and it is %s", header, got)
	}
}

func FuzzVerify(f *testing.F) {
	now := time.Unix(1_800_000_000, 0)
	f.Add(Sign("s", now, []byte("{}")), []byte("{}"))
	f.Add("t=,v1=", []byte(nil))
	f.Add("t=99999999999999999999,v1=zz", []byte("x"))
	c := New(Options{Name: "acme", URL: "http://127.0.0.1:1", Secret: "s"})
	f.Fuzz(func(t *testing.T, header string, body []byte) {
		e, err := c.Verify(http.Header{HeaderSignature: {header}}, body, now)
		if err == nil && Sign("s", now, body) != header && !signedBy("s", header, body, now) {
			t.Fatalf("%q was believed: %+v", header, e)
		}
	})
}
