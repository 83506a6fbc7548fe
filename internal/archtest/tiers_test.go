package archtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// module is the module's path.
const module = "frontrow"

// tier is one row of the table: a folder, and what its packages may import.
type tier struct {
	folder  string
	may     []string // tiers of ours, beside itself; "*" for all
	outside []string // others' packages, by prefix; "*" for all
	never   []string // packages it must not import in any case
	apart   bool     // its packages may not import one another
	why     string
}

// tiers is the table. The first folder that fits counts.
var tiers = []tier{
	{
		folder: "internal/base", outside: []string{"github.com/google/uuid", "golang.org/x/text"},
		never: []string{"net/http", "database/sql"},
		why:   "words everything shares: whatever they need, everybody needs",
	},
	{
		folder: "internal/domain", may: []string{"internal/base"},
		outside: []string{"golang.org/x/text", "golang.org/x/net/idna", "github.com/go-json-experiment/json"},
		never:   impure,
		why:     "rules only: they can be read, tested and simulated without a world around them",
	},
	{
		folder: "internal/engine", may: []string{"internal/base", "internal/domain"},
		never: []string{"net/http", "database/sql"},
		why:   "it decides and asks a port to append: the simulator runs it without a database",
	},
	{
		folder: "internal/store", may: []string{"internal/base", "internal/domain"}, outside: []string{"*"},
		never: []string{"net/http"},
		why:   "all SQL and nothing else: who calls it is not its business",
	},
	{
		folder: "internal/provider/testpay", may: []string{"internal/base", "internal/domain", "internal/provider/contract"}, outside: []string{"*"},
		why: "it is a company that speaks the contract, and goes by the same documents",
	},
	{
		folder: "internal/provider", may: []string{"internal/base", "internal/domain"}, outside: []string{"*"}, apart: true,
		why: "each is one outside company behind one port: replacing one touches no other",
	},
	{
		folder: "internal/transport", may: []string{"internal/base", "internal/domain", "internal/engine", "web"}, outside: []string{"*"},
		never: []string{"database/sql", "modernc.org/sqlite"},
		why:   "it translates and decides nothing: it gets use cases handed in",
	},
	{
		folder: "internal/platform", may: []string{"internal/base"}, outside: []string{"*"},
		never: []string{"database/sql", "modernc.org/sqlite"},
		why:   "the running process, which knows no business: it could run another program",
	},
	{
		folder: "internal/sim", may: []string{"internal/base", "internal/domain", "internal/engine", "internal/store"}, outside: []string{"*"},
		never: []string{"net/http"},
		why:   "it drives the rules, not the wire",
	},
	{
		folder: "internal/demo", may: []string{"internal/base", "internal/domain"}, outside: []string{"golang.org/x/sync"},
		never: []string{"net/http", "database/sql"},
		why:   "it sells through the use cases like anybody: what it leaves behind could have come about",
	},
	{folder: "internal/app", may: []string{"*"}, outside: []string{"*"}, why: "the wiring, and the only package that knows everything"},
	{folder: "internal/archtest", may: []string{"internal/base", "internal/transport"}, why: "it reads the source; the page of problems needs each fault's status"},
	{folder: "internal/browsertest", may: []string{"*"}, outside: []string{"*"}, why: "it tests the whole program from outside"},
	{folder: "cmd", may: []string{"internal/app"}, why: "main is boring: everything can be started by a test, too"},
	{folder: "bench", may: []string{"*"}, outside: []string{"*"}, why: "it measures whatever is worth measuring"},
	{folder: "web", why: "it holds files"},
}

// domainOrder is the order of the domain's packages: each may import those of
// the rows above its own. A show has a chart and prices, so seating and pricing
// stand before the catalogue.
var domainOrder = [][]string{
	{"account", "audit"},
	{"seating", "pricing"},
	{"catalog"},
	{"inventory", "waitroom", "fairplay", "payment"},
	{"order"},
	{"ticket"},
	{"paper"},
	{"entry", "notify", "search"},
	{"checkout"},
}

// impure are the packages through which a rule would meet the world.
// database/sql/driver is not among them: it is how a value says what it is
// stored as, and holds no database.
var impure = []string{
	"crypto/rand", "database/sql", "log", "math/rand", "math/rand/v2", "net", "net/http",
	"os", "os/exec", "os/signal", "plugin", "runtime", "syscall", "testing",
}

func TestTiers(t *testing.T) { report(t, tierComplaints(packages(t))) }

// tierComplaints tells of every import the tables forbid.
func tierComplaints(all []pkg) []string {
	var complaints []string
	for _, p := range all {
		folder := strings.TrimPrefix(p.ImportPath, module+"/")
		tier, ok := tierOf(folder)
		if !ok {
			complaints = append(complaints, folder+" belongs to no tier: put it in one, or add a row to the table with its reason")
			continue
		}
		for _, imported := range p.Imports {
			if why := forbids(tier, folder, imported); why != "" {
				complaints = append(complaints, fmt.Sprintf("%s imports %s: %s", folder, imported, why))
			}
		}
	}
	return complaints
}

func tierOf(folder string) (tier, bool) {
	i := slices.IndexFunc(tiers, func(t tier) bool { return within(folder, t.folder) })
	if i < 0 {
		return tier{}, false
	}
	return tiers[i], true
}

// within reports whether a path is a folder or below it.
func within(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }

