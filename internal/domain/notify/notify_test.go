package notify_test

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/ticket"
)

func TestTicketsAreMailedOnce(t *testing.T) {
	f := newOffice(t)
	j := notify.TicketsJob(f.records.order.ID)
	for range 3 {
		if err := f.HandleTickets(t.Context(), j.Args); err != nil {
			t.Fatal(err)
		}
	}
	if len(f.postbox.mails) != 1 {
		t.Fatalf("%d mails, want 1", len(f.postbox.mails))
	}
	m := f.only(t)
	if m.State != notify.Sent || m.Attempts != 1 || !m.SentAt.Equal(f.memory.now) || m.To != "ada@example.org" {
		t.Errorf("the message is %+v", m)
	}
	if len(f.memory.timeline) != 1 || f.memory.timeline[0].What != order.WasMailed {
		t.Errorf("the timeline is %+v", f.memory.timeline)
	}
	all, err := f.OfOrder(t.Context(), f.records.order.ID)
	if err != nil || len(all) != 1 {
		t.Errorf("%d messages, error %v", len(all), err)
	}
}

func TestTheLetterWithTickets(t *testing.T) {
	f := newOffice(t)
	f.records.tickets[2].State = ticket.Revoked
	if err := f.HandleTickets(t.Context(), notify.TicketsJob(f.records.order.ID).Args); err != nil {
		t.Fatal(err)
	}
	m := f.postbox.mails[0]
	if m.Subject != "Your tickets: Winterreise, Saturday 24 October 2026" || m.From != "Seeufer" ||
		m.To != (notify.Address{Name: "Ada Byron", Email: "ada@example.org"}) ||
		m.ReplyTo != (notify.Address{Name: "Seeufer", Email: "hallo@seeufer.example"}) || m.ID != f.only(t).ID {
		t.Errorf("the mail is headed %+v", m)
	}
	o := f.records.order
	link := "https://tickets.example/orders/" + o.ID.String() + "?key=" + ticket.OrderKey(secret, o.ID)
	for _, body := range []string{m.Text, m.HTML} {
		for _, want := range []string{
			"Hello Ada Byron,", link, "Winterreise", "Saturday 24 October 2026, 19:30", "(doors 18:30)", "Haus am See, Ufer 1, Berlin",
			"stalls, Row A, Seat 12", "€45.00", "pit, standing", "K7M-4XQ2", "€90.00", "hallo@seeufer.example", "public seat log", "FRH1-0123",
		} {
			if !strings.Contains(body, want) {
				t.Errorf("it does not say %q:\n%s", want, body)
			}
		}
	}
	if !strings.Contains(m.HTML, `bgcolor="#0f766e"`) {
		t.Error("it does not bear the organiser's colour")
	}
	if len(m.Files) != 2 || m.Files[0].Name != "tickets-K7M-4XQ2.pdf" || string(m.Files[0].Content) != "pdf" ||
		m.Files[1].Name != "show.ics" || string(m.Files[1].Content) != "calendar "+link {
		t.Errorf("enclosed is %+v", m.Files)
	}
	if len(f.printer.printed) != 2 {
		t.Errorf("%d tickets were printed, want the 2 valid ones", len(f.printer.printed))
	}
	at, err := url.Parse(link)
	if err != nil || !ticket.CheckOrderKey(secret, o.ID, at.Query().Get("key")) {
		t.Errorf("the link %s does not open the order, error %v", link, err)
	}
}

