package ticket

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"frontrow/internal/base/id"
	"frontrow/internal/base/sign"
)

// The example of docs/ticket-code.md.
var exampleClaims = Claims{
	Ticket: id.FromBytes[id.Ticket]([16]byte{0x01, 0x9a, 0x3c, 0x5e, 0x70, 0x00, 0x70, 0x01, 0x80, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08}),
	Show:   id.FromBytes[id.Show]([16]byte{0x01, 0x9a, 0x3c, 0x00, 0x00, 0x00, 0x70, 0x00, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x2a}),
	Place:  "stalls/A/12",
	Serial: 1,
}

func exampleKey() sign.Key {
	seed := make([]byte, ed25519.SeedSize)
	for i := range seed {
		seed[i] = byte(i)
	}
	return sign.NewKey(ed25519.NewKeyFromSeed(seed))
}

func exampleCode(t testing.TB) string {
	code, err := seal(exampleClaims, exampleKey())
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestTheDocumentedExample(t *testing.T) {
	page, err := os.ReadFile("../../../docs/ticket-code.md")
	if err != nil {
		t.Fatal(err)
	}
	code := exampleCode(t)
	if !bytes.Contains(page, []byte("\n"+code+"\n")) {
		t.Errorf("docs/ticket-code.md does not have the code of its example:\n%s", code)
	}
	key := exampleKey().Public()
	for _, want := range []string{
		sign.KeyIDOf(key).String(), exampleClaims.Ticket.String(), exampleClaims.Show.String(), string(JWKS(key)),
	} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("docs/ticket-code.md does not have %q", want)
		}
	}
	claims, err := Verify(code, key)
	want := exampleClaims
	want.Key = sign.KeyIDOf(key)
	if err != nil || claims != want {
		t.Errorf("the example claims %+v, error %v", claims, err)
	}
}

func TestEveryAlteredCharacterIsRefused(t *testing.T) {
	code, key := exampleCode(t), exampleKey().Public()
	const all = "0123456789ABCDEFGHJKMNPQRSTVWXYZILOUabcdz -_=\n"
	for i := range len(code) {
		for _, c := range []byte(all) {
			if code[i] == c {
				continue
			}
			altered := code[:i] + string(c) + code[i+1:]
			if _, err := Verify(altered, key); err == nil {
				t.Fatalf("character %d as %q passes", i, c)
			}
		}
		if _, err := Verify(code[:i]+code[i+1:], key); err == nil {
			t.Fatalf("without character %d it passes", i)
		}
		if _, err := Verify(code[:i]+"0"+code[i:], key); err == nil {
			t.Fatalf("with a character before %d it passes", i)
		}
		if _, err := Verify(code[:i], key); err == nil {
			t.Fatalf("cut after %d characters it passes", i)
		}
	}
}

func TestEveryFlippedBitIsRefused(t *testing.T) {
	code, key := exampleCode(t), exampleKey().Public()
	raw, ok := sign.Bytes(prefix, code)
	if !ok {
		t.Fatal("it cannot be read")
	}
	if _, err := Verify(sign.Text(prefix, raw), key); err != nil {
		t.Fatalf("control: the unaltered bytes are refused: %v", err)
	}
	for bit := range 8 * len(raw) {
		altered := bytes.Clone(raw)
		altered[bit/8] ^= 1 << (bit % 8)
		if _, err := Verify(sign.Text(prefix, altered), key); err == nil {
			t.Fatalf("with bit %d flipped it passes", bit)
		}
	}
}

