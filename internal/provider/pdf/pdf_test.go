package pdf_test

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/locale"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/ticket"
	"frontrow/internal/provider/pdf"
	"frontrow/internal/provider/qr"
)

var typeface = sync.OnceValue(func() pdf.Fonts {
	const folder = "../../../web/node_modules/@expo-google-fonts/"
	var faces [4][]byte
	for i, name := range []string{"inter/400Regular/Inter_400Regular", "inter/700Bold/Inter_700Bold", "vazirmatn/400Regular/Vazirmatn_400Regular", "vazirmatn/700Bold/Vazirmatn_700Bold"} {
		face, err := os.ReadFile(folder + name + ".ttf")
		if err != nil {
			return pdf.Fonts{} // not installed yet: Helvetica is tested in its place
		}
		faces[i] = face
	}
	return pdf.Fonts{Regular: faces[0], Bold: faces[1], Arabic: faces[2], ArabicBold: faces[3]}
})

func sheets(n int) []ticket.Sheet {
	start := time.Date(2026, 10, 24, 17, 30, 0, 0, time.UTC)
	all := make([]ticket.Sheet, n)
	for i := range all {
		all[i] = ticket.Sheet{
			Ticket: ticket.Ticket{
				ID: id.New[id.Ticket](), Serial: i + 1, Holder: "Jürgen Groß-Łukasiewicz", State: ticket.Valid, IssuedAt: start.Add(-1000 * time.Hour),
				Code: "FR1-01B4EPN706D3RQKG01R030020C20A1G7100SMF00000700400000000000N000BKEHGPRV3K5X0JYC9J6KJH4XCDAQK2Z7FVARX7FADQC6JFRH7R7QJSQ29HMJT2NSVGDGY5KFKG4D1830XM2AA5GAVVETYHFR754C01G009Y9VNDVBD3ASYW1G",
			},
			Number: "K7M-4XQ2",
			Of:     n,
			Locale: locale.English,
			Show: catalog.ShowView{
				Show:      catalog.Show{StartsAt: start, DoorsAt: start.Add(-time.Hour)},
				Event:     catalog.Event{Title: "The Long Night of Small Orchestras, with an Encore"},
				Venue:     catalog.Venue{Name: "Haus am See", Address: "Uferstraße 1", City: "Berlin", TimeZone: "Europe/Berlin"},
				Organiser: catalog.Organiser{Name: "Kulturverein Seeufer", Accent: "#0f766e", Email: "hallo@seeufer.example"},
			},
			Spot: ticket.Spot{Floor: "Ground floor", Section: "Front stalls, left", RowWord: "Row", Row: "AA", Seat: "112"},
		}
	}
	return all
}

func press(t testing.TB, fonts pdf.Fonts) *pdf.Press {
	t.Helper()
	p, err := pdf.New(fonts, qr.Encode)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestOnePageForEachTicket(t *testing.T) {
	for name, fonts := range map[string]pdf.Fonts{"own typeface": typeface(), "Helvetica": {}} {
		t.Run(name, func(t *testing.T) {
			for n, language := range map[int]*locale.Locale{1: locale.English, 2: locale.Arabic, 4: locale.German} {
				set := sheets(n)
				for i := range set {
					set[i].Locale = language
				}
				out, err := press(t, fonts).Tickets(set)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.HasPrefix(out, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(out), []byte("%%EOF")) {
					t.Error("not a PDF")
				}
				if pages := bytes.Count(out, []byte("/Type /Page\n")); pages != n {
					t.Errorf("%d pages for %d tickets", pages, n)
				}
				if len(out) > 200_000 {
					t.Errorf("%d bytes: the typeface was not cut down", len(out))
				}
			}
		})
	}
}

func TestSameTicketsSameBytes(t *testing.T) {
	p, set := press(t, typeface()), sheets(3)
	first, err := p.Tickets(set)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			if again, err := p.Tickets(set); err != nil || !bytes.Equal(again, first) {
				t.Errorf("printing again gave other bytes, error %v", err)
			}
		})
	}
	wg.Wait()
	set[0].Ticket.Holder = "Somebody Else"
	if other, err := p.Tickets(set); err != nil || bytes.Equal(other, first) {
		t.Errorf("another name gave the same bytes, error %v", err)
	}
}