// A letter is in the language of its order, from the subject to the address it
// leads to.
func TestLettersSpeakTheLanguageOfTheOrder(t *testing.T) {
	for language, want := range map[string][]string{
		"de": {"Ihre Tickets: Winterreise, Samstag, 24. Oktober 2026", "Guten Tag Ada Byron,", "Reihe A, Platz 12", "45,00\u00a0€", "Einlass 18:30", "/de/orders/", `lang="de" dir="ltr"`},
		"fr": {"Vos billets : Winterreise, samedi 24 octobre 2026", "Bonjour Ada Byron,", "Rang A, Place 12", "45,00\u00a0€", "portes 18:30", "/fr/orders/", `lang="fr" dir="ltr"`},
		"es": {"Sus entradas: Winterreise, sábado, 24 de octubre de 2026", "Hola, Ada Byron:", "Fila A, Asiento 12", "45,00\u00a0€", "puertas 18:30", "/es/orders/", `lang="es" dir="ltr"`},
		"ar": {"تذاكرك: \u2068Winterreise\u2069، السبت 24 أكتوبر 2026", "مرحبًا \u2068Ada Byron\u2069،", "المقعد \u206612\u2069", "\u206645.00\u00a0€\u2069", "/ar/orders/", `lang="ar" dir="rtl"`},
	} {
		f := newOffice(t)
		f.records.order.Language = language
		if err := f.HandleTickets(t.Context(), notify.TicketsJob(f.records.order.ID).Args); err != nil {
			t.Fatal(err)
		}
		m := f.postbox.mails[0]
		if m.Subject != want[0] {
			t.Errorf("%s: the subject is %q", language, m.Subject)
		}
		for _, words := range want[1:] {
			if !strings.Contains(m.HTML, words) {
				t.Errorf("%s: the letter does not say %q:\n%s", language, words, m.HTML)
			}
		}
		if m.Text == "" || strings.ContainsAny(m.Text, "{}") || strings.Contains(m.HTML, "{") {
			t.Errorf("%s: a phrase lacks what it is about:\n%s", language, m.Text)
		}
	}
}

func TestTheLetterOfAnEnd(t *testing.T) {
	for state, says := range map[order.State]string{
		order.Cancelled: "No money was kept",
		order.Refunding: "on its way back",
		order.Refunded:  "went back to the card",
	} {
		t.Run(string(state), func(t *testing.T) {
			f := newOffice(t)
			f.records.order.State = state
			f.records.order.Reason = "The seats were gone when the money came."
			for range 2 {
				if err := f.HandleCancelled(t.Context(), notify.CancelledJob(f.records.order.ID).Args); err != nil {
					t.Fatal(err)
				}
			}
			if len(f.postbox.mails) != 1 {
				t.Fatalf("%d mails, want 1", len(f.postbox.mails))
			}
			m := f.postbox.mails[0]
			if m.Subject != "Your order K7M-4XQ2 was cancelled: Winterreise" || len(m.Files) != 0 {
				t.Errorf("the mail is %q with %d files", m.Subject, len(m.Files))
			}
			for _, body := range []string{m.Text, m.HTML} {
				if !strings.Contains(body, says) || !strings.Contains(body, f.records.order.Reason) {
					t.Errorf("it does not say %q and why:\n%s", says, body)
				}
			}
		})
	}
}

func TestWhatIsNoLongerTrueIsNotSent(t *testing.T) {
	f := newOffice(t)
	for _, state := range order.States() {
		f.records.order.State = state
		for kind, handle := range map[notify.Kind]func() error{
			notify.Tickets:   func() error { return f.HandleTickets(t.Context(), notify.TicketsJob(f.records.order.ID).Args) },
			notify.Cancelled: func() error { return f.HandleCancelled(t.Context(), notify.CancelledJob(f.records.order.ID).Args) },
		} {
			f.memory.messages, f.postbox.mails = nil, nil
			if err := handle(); err != nil {
				t.Fatalf("%s of a %s order: %v", kind, state, err)
			}
			want := notify.Dropped
			if state == order.Paid && kind == notify.Tickets ||
				(state == order.Cancelled || state == order.Refunding || state == order.Refunded) && kind == notify.Cancelled {
				want = notify.Sent
			}
			if m := f.only(t); m.State != want || (len(f.postbox.mails) == 1) != (want == notify.Sent) {
				t.Errorf("%s of a %s order was %s with %d mails, want %s", kind, state, m.State, len(f.postbox.mails), want)
			}
		}
	}
}

func TestFailedAttemptIsTriedAgain(t *testing.T) {
	f := newOffice(t)
	args := notify.TicketsJob(f.records.order.ID).Args
	down := errors.New("the server is down\r\nBcc: x")
	f.postbox.next = func(notify.Mail) error { return down }
	if err := f.HandleTickets(t.Context(), args); !errors.Is(err, down) {
		t.Fatalf("got %v; the job must be tried again", err)
	}
	if m := f.only(t); m.State != notify.Queued || m.Attempts != 1 || m.LastError != "the server is down Bcc: x" {
		t.Errorf("the message is %+v", m)
	}
	if err := f.HandleTickets(t.Context(), args); err != nil {
		t.Fatal(err)
	}
	if m := f.only(t); m.State != notify.Sent || m.Attempts != 2 || m.LastError != "" {
		t.Errorf("the message is %+v", m)
	}
}

