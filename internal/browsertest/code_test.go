package browsertest

import "testing"

// TestCode uses codes as buyers do: one by a link that unlocks kept seats on the
// map, one for what is held already, put to it and taken off again on the page
// where one pays, where nothing that was typed is lost.
func TestCode(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	plain := Phone
	plain.Name, plain.NoScript = "plain", true
	for _, screen := range []Screen{Phone, Desktop, plain} {
		t.Run(screen.Name, func(t *testing.T) {
			t.Parallel()
			show := house.NewShow(t, "Berlin", "Whispered on a "+screen.Name, 0)
			house.must(t, "POST", "/v1/shows/"+show.ID+"/vouchers", map[string]any{
				"codes": []string{"friends"}, "voucher": map[string]any{"seats": []string{"stalls/C/12", "stalls/C/13"}},
			})
			house.must(t, "POST", "/v1/shows/"+show.ID+"/vouchers", map[string]any{
				"codes": []string{"half"}, "voucher": map[string]any{"discount": map[string]any{"rate": 50_000, "no_fees": true}},
			})
			typed := func(tab *Tab) {
				t.Helper()
				if name := Ask[string](tab, `document.querySelector("#name").value + " " + document.querySelector("#email").value`); name != "Grace Hopper grace@buyers.example" {
					t.Errorf("typed was %q", name)
				}
			}

			look := func(tab *Tab, name string) {
				if t.Helper(); !screen.NoScript {
					tab.Check(name)
					return
				}
				tab.Shot(*shots, name+"-"+screen.Name)
				tab.fits(name)
			}

			tab := browser.Device(t, screen)
			tab.Open(house.URL + show.Path)
			tab.section("Stalls")
			look(tab, "code-without")
			if !Ask[bool](tab, `document.querySelector("input[value='stalls/C/12']").disabled`) {
				t.Error("a kept seat is there for anybody")
			}
			tab.Click("Do you have a code?")
			tab.Fill("Code", "fri-ends")
			tab.Go("Use it")
			tab.Sees("With the code FRIENDS")
			tab.section("Stalls")
			tab.Click("Row C, seat 12")
			look(tab, "code-unlocks")
			tab.Go("Hold these seats")
			tab.Sees("With the code FRIENDS", "Pay €99.00")
			look(tab, "code-unlocked")

			tab = browser.Device(t, screen)
			tab.Open(house.URL + show.Path)
			tab.section("Stalls")
			tab.Click("Row D, seat 12")
			tab.Go("Hold these seats")
			tab.Sees("Pay €99.00")
			tab.Fill("Name", "Grace Hopper")
			tab.Fill("E-mail", "grace@buyers.example")
			tab.Click("Do you have a code?")
			look(tab, "code-before")
			tab.Fill("Code", "quarter")
			tab.Expect("status of 409")
			tab.Go("Use it")
			tab.Sees("This code does not work for this show.")
			look(tab, "code-refused")
			tab.Fill("Code", "ha-lf")
			tab.Go("Use it")
			tab.Sees("With the code HALF", "Pay €45.00", "Taken off with HALF")
			typed(tab)
			look(tab, "code-with")
			tab.Go("Take it off")
			tab.Sees("Pay €99.00")
			typed(tab)
			look(tab, "code-after")
			tab.Click("Do you have a code?")
			tab.Fill("Code", "half")
			tab.Go("Pay €99.00")
			tab.Sees("Pay €45.00")
			tab.Go("Pay €45.00")
			tab.Sees("Testpay", "45.00")
		})
	}
}