// forbids tells why a tier's package may not import another; "" when it may.
func forbids(t tier, folder, imported string) string {
	if imported == "testing" && strings.HasSuffix(folder, "test") {
		return "" // a package that helps tests, such as a behaviour suite
	}
	if slices.Contains(t.never, imported) {
		return fmt.Sprintf("%s never does (%s)", t.folder, t.why)
	}
	target, ours := strings.CutPrefix(imported, module+"/")
	switch {
	case !ours && !strings.Contains(firstElement(imported), "."): // the standard library
		return ""
	case !ours:
		if slices.Contains(t.outside, "*") || slices.ContainsFunc(t.outside, func(o string) bool { return within(imported, o) }) {
			return ""
		}
		return fmt.Sprintf("%s does not use it (%s)", t.folder, t.why)
	case within(target, t.folder):
		return forbidsSibling(t, folder, target)
	case slices.Contains(t.may, "*") || slices.ContainsFunc(t.may, func(m string) bool { return within(target, m) }):
		return ""
	}
	return fmt.Sprintf("%s may import %s alone (%s)", t.folder, strings.Join(append([]string{"itself"}, t.may...), ", "), t.why)
}

// forbidsSibling tells why two packages of one tier are kept apart.
func forbidsSibling(t tier, folder, target string) string {
	own, other := sibling(t, folder), sibling(t, target)
	switch {
	case own == other:
		return ""
	case t.apart:
		return fmt.Sprintf("packages of %s stand alone (%s)", t.folder, t.why)
	case t.folder != "internal/domain":
		return ""
	}
	ownRow, otherRow := domainRow(own), domainRow(other)
	switch {
	case ownRow < 0:
		return own + " has no place in the order of the domain: give it one"
	case otherRow < 0:
		return other + " has no place in the order of the domain: give it one"
	case otherRow >= ownRow:
		return other + " does not come before " + own + " in the order of the domain"
	}
	return ""
}

// sibling gives the first folder below the tier's.
func sibling(t tier, folder string) string {
	return firstElement(strings.TrimPrefix(strings.TrimPrefix(folder, t.folder), "/"))
}

func domainRow(name string) int {
	return slices.IndexFunc(domainOrder, func(row []string) bool { return slices.Contains(row, name) })
}

func firstElement(path string) string {
	first, _, _ := strings.Cut(path, "/")
	return first
}

func TestTiersCanFail(t *testing.T) {
	for _, c := range []struct {
		folder, imported string
		want             string // part of the complaint; "" for none
	}{
		{"internal/base/id", "github.com/google/uuid", ""},
		{"internal/base/id", "frontrow/internal/domain/order", "may import itself alone"},
		{"internal/base/id", "net/http", "never"},
		{"internal/domain/order", "frontrow/internal/base/id", ""},
		{"internal/domain/order", "frontrow/internal/domain/pricing", ""},
		{"internal/domain/order/ordertest", "frontrow/internal/domain/order", ""},
		{"internal/domain/order", "frontrow/internal/domain/ticket", "does not come before"},
		{"internal/domain/pricing", "frontrow/internal/domain/seating", "does not come before"},
		{"internal/domain/order", "frontrow/internal/domain/lottery", "has no place"},
		{"internal/domain/order", "frontrow/internal/store", "may import"},
		{"internal/domain/order", "database/sql", "never"},
		{"internal/domain/order", "database/sql/driver", ""},
		{"internal/domain/order", "testing", "never"},
		{"internal/domain/order/ordertest", "testing", ""},
		{"internal/domain/order", "math/rand/v2", "never"},
		{"internal/domain/order", "github.com/jackc/pgx/v5", "does not use it"},
		{"internal/engine", "frontrow/internal/store", "may import"},
		{"internal/engine", "database/sql", "never"},
		{"internal/store", "modernc.org/sqlite", ""},
		{"internal/store", "frontrow/internal/engine", "may import"},
		{"internal/store/storetest", "frontrow/internal/store", ""},
		{"internal/provider/pdf", "frontrow/internal/provider/qr", "stand alone"},
		{"internal/provider/testpay/pages", "frontrow/internal/provider/testpay", ""},
		{"internal/provider/testpay", "frontrow/internal/provider/contract", ""},
		{"internal/provider/contract", "frontrow/internal/provider/testpay", "stand alone"},
		{"internal/provider/pdf", "frontrow/internal/store", "may import"},
		{"internal/transport/api", "frontrow/internal/transport/problem", ""},
		{"internal/transport/api", "frontrow/web", ""},
		{"internal/transport/api", "frontrow/internal/platform/config", "may import"},
		{"internal/transport/web", "frontrow/internal/store", "may import"},
		{"internal/platform/jobs", "frontrow/internal/domain/order", "may import"},
		{"internal/app", "frontrow/internal/store", ""},
		{"cmd/frontrow", "frontrow/internal/app", ""},
		{"cmd/frontrow", "frontrow/internal/store", "may import"},
		{"cmd/frontrow", "github.com/alecthomas/kong", "does not use it"},
		{"web", "frontrow/internal/base/id", "may import itself alone"},
		{"internal/misc", "fmt", "belongs to no tier"},
	} {
		complaints := tierComplaints([]pkg{{ImportPath: module + "/" + c.folder, Imports: []string{c.imported}}})
		got := strings.Join(complaints, "; ")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s imports %s: %q; want %q", c.folder, c.imported, got, c.want)
		}
	}
}