func TestRefusedForGood(t *testing.T) {
	f := newOffice(t)
	args := notify.TicketsJob(f.records.order.ID).Args
	f.postbox.next = func(notify.Mail) error { return fmt.Errorf("550 no such user: %w", notify.ErrRefused) }
	for range 2 {
		if err := f.HandleTickets(t.Context(), args); err != nil {
			t.Fatalf("got %v; there is nothing to try again", err)
		}
	}
	if m := f.only(t); m.State != notify.Failed || m.Attempts != 1 || !strings.Contains(m.LastError, "no such user") || len(f.postbox.mails) != 0 {
		t.Errorf("the message is %+v with %d mails", m, len(f.postbox.mails))
	}
}

func TestLostRecordRepeatsTheSameMail(t *testing.T) {
	f := newOffice(t)
	args := notify.TicketsJob(f.records.order.ID).Args
	f.postbox.next = func(notify.Mail) error {
		f.memory.fail = errors.New("the disk is full") // and so the success is not recorded
		return nil
	}
	if err := f.HandleTickets(t.Context(), args); err == nil {
		t.Fatal("the job ended although nothing was recorded")
	}
	if err := f.HandleTickets(t.Context(), args); err != nil {
		t.Fatal(err)
	}
	if len(f.postbox.mails) != 2 || f.postbox.mails[0].ID != f.postbox.mails[1].ID {
		t.Errorf("%d mails; the copy must bear the first one's Message-ID", len(f.postbox.mails))
	}
	if len(f.memory.timeline) != 1 {
		t.Errorf("the timeline has %d entries, want 1", len(f.memory.timeline))
	}
}

func TestTwoRunnersSendOneMail(t *testing.T) {
	f := newOffice(t)
	args := notify.TicketsJob(f.records.order.ID).Args
	// Another runner gets in between: after this one has read the message and
	// before it has begun.
	f.Records = &interrupted{records: f.records, then: func() {
		if err := f.HandleTickets(t.Context(), args); err != nil {
			t.Errorf("the quick one: %v", err)
		}
	}}
	if err := f.HandleTickets(t.Context(), args); err == nil {
		t.Error("the slow one ended as if it had sent the mail")
	}
	if err := f.HandleTickets(t.Context(), args); err != nil {
		t.Errorf("the slow one, tried again: %v", err)
	}
	if len(f.postbox.mails) != 1 {
		t.Errorf("%d mails, want 1", len(f.postbox.mails))
	}
}

func TestResend(t *testing.T) {
	f := newOffice(t)
	o := f.records.order.ID
	if err := f.HandleTickets(t.Context(), notify.TicketsJob(o).Args); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Resend(t.Context(), idem.Key{}, o); !errors.Is(err, notify.ErrJustSent) || fault.From(err).RetryAfter != time.Minute {
		t.Fatalf("at once: %v", err)
	}
	for no := 2; no <= 10; no++ {
		f.memory.now = f.memory.now.Add(time.Minute)
		m, err := f.Resend(t.Context(), idem.Key{}, o)
		if err != nil || m.No != no {
			t.Fatalf("number %d: %+v, error %v", no, m, err)
		}
		if again, err := f.Resend(t.Context(), idem.Key{}, o); err != nil || again != m {
			t.Fatalf("asking twice for number %d: %+v, error %v", no, again, err)
		}
		if len(f.memory.jobs) != no-1 {
			t.Fatalf("%d jobs, want %d", len(f.memory.jobs), no-1)
		}
		j := f.memory.jobs[no-2]
		if j.Kind != notify.JobSend {
			t.Fatalf("a job of kind %s", j.Kind)
		}
		for range 2 {
			if err := f.HandleSend(t.Context(), j.Args); err != nil {
				t.Fatal(err)
			}
		}
		if len(f.postbox.mails) != no {
			t.Fatalf("%d mails, want %d", len(f.postbox.mails), no)
		}
	}
	f.memory.now = f.memory.now.Add(time.Hour)
	if _, err := f.Resend(t.Context(), idem.Key{}, o); !errors.Is(err, notify.ErrSentTooOften) {
		t.Errorf("the eleventh: %v", err)
	}
	f.records.order.State = order.Refunded
	if _, err := f.Resend(t.Context(), idem.Key{}, o); !errors.Is(err, notify.ErrNothingToSend) {
		t.Errorf("of a refunded order: %v", err)
	}
	if _, err := f.Resend(t.Context(), idem.Key{}, id.New[id.Order]()); !errors.Is(err, order.ErrNoOrder) {
		t.Errorf("of no order: %v", err)
	}
}

