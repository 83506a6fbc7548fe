package fault

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

func TestCopiesLeaveTheSharedFaultAlone(t *testing.T) {
	shared := &Fault{Kind: Conflict, Code: "a.b", Message: "As declared."}
	full := shared.With("left", 3).At("seats[0]", "no seat %q", "A").Says("Only %d left.", 3).After(time.Second).Because(errors.New("cause"))
	if shared.Detail != nil || shared.Fields != nil || shared.Message != "As declared." || shared.RetryAfter != 0 || shared.Unwrap() != nil {
		t.Errorf("the shared fault became %+v", shared)
	}
	if full.Detail["left"] != 3 || len(full.Fields) != 1 || full.Message != "Only 3 left." || full.RetryAfter != time.Second || full.Unwrap() == nil {
		t.Errorf("got %+v", full)
	}
	more := full.With("right", 4).At("seats[1]", "neither")
	if len(full.Detail) != 1 || len(full.Fields) != 1 || len(more.Detail) != 2 || len(more.Fields) != 2 {
		t.Error("a copy shares what it carries with what it was copied from")
	}
}

func TestIsGoesByCode(t *testing.T) {
	declared := &Fault{Code: "a.b"}
	wrapped := fmt.Errorf("while holding: %w", declared.With("left", 3))
	if !errors.Is(wrapped, declared) {
		t.Error("a copy with details is not recognised")
	}
	if errors.Is(wrapped, &Fault{Code: "a.c"}) {
		t.Error("another code is taken for this one")
	}
}

func TestFrom(t *testing.T) {
	if From(nil) != nil {
		t.Error("no error is a fault")
	}
	declared := &Fault{Kind: Gone, Code: "a.b"}
	if got := From(fmt.Errorf("wrapped: %w", declared)); got != declared {
		t.Errorf("got %v", got)
	}
	unknown := errors.New("disk on fire")
	got := From(unknown)
	if got.Kind != Internal || got.Code != "internal" || !errors.Is(got, unknown) || got.Message == unknown.Error() {
		t.Errorf("an unknown error became %+v", got)
	}
}

func TestOneCodeHasOneMeaning(t *testing.T) {
	Define(Conflict, "test.once", "The first.")
	defer delete(defined, "test.once")
	defer func() {
		if recover() == nil {
			t.Error("a code was defined twice")
		}
	}()
	Define(Gone, "test.once", "The second.")
}
