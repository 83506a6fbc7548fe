package browsertest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"frontrow/internal/app"
)

// TestFromAnEmptyHouse sets up everything that is sold, from an empty
// installation on, by clicking, and a buyer buys it.
func TestFromAnEmptyHouse(t *testing.T) {
	t.Parallel()
	browser := Start(t)
	folder, err := os.MkdirTemp("", "frontrow-empty-") //nolint:usetesting // the program outlives the test, and takes the folder with it
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	if app.Main(t.Context(), []string{"staff", "add", "--data", folder, "--email", owner, "--name", "Robin", "--role", "owner", "--organiser", "Quay House"},
		app.Streams{In: strings.NewReader(password + "\n"), Out: &said, Err: &said}) != 0 {
		t.Fatal(said.String())
	}
	url, err := serve(filepath.Clean(folder), "--test-pay", "--dev-mail")
	if err != nil {
		t.Fatal(err)
	}
	staff := browser.Device(t, Desktop)
	staff.Open(url + "/staff")
	staff.Fill("E-mail", owner)
	staff.Fill("Password", password)
	staff.Go("Sign in")

	staff.Go("Venues")
	staff.Go("Add a venue")
	staff.Fill("Name", "Quay Theatre")
	staff.Fill("City", "Berlin")
	staff.Choose("Country", "Germany")
	staff.Until("the time zone follows the country", `document.querySelector("#time_zone").value === "Europe/Berlin"`)
	staff.Go("Save")
	staff.Sees("The venue is there")
	staff.Go("Add a seating plan")
	staff.Go("Use this plan")
	staff.Sees("The seating plan is on file", "1,257 seats")
	staff.Until("the plan is drawn", `document.querySelector(".plan-map canvas") !== null`)

	staff.Go("Events")
	staff.Go("Add an event")
	staff.Fill("Title", "The First Night")
	staff.Choose("Genre", "Theatre")
	staff.Go("Save")
	staff.Go("Add a date")
	day := time.Now().AddDate(0, 1, 0).Format("2006-01-02")
	Ask[bool](staff, `document.querySelector("#starts_date").value = "`+day+`", true`)
	staff.Go("Save")
	staff.Sees("Which zone costs what")
	Ask[bool](staff, `document.querySelectorAll("input[name$='.face']").forEach((f) => { f.value = "40"; f.dispatchEvent(new Event("input", { bubbles: true })); }), true`)
	staff.Sees("€50,280.00")
	staff.Go("Save prices")
	staff.Sees("Everything needed is there", "1,257 places on sale")
	staff.Go("Publish")
	staff.Sees("It is published.")
	path := strings.TrimSuffix(strings.TrimPrefix(staff.Path(), "/staff"), "/publish")

	buyer := browser.Device(t, Phone)
	buyer.buy(&House{URL: url}, Show{Title: "The First Night", Path: path}, "first@buyers.example", "Box 4, seat 3")
}