// Asking again is a way out when the job of the first mail was given up.
func TestResendOfWhatNobodySendsAnyMore(t *testing.T) {
	f := newOffice(t)
	o := f.records.order.ID
	f.postbox.next = func(notify.Mail) error { return errors.New("the server is down") }
	if err := f.HandleTickets(t.Context(), notify.TicketsJob(o).Args); err == nil {
		t.Fatal("it was sent")
	}
	f.memory.now = f.memory.now.Add(time.Hour) // meanwhile the job is buried
	m, err := f.Resend(t.Context(), idem.Key{}, o)
	if err != nil || m.No != 1 || len(f.memory.jobs) != 1 {
		t.Fatalf("%+v, %v, %d jobs", m, err, len(f.memory.jobs))
	}
	for range 2 {
		if err := f.HandleSend(t.Context(), f.memory.jobs[0].Args); err != nil {
			t.Fatal(err)
		}
	}
	if m := f.only(t); m.State != notify.Sent || len(f.postbox.mails) != 1 {
		t.Errorf("%+v, %d mails", m, len(f.postbox.mails))
	}
}

func TestHostileTextStaysText(t *testing.T) {
	const evil = "Ada\r\nBcc: everybody@example.org\r\n\r\n<script>alert(1)</script>\u202e\x00{{.Link}}"
	f := newOffice(t)
	f.records.order.Name, f.records.order.Number, f.records.order.Reason = evil, evil, evil
	f.records.view.Event.Title, f.records.view.Venue.Name, f.records.view.Venue.City = evil, evil, strings.Repeat("x", 10_000)
	f.records.view.Organiser.Name, f.records.view.Organiser.Email, f.records.view.Organiser.Accent = evil, evil, `#fff" onload="x`
	f.records.view.Venue.TimeZone = "../../etc/passwd"
	if err := f.HandleTickets(t.Context(), notify.TicketsJob(f.records.order.ID).Args); err != nil {
		t.Fatal(err)
	}
	f.records.order.State = order.Refunded
	if err := f.HandleCancelled(t.Context(), notify.CancelledJob(f.records.order.ID).Args); err != nil {
		t.Fatal(err)
	}
	for _, m := range f.postbox.mails {
		for _, header := range []string{m.Subject, m.From, m.To.Name, m.To.Email, m.ReplyTo.Name, m.ReplyTo.Email} {
			if strings.ContainsFunc(header, func(r rune) bool { return r < ' ' || r == '\u202e' }) {
				t.Errorf("a header has a control character: %q", header)
			}
		}
		if strings.Contains(m.HTML, "<script>") || strings.Contains(m.HTML, "onload=") {
			t.Errorf("markup got in:\n%s", m.HTML)
		}
		for line := range strings.SplitSeq(m.Text, "\n") {
			if strings.HasPrefix(line, "Bcc:") {
				t.Errorf("a line was forged: %q", line)
			}
		}
		for _, file := range m.Files {
			if strings.ContainsAny(file.Name, "\r\n/<> \"") {
				t.Errorf("a file is called %q", file.Name)
			}
		}
	}
}

func TestJobsWithBadArguments(t *testing.T) {
	f := newOffice(t)
	for _, args := range []string{``, `null`, `{}`, `{"order":"x"}`, `{"message":"msg_0"}`, `[]`} {
		for name, handle := range map[string]func() error{
			"tickets":   func() error { return f.HandleTickets(t.Context(), []byte(args)) },
			"cancelled": func() error { return f.HandleCancelled(t.Context(), []byte(args)) },
			"send":      func() error { return f.HandleSend(t.Context(), []byte(args)) },
		} {
			if err := handle(); err == nil {
				t.Errorf("%s with %q ended well", name, args)
			}
		}
	}
	if len(f.memory.messages) != 0 || len(f.postbox.mails) != 0 {
		t.Error("something was sent")
	}
}