func TestVerifyTellsWhatIsWrong(t *testing.T) {
	code, key := exampleCode(t), exampleKey().Public()
	stranger := sign.NewKey(ed25519.NewKeyFromSeed(bytes.Repeat([]byte{9}, ed25519.SeedSize)))
	strangers, err := seal(exampleClaims, stranger)
	if err != nil {
		t.Fatal(err)
	}
	// A stranger's signature under the name of our key.
	raw, ok := sign.Bytes(prefix, strangers)
	if !ok {
		t.Fatal("it cannot be read")
	}
	ours := sign.KeyIDOf(key)
	copy(raw[1:5], ours[:])
	borrowed := sign.Text(prefix, raw)

	for name, c := range map[string]struct {
		code string
		keys []ed25519.PublicKey
		want error
	}{
		"genuine":                {code, []ed25519.PublicKey{key}, nil},
		"genuine, retired key":   {code, []ed25519.PublicKey{stranger.Public(), key}, nil},
		"empty":                  {"", []ed25519.PublicKey{key}, ErrNotATicket},
		"prefix only":            {prefix, []ed25519.PublicKey{key}, ErrNotATicket},
		"a web address":          {"https://frontrow.example/tickets", []ed25519.PublicKey{key}, ErrNotATicket},
		"another version":        {"FR2-" + code[4:], []ed25519.PublicKey{key}, ErrNotATicket},
		"lower case":             {strings.ToLower(code), []ed25519.PublicKey{key}, ErrNotATicket},
		"a space after":          {code + " ", []ed25519.PublicKey{key}, ErrNotATicket},
		"a line break within":    {code[:40] + "\n" + code[40:], []ed25519.PublicKey{key}, ErrNotATicket},
		"look-alike letters":     {strings.Replace(code, "0", "О", 1), []ed25519.PublicKey{key}, ErrNotATicket},
		"far too long":           {prefix + strings.Repeat("0", 1<<20), []ed25519.PublicKey{key}, ErrNotATicket},
		"a stranger's":           {strangers, []ed25519.PublicKey{key}, ErrUnknownKey},
		"no keys":                {code, nil, ErrUnknownKey},
		"a key that is no key":   {code, []ed25519.PublicKey{{1, 2, 3}}, ErrUnknownKey},
		"our key's name, stolen": {borrowed, []ed25519.PublicKey{key}, ErrForged},
	} {
		t.Run(name, func(t *testing.T) {
			claims, err := Verify(c.code, c.keys...)
			if !errors.Is(err, c.want) || (c.want == nil) != (err == nil) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if err != nil && claims != (Claims{}) {
				t.Errorf("a refused code claims %+v", claims)
			}
			var out strings.Builder
			if inspected := Inspect(&out, c.code, c.keys...); !errors.Is(inspected, c.want) || (err != nil) != (out.Len() == 0) {
				t.Errorf("Inspect gave %v and wrote %q", inspected, out.String())
			}
		})
	}
}

func TestSignatureIsForTicketsOnly(t *testing.T) {
	payload, err := exampleClaims.bytes()
	if err != nil {
		t.Fatal(err)
	}
	key := exampleKey()
	id := sign.KeyIDOf(key.Public())
	copy(payload[1:5], id[:])
	signature, err := key.Sign(payload) // the same bytes, signed for something else
	if err != nil {
		t.Fatal(err)
	}
	code := sign.Text(prefix, append(payload, signature...))
	if _, err := Verify(code, key.Public()); !errors.Is(err, ErrForged) {
		t.Errorf("got %v, want %v", err, ErrForged)
	}
}

func TestCodesRoundTrip(t *testing.T) {
	key := exampleKey()
	rapid.Check(t, func(t *rapid.T) {
		want := Claims{
			Key:    sign.KeyIDOf(key.Public()),
			Ticket: id.New[id.Ticket](),
			Show:   id.New[id.Show](),
			Place:  rapid.StringOfN(rapid.RuneFrom([]rune("aZ09/-. äßЖ東🎭'\"<&")), 1, 60, maxPlace).Draw(t, "place"),
			Area:   rapid.Bool().Draw(t, "area"),
			Serial: rapid.IntRange(1, MaxSerial).Draw(t, "serial"),
		}
		code, err := seal(want, key)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Trim(code, "0123456789ABCDEFGHJKMNPQRSTVWXYZ-") != "" {
			t.Fatalf("%q has characters that a QR code's alphanumeric mode, a shell or a URL may not take", code)
		}
		got, err := Verify(code, key.Public())
		if err != nil || got != want {
			t.Fatalf("%+v came back as %+v, error %v", want, got, err)
		}
	})
}

func FuzzVerify(f *testing.F) {
	key := exampleKey()
	code := exampleCode(f)
	for _, seed := range []string{code, "", prefix, code[:len(code)-1], strings.ToLower(code), code + "0", strings.Repeat("Z", 300)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if c, _, signature, ok := open(text); ok {
			payload, err := c.bytes()
			if err != nil || sign.Text(prefix, append(payload, signature...)) != text {
				t.Fatalf("%q is read as %+v, which is written otherwise (%v)", text, c, err)
			}
		}
		if _, err := Verify(text, key.Public()); err == nil && text != code {
			t.Fatalf("forged: %q", text)
		}
	})
}

func BenchmarkSeal(b *testing.B) {
	key := exampleKey()
	for b.Loop() {
		if _, err := seal(exampleClaims, key); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	code, key := exampleCode(b), exampleKey().Public()
	for b.Loop() {
		if _, err := Verify(code, key); err != nil {
			b.Fatal(err)
		}
	}
}
