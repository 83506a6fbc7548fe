package inventory

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"strings"
	"testing"

	"frontrow/internal/base/sign"
)

func testKey(n byte) sign.Key {
	return sign.NewKey(ed25519.NewKeyFromSeed(bytes.Repeat([]byte{n}, ed25519.SeedSize)))
}

func signedHead(t tester, h Head) SignedHead {
	t.Helper()
	signed, err := h.Sign(testKey(1))
	if err != nil {
		t.Fatal(err)
	}
	return signed
}

func TestHeadsAreSigned(t *testing.T) {
	ours, others := testKey(1).Public(), testKey(2).Public()
	signed := signedHead(t, lived(t).fold.Head())
	read, err := ParseHead(signed.String())
	if err != nil || read != signed {
		t.Fatalf("%+v, %v", read, err)
	}
	if err := read.Verify(others, ours); err != nil {
		t.Errorf("the house's own: %v", err)
	}
	if err := read.Verify(others); !errors.Is(err, sign.ErrUnknownKey) {
		t.Errorf("with other keys: %v", err)
	}
	for name, change := range map[string]func(h *SignedHead){
		"version":   func(h *SignedHead) { h.Version++ },
		"time":      func(h *SignedHead) { h.At-- },
		"hash":      func(h *SignedHead) { h.Hash[31] ^= 1 },
		"show":      func(h *SignedHead) { h.Show = HoldID{}.Show },
		"signature": func(h *SignedHead) { h.signature[7] ^= 1 },
	} {
		forged := signed
		change(&forged)
		if err := forged.Verify(ours); !errors.Is(err, sign.ErrForged) {
			t.Errorf("with another %s: %v", name, err)
		}
	}
	// A signature for one purpose is worth nothing for another.
	wrong := signed
	raw, _ := testKey(1).Sign(signed.body())
	copy(wrong.signature[:], raw)
	if err := wrong.Verify(ours); !errors.Is(err, sign.ErrForged) {
		t.Errorf("signed without its purpose: %v", err)
	}
}

func TestHeadsAreFoundInMails(t *testing.T) {
	signed := signedHead(t, lived(t).fold.Head())
	code := signed.String()
	for name, text := range map[string]string{
		"alone":         code,
		"in a sentence": "Keep it: " + code + ".\nGoodbye",
		"broken":        "> " + code[:76] + "=\r\n> " + code[76:150] + "\n" + code[150:],
		"two":           code + "\n" + code,
	} {
		heads, err := FindHeads(text)
		if err != nil || len(heads) != strings.Count(name, "two")+1 || heads[0] != signed {
			t.Errorf("%s: %v, %v", name, heads, err)
		}
	}
	for name, text := range map[string]string{
		"nothing": "", "half": code[:100], "lower case": strings.ToLower(code), "one letter changed to none": code[:60] + "U" + code[61:],
	} {
		if heads, err := FindHeads(text); !errors.Is(err, ErrNotAHead) {
			t.Errorf("%s: %v, %v", name, heads, err)
		}
	}
}

// A log that leads to the same end by another way, and one whose end was cut
// off, are fine in themselves: heads that somebody kept tell.
func TestLogIsHeldAgainstPublishedHeads(t *testing.T) {
	h := lived(t)
	var heads []Head
	for _, r := range h.log {
		heads = append(heads, r.Redact().Head())
	}
	last := len(h.log) - 1
	cut, other := h.log[:last], append(append([]Row{}, h.log[:last]...), h.log[last])
	other[last].Private = bytes.Clone(other[last].Private)
	other[last].Private[0] ^= 1 // of the nonce: it says the same
	other[last].Hash = other[last].link(other[last-1].Hash)
	for name, c := range map[string]struct {
		log  []Row
		at   uint64
		says string
	}{
		"as it was":       {log: h.log},
		"cut":             {cut, uint64(last), "rows were taken off its end"},
		"another end":     {other, uint64(last), "was changed since"},
		"nothing at all":  {nil, 0, "the log is empty"},
		"only the begin.": {h.log[:1], 1, "rows were taken off its end"},
	} {
		v := NewVerifier(testShow)
		v.Expect([]Head{heads[last], heads[2], heads[2]})
		err := through(v, each(c.log), v.Next)
		var f *Finding
		errors.As(err, &f)
		switch {
		case c.says == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.says != "" && (f == nil || f.Version != c.at || !strings.Contains(f.Error(), c.says)):
			t.Errorf("%s: %v, want version %d", name, err, c.at)
		}
	}
}

// FuzzFindHeads: whatever is taken for a head is one, in its one spelling.
func FuzzFindHeads(f *testing.F) {
	code := signedHead(f, lived(f).fold.Head()).String()
	f.Add(code)
	f.Add("Your order\r\n" + code[:70] + "=\r\n" + code[70:] + "\r\n" + code)
	f.Add(HeadPrefix)
	f.Fuzz(func(t *testing.T, text string) {
		heads, err := FindHeads(text)
		if (err == nil) != (len(heads) > 0) || len(heads) > strings.Count(text, HeadPrefix) {
			t.Fatalf("%d heads, %v", len(heads), err)
		}
		for _, h := range heads {
			if again, err := ParseHead(h.String()); err != nil || again != h {
				t.Errorf("%s is read again as %s, %v", h, again, err)
			}
		}
		if h, err := ParseHead(text); err == nil && h.String() != text {
			t.Errorf("%q is another spelling of %s", text, h)
		}
	})
}