func TestNothingPeopleTypeStopsTheTicket(t *testing.T) {
	presses := map[string]*pdf.Press{"own": press(t, typeface()), "Helvetica": press(t, pdf.Fonts{})}
	for name, text := range map[string]string{
		"empty":            "",
		"Japanese":         "東京の長い夜",
		"Arabic":           "ليلة طويلة في القاهرة",
		"emoji":            "🎭🎟️ Party 🇪🇺",
		"invalid UTF-8":    "broken \xff\xfe text",
		"controls":         "a\x00b\x1b[31mc\r\nd\u202e",
		"PDF operators":    `) Tj ET /JS (alert) (\`,
		"one endless word": strings.Repeat("Donaudampfschiff", 60),
		"last of the BMP":  "\uffff\ufffe\ufffd",
	} {
		for face, p := range presses {
			t.Run(name+" in "+face, func(t *testing.T) {
				sheet := sheets(1)[0]
				sheet.Ticket.Holder, sheet.Number = text, text
				sheet.Show.Event.Title, sheet.Show.Organiser.Name, sheet.Show.Organiser.Email = text, text, text
				sheet.Show.Organiser.Accent, sheet.Show.Venue.TimeZone = text, text
				sheet.Show.Venue.Name, sheet.Show.Venue.Address, sheet.Show.Venue.City = text, text, text
				sheet.Spot = ticket.Spot{Floor: text, Section: text, RowWord: text, Row: text, Seat: text}
				if _, err := p.Tickets([]ticket.Sheet{sheet}); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

func TestRevokedTicketHasNoCode(t *testing.T) {
	p := press(t, typeface())
	set := sheets(1)
	valid, err := p.Tickets(set)
	if err != nil {
		t.Fatal(err)
	}
	set[0].Ticket.State = ticket.Revoked
	revoked, err := p.Tickets(set)
	if err != nil {
		t.Fatal(err)
	}
	if len(revoked) >= len(valid)-1000 {
		t.Errorf("the revoked ticket has %d bytes, the valid one %d: it seems to carry the code", len(revoked), len(valid))
	}
}

func TestWhatCannotBePrinted(t *testing.T) {
	if _, err := press(t, pdf.Fonts{}).Tickets(nil); err == nil {
		t.Error("no tickets gave a PDF")
	}
	set := sheets(1)
	set[0].Ticket.Code = "not a code"
	if _, err := press(t, pdf.Fonts{}).Tickets(set); err == nil {
		t.Error("a text that is no code was printed")
	}
	if _, err := pdf.New(pdf.Fonts{Regular: []byte("x")}, qr.Encode); err == nil {
		t.Error("half a typeface was accepted")
	}
	if _, err := pdf.New(pdf.Fonts{Regular: []byte("not a font"), Bold: []byte("nor this")}, qr.Encode); err == nil {
		t.Error("a broken typeface was accepted")
	}
	if _, err := pdf.New(pdf.Fonts{Arabic: []byte("x")}, qr.Encode); err == nil {
		t.Error("half an Arabic typeface was accepted")
	}
	if _, err := pdf.New(pdf.Fonts{Arabic: []byte("not a font"), ArabicBold: []byte("nor this")}, qr.Encode); err == nil {
		t.Error("a broken Arabic typeface was accepted")
	}
}

func BenchmarkTickets(b *testing.B) {
	p, set := press(b, typeface()), sheets(2)
	for b.Loop() {
		if _, err := p.Tickets(set); err != nil {
			b.Fatal(err)
		}
	}
}
