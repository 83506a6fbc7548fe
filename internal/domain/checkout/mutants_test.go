package checkout_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A test that cannot fail proves nothing. Each mutant plants one mistake in
// the production code, in an overlay that only one run of the compiler sees,
// and names the test that must go red for it.
var mutants = []struct{ name, test, file, old, new string }{
	{"the amount is not looked at", "TestStories", "pay.go",
		"\tif status.Amount != w.Total() || !status.Refunded.IsZero() {\n\t\tw.Step = stepGiveBack", "\tif false {\n\t\tw.Step = stepGiveBack"},
	{"the money is taken before the seats are fixed", "TestStories", "pay.go",
		"\tw.Step = stepSeal\n\treturn nil", "\tw.Step = stepCapture\n\treturn nil"},
	{"money set aside for seats that are gone stays so", "TestStories", "giveback.go",
		"case payment.Open, payment.Pending, payment.Authorised:\n", "case payment.Authorised:\n\t\treturn closed(status, true), nil\n\tcase payment.Open, payment.Pending:\n"},
	{"a refund is sent but not booked", "TestStories", "giveback.go",
		"payment.BookRefund(q, w.ID, status.Amount); err != nil", "error(nil); err != nil"},
	{"captured money is not booked", "TestStories", "pay.go",
		"\t\tw.intent.Standing = status.Standing\n\t\tif err := payment.BookCapture(q, w.ID, w.intent.Provider, status.Amount); err != nil",
		"\t\tw.intent.Standing = status.Standing\n\t\tif err := error(nil); err != nil"},
	{"an order that was lost sight of is forgotten", "TestStories", "drive.go",
		"if w.Step != stepDone && !goOn {", "if failed {"},
	{"nobody looks again after a busy moment", "TestWhoeverIsSentAwayComesBack", "drive.go",
		"err = q.Enqueue(resumeJob(o, q.Now().Add(lookAgainAfter)))", "err = nil"},
	{"a silent provider means that nobody paid", "TestWhatPeopleAreTold", "pay.go",
		"\t_, status, err := s.fetch(ctx, w)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn func",
		"\t_, status, err := s.fetch(ctx, w)\n\tif err != nil {\n\t\tstatus.Standing = payment.Failed\n\t}\n\treturn func"},
	{"the key is stored apart from the order", "TestStartAgain", "start.go",
		"return idem.Once(ctx, s.run, key, func(q Tx)", "return idem.Once(ctx, s.run, idem.Key{}, func(q Tx)"},
	{"a replay is answered with how things stand", "TestStartAgain", "start.go",
		"return given.in(w.Order), nil", "return w.Order, nil"},
	{"the same event counts again", "TestWebhook", "webhook.go",
		"if err != nil || !fresh || o.IsZero() {", "if fresh = true; err != nil || !fresh || o.IsZero() {"},
	{"tickets outlive a refund", "TestStories", "refund.go",
		"if err := s.tickets.Revoke(q, o); err != nil {", "if err := error(nil); err != nil {"},
	{"a changed hold leaves the old page open", "TestStories", "start.go",
		"if found && payable(o) {", "if false {"},
	{"a late payment is not listened to", "TestStories", "pay.go",
		"\t\treturn order.Note(q, w.ID, order.WasExpired,", "\t\tw.Step = stepDone\n\t\treturn order.Note(q, w.ID, order.WasExpired,"},
}

func TestMutantsAreCaught(t *testing.T) {
	if testing.Short() {
		t.Log("mutants are left out of a short run")
		return
	}
	for _, m := range mutants {
		t.Run(strings.ReplaceAll(m.name, " ", "-"), func(t *testing.T) {
			raw, err := os.ReadFile(m.file)
			if err != nil {
				t.Fatal(err)
			}
			text := string(raw)
			if n := strings.Count(text, m.old); n != 1 {
				t.Fatalf("%s has %d times\n%s\nso this mutant must be written anew", m.file, n, m.old)
			}
			overlay := plant(t, m.file, strings.Replace(text, m.old, m.new, 1))
			run := exec.CommandContext(t.Context(), "go", "test", "-overlay", overlay, "-vet=off", "-count=1", "-timeout=60s", "-run", "^"+m.test+"$", ".")
			out, err := run.CombinedOutput()
			switch {
			case err == nil:
				t.Errorf("%s does not notice", m.test)
			case !strings.Contains(string(out), "--- FAIL: "+m.test) && !strings.Contains(string(out), "panic: "):
				t.Errorf("%s did not run:\n%s", m.test, out)
			}
		})
	}
}

// plant writes a changed file and the overlay that shows it to the compiler,
// and gives the overlay's path.
func plant(t *testing.T, file, text string) string {
	t.Helper()
	original, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	changed := filepath.Join(t.TempDir(), file)
	overlay := filepath.Join(t.TempDir(), "overlay.json")
	raw, err := json.Marshal(map[string]any{"Replace": map[string]string{original: changed}})
	if err != nil {
		t.Fatal(err)
	}
	for path, body := range map[string][]byte{changed: []byte(text), overlay: raw} {
		if err := os.WriteFile(path, body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return overlay
}
