package engine_test

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
type mutant struct {
	name  string
	test  string // which must fail
	in    string // the package of that test
	edits []edit
}

// edit puts new in the place of old, which the file must have exactly once.
type edit struct{ file, old, new string }

const (
	rules = "../domain/inventory"
	here  = "../engine"
)

var mutants = []mutant{
	{"holds are not checked for their owner", "TestRelease", rules, []edit{
		{rules + "/release.go", "|| h.buyer != buyer {", "{"}}},
	{"only the sweeper ends a hold", "TestHoldEndsAtItsDeadlineAndNotBefore", rules, []edit{
		{rules + "/choose.go", "return c == 0 || c.state() == Held && d.hold(c.hold()).overdue(d.now)", "return c == 0"}}},
	{"a hold ends early", "TestHoldEndsAtItsDeadlineAndNotBefore", rules, []edit{
		{rules + "/fold.go", "return h.state == Held && at >= h.deadline", "return h.state == Held && at+1 >= h.deadline"}}},
	{"the limit does not see the batch", "TestLimitPerBuyer", rules, []edit{
		{rules + "/draft.go", "range d.opened[buyer] {", "range d.opened[buyer][:0] {"}}},
	{"the limit per e-mail address is not counted", "TestLimitPerEmail", rules, []edit{
		{rules + "/seal.go", "have+h.count() > t.MaxPerEmail", "have > t.MaxPerEmail"}}},
	{"what is free is taken, the rest left", "TestPlaceTellsWhichAreTakenAndOffersOthers", rules, []edit{
		{rules + "/place.go", "import (", "import (\n\t\"slices\""},
		{rules + "/place.go", "if err := d.clear(p); err != nil {",
			"p.seats = slices.DeleteFunc(p.seats, func(s uint32) bool { return !d.free(int(s)) })\n\tif err := d.clear(p); err != nil {"}}},
	{"a refusal binds its key", "TestRefusalBindsNoKey", rules, []edit{
		{rules + "/decide.go", "hold, changed, err := d.grant(c)\n", "hold, changed, err := d.grant(c)\n\tif err != nil && !key.IsZero() {\n\t\td.bind(key, nil, false)\n\t\td.notes = append(d.notes, keyNote{key, len(d.effects), 0, false})\n\t}\n"}}},
	{"a key may be used for something else", "TestKeyWithAnotherBody", rules, []edit{
		{rules + "/keys.go", "case b.Body != k.Body:", "case false:"}}},
	{"clocks are not held to the log", "TestInstantsNeverGoBack", rules, []edit{
		{rules + "/decide.go", "max(clock.Micros(now), f.at)", "clock.Micros(now)"}}},
	{"hashes are not checked", "TestChangedPastIsFound", rules, []edit{
		{rules + "/apply.go", "case row.Hash != row.link(f.hash):", "case false:"}}},
	{"callers are answered before the commit", "TestAnswersComeAfterTheCommit", here, []edit{
		{here + "/bucket.go", "switch b.append(a) {\n\t\tcase Committed:\n\t\t\tb.commit(a)", "b.answer(a)\n\t\ta.batch = nil\n\t\tswitch b.append(a) {\n\t\tcase Committed:\n\t\t\tb.commit(a)"}}},
	{"the fold moves before the commit", "TestAnswersComeAfterTheCommit", here, []edit{
		{here + "/bucket.go", "appended, err := b.Log.Append(a.row, b.fold.Hash())", "previous := b.fold.Hash()\n\t_ = b.apply(a.row)\n\tappended, err := b.Log.Append(a.row, previous)"},
		{here + "/bucket.go", "if err := b.apply(a.row); err != nil {", "if err := error(nil); err != nil {"}}},
	{"an unknown outcome is taken for a failure", "TestUnknownOutcomeIsSettled", here, []edit{
		{here + "/bucket.go", "b.doubt, b.tries = a, 1\n", "b.refuse(batch, errUnknown)\n\t\t\treturn 0\n"}}},
	{"an unknown outcome is settled by reading", "TestUnknownOutcomeIsSettled", here, []edit{
		{here + "/settle.go", "b.owed = append(b.owed, a)", "b.answer(a)"}}},
	{"refusals never grow old", "TestStaleFoldDoesNotRefuse", here, []edit{
		{here + "/bucket.go", "if now.Sub(b.confirmed) > b.MaxStale {", "if false {"}}},
}

func TestMutantsAreCaught(t *testing.T) {
	if testing.Short() {
		t.Log("mutants are left out of a short run")
		return
	}
	for _, m := range mutants {
		t.Run(strings.ReplaceAll(m.name, " ", "-"), func(t *testing.T) {
			overlay := m.plant(t)
			run := exec.CommandContext(t.Context(), "go", "test", "-overlay", overlay, "-vet=off", "-count=1", "-timeout=30s", "-run", "^"+m.test+"$", ".")
			run.Dir = m.in
			out, err := run.CombinedOutput()
			if err == nil {
				t.Errorf("%s, and %s does not notice", m.name, m.test)
			} else if !strings.Contains(string(out), "--- FAIL: "+m.test) {
				t.Errorf("%s did not go red, it did not run:\n%s", m.test, out)
			}
		})
	}
}

// plant writes the mutated files and the overlay that shows them to the
// compiler, and gives the overlay's path.
func (m mutant) plant(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	changed := map[string]string{}
	for _, e := range m.edits {
		path, err := filepath.Abs(e.file)
		if err != nil {
			t.Fatal(err)
		}
		text, planted := changed[path]
		if !planted {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text = string(raw)
		}
		if n := strings.Count(text, e.old); n != 1 {
			t.Fatalf("%s has %d times\n%s\nso this mutant must be written anew", e.file, n, e.old)
		}
		changed[path] = strings.Replace(text, e.old, e.new, 1)
	}
	replace := map[string]string{}
	for path, text := range changed {
		replace[path] = filepath.Join(dir, filepath.Base(path))
		if err := os.WriteFile(replace[path], []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return overlay
}
