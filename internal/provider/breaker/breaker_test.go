package breaker

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"frontrow/internal/archtest/mutants"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// patient is a provider that answers every call with one error, and counts.
type patient struct {
	payment.Gateway
	answer error
	calls  int
}

func (p *patient) say() error { p.calls++; return p.answer }

func (p *patient) Create(context.Context, payment.Request) (payment.Created, error) {
	return payment.Created{Ref: "r"}, p.say()
}

func (p *patient) Fetch(context.Context, string) (payment.Status, error) {
	return payment.Status{Standing: payment.Open}, p.say()
}

func (p *patient) List(context.Context, time.Time, time.Time, string) (payment.Listing, error) {
	return payment.Listing{Next: "x"}, p.say()
}

func (p *patient) Capture(context.Context, string, money.Amount, string) error { return p.say() }
func (p *patient) Void(context.Context, string, string) error                  { return p.say() }
func (p *patient) Refund(context.Context, string, money.Amount, string) error  { return p.say() }

func all(g payment.Gateway) []func() error {
	return []func() error{
		func() error { _, err := g.Create(context.Background(), payment.Request{}); return err },
		func() error { _, err := g.Fetch(context.Background(), "r"); return err },
		func() error { return g.Capture(context.Background(), "r", money.Amount{}, "k") },
		func() error { return g.Void(context.Background(), "r", "k") },
		func() error { return g.Refund(context.Background(), "r", money.Amount{}, "k") },
	}
}

func TestAProviderThatDoesNotAnswerIsSpared(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &patient{answer: payment.ErrUnreachable}
		g := New(p)
		for _, call := range all(g) { // five calls
			if err := call(); !errors.Is(err, payment.ErrUnreachable) || errors.Is(err, errResting) {
				t.Errorf("it answers %v", err)
			}
		}
		for _, call := range all(g) {
			if err := call(); !errors.Is(err, payment.ErrUnreachable) || p.calls != failures || !g.Resting() {
				t.Errorf("call %d: it answers %v", p.calls, err)
			}
		}
		time.Sleep(rest)
		if _, err := g.Fetch(t.Context(), "r"); err == nil || p.calls != failures+1 {
			t.Errorf("after a rest %d calls were made, %v", p.calls, err)
		}
		if err := g.Void(t.Context(), "r", "k"); err == nil || p.calls != failures+1 {
			t.Errorf("after a try in vain %d calls were made", p.calls)
		}
		time.Sleep(rest)
		p.answer = nil
		for _, call := range all(g) {
			if err := call(); err != nil || g.Resting() {
				t.Errorf("it is well again, and answers %v", err)
			}
		}
	})
}

// What is refused was answered.
func TestRefusalsAreAnswers(t *testing.T) {
	for _, answer := range []error{payment.ErrRefused, payment.ErrByHand, payment.ErrUnreachable.Because(payment.OnItsWay),
		payment.ErrUnreachable.Because(payment.TooFast), nil} {
		p := &patient{answer: answer}
		g := New(p)
		for range 4 {
			for _, call := range all(g) {
				if err := call(); !errors.Is(err, answer) {
					t.Errorf("it answers %v", err)
				}
			}
		}
		if g.Resting() || p.calls != 20 {
			t.Errorf("after %d calls it rests: %v", p.calls, g.Resting())
		}
	}
}

func TestMutantsAreCaught(t *testing.T) {
	mutants.Run(t, []mutants.Mutant{
		{Name: "nobody is ever spared", Test: "TestAProviderThatDoesNotAnswerIsSpared", Edits: []mutants.Edit{{File: "breaker.go",
			Old: "if !g.circuit.TryAcquirePermit() {", New: "if false {"}}},
		{Name: "a refusal counts as silence", Test: "TestRefusalsAreAnswers", Edits: []mutants.Edit{{File: "breaker.go",
			Old: "errors.Is(err, payment.ErrRefused), ", New: ""}}},
		{Name: "money that takes its time counts as silence", Test: "TestRefusalsAreAnswers", Edits: []mutants.Edit{{File: "breaker.go",
			Old: ", errors.Is(err, payment.OnItsWay)", New: ""}}},
		{Name: "a limit that is reached counts as silence", Test: "TestRefusalsAreAnswers", Edits: []mutants.Edit{{File: "breaker.go",
			Old: ",\n\t\terrors.Is(err, payment.TooFast)", New: ""}}},
	})
}
