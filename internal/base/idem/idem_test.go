package idem

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/job"
)

func TestNewKey(t *testing.T) {
	good, err := NewKey("buyer_1", "POST /v1/holds", "k-1", []byte(`{"a":1}`))
	if err != nil || good.IsZero() {
		t.Fatal(good, err)
	}
	again, _ := NewKey("buyer_1", "POST /v1/holds", "k-1", []byte(`{"a":1}`))
	if again != good {
		t.Error("the same request has another key")
	}
	otherBody, _ := NewKey("buyer_1", "POST /v1/holds", "k-1", []byte(`{"a":2}`))
	if otherBody.Caller != good.Caller || otherBody.Body == good.Body {
		t.Error("another body must be another request under the same key")
	}
	for name, parts := range map[string][3]string{
		"another account": {"buyer_2", "POST /v1/holds", "k-1"}, "another route": {"buyer_1", "POST /v1/orders", "k-1"},
		"another text": {"buyer_1", "POST /v1/holds", "k-2"}, "borders moved": {"buyer_1POST", " /v1/holds", "k-1"},
	} {
		k, err := NewKey(parts[0], parts[1], parts[2], []byte(`{"a":1}`))
		if err != nil || k.Caller == good.Caller {
			t.Errorf("%s: the keys meet (%v)", name, err)
		}
	}
	for text, want := range map[string]*fault.Fault{
		"": ErrMissing, strings.Repeat("k", MaxLen+1): ErrBadKey, "tab\t": ErrBadKey, "\xff": ErrBadKey, "ключ": ErrBadKey,
	} {
		if _, err := NewKey("a", "r", text, nil); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
	if _, err := NewKey("a", "r", strings.Repeat("k", MaxLen), nil); err != nil {
		t.Errorf("the longest key: %v", err)
	}
}

// memory is a Tx over a map, and its own Runner. It keeps what a body did only
// if the body returns nil, and can run a body twice as a retry would.
type memory struct {
	kept  map[[16]byte][]byte
	body  map[[16]byte][16]byte
	twice bool
}

func (m *memory) Now() time.Time        { return time.Unix(0, 0) }
func (m *memory) Enqueue(job.Job) error { return nil }

func (m *memory) Recall(k Key) ([]byte, bool, error) {
	answer, found := m.kept[k.Caller]
	if found && m.body[k.Caller] != k.Body {
		return nil, false, ErrKeyReused
	}
	return answer, found, nil
}

func (m *memory) Remember(k Key, answer []byte) error {
	m.kept[k.Caller], m.body[k.Caller] = answer, k.Body
	return nil
}

func (m *memory) Update(_ context.Context, fn func(q *memory) error) error {
	if m.twice {
		scratch := &memory{kept: map[[16]byte][]byte{}, body: map[[16]byte][16]byte{}}
		_ = fn(scratch)
	}
	return fn(m)
}

func (m *memory) View(_ context.Context, fn func(q *memory) error) error { return fn(m) }

func TestOnce(t *testing.T) {
	for _, twice := range []bool{false, true} {
		m := &memory{kept: map[[16]byte][]byte{}, body: map[[16]byte][16]byte{}, twice: twice}
		key, _ := NewKey("a", "r", "k", []byte("body"))
		calls := 0
		do := func(k Key, fail error) (string, error) {
			return Once(t.Context(), m, k, func(*memory) (string, error) {
				calls++
				return "made " + strings.Repeat("x", calls), fail
			})
		}
		refusal := errors.New("refused")
		if _, err := do(key, refusal); !errors.Is(err, refusal) {
			t.Fatal(err)
		}
		first, err := do(key, nil)
		if err != nil {
			t.Fatal("a refusal bound its key:", err)
		}
		before := calls
		if again, err := do(key, refusal); err != nil || again != first || twice && calls > before+1 || !twice && calls != before {
			t.Errorf("the replay gave %q (%v) after %q, in %d calls", again, err, first, calls-before)
		}
		other := key
		other.Body[0] ^= 1
		if _, err := do(other, nil); !errors.Is(err, ErrKeyReused) {
			t.Errorf("another request under the key: %v", err)
		}
		if one, two := mustOnce(do(Key{}, nil)), mustOnce(do(Key{}, nil)); one == two {
			t.Error("without a key nothing is remembered")
		}
	}
}

func mustOnce(s string, err error) string {
	if err != nil {
		panic(err)
	}
	return s
}
