package ticket_test

import (
	"crypto/ed25519"
	"errors"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
)

func TestKeyDocumentRoundTrips(t *testing.T) {
	a, b := testKey(1).Public(), testKey(2).Public()
	keys, err := ticket.ParseJWKS(ticket.JWKS(a, b))
	if err != nil || len(keys) != 2 || !keys[0].Equal(a) || !keys[1].Equal(b) {
		t.Fatalf("got %d keys, error %v", len(keys), err)
	}
}

func TestBadKeyDocuments(t *testing.T) {
	for name, document := range map[string]string{
		"empty":         ``,
		"null":          `null`,
		"no keys":       `{"keys":[]}`,
		"an RSA key":    `{"keys":[{"kty":"RSA","n":"AQAB"}]}`,
		"a short key":   `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"AAAA"}]}`,
		"not base64url": `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"++++++++++++++++++++++++++++++++++++++++++8"}]}`,
		"cut off":       `{"keys":[{"kty":"OKP","crv":"Ed25519"`,
	} {
		t.Run(name, func(t *testing.T) {
			if keys, err := ticket.ParseJWKS([]byte(document)); !errors.Is(err, ticket.ErrBadKeys) {
				t.Errorf("got %v and %v, want %v", keys, err, ticket.ErrBadKeys)
			}
		})
	}
}

func FuzzParseJWKS(f *testing.F) {
	f.Add(ticket.JWKS(testKey(1).Public()))
	f.Add([]byte(`{"keys":[{"kty":"OKP","crv":"Ed25519","x":null}]}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		keys, err := ticket.ParseJWKS(document)
		if (err == nil) != (len(keys) > 0) {
			t.Fatalf("%d keys and error %v", len(keys), err)
		}
		for _, key := range keys {
			if len(key) != ed25519.PublicKeySize {
				t.Fatalf("a key of %d bytes", len(key))
			}
		}
	})
}

func TestOrderKeyOpensOneOrder(t *testing.T) {
	secret, o := []byte("a secret of the house"), id.New[id.Order]()
	key := ticket.OrderKey(secret, o)
	if !ticket.CheckOrderKey(secret, o, key) {
		t.Fatal("the order's own key does not open it")
	}
	for name, opened := range map[string]bool{
		"another order":  ticket.CheckOrderKey(secret, id.New[id.Order](), key),
		"another secret": ticket.CheckOrderKey([]byte("another"), o, key),
		"no secret":      ticket.CheckOrderKey(nil, o, ticket.OrderKey(nil, o)),
		"no order":       ticket.CheckOrderKey(secret, id.Order{}, ticket.OrderKey(secret, id.Order{})),
		"no key":         ticket.CheckOrderKey(secret, o, ""),
		"half a key":     ticket.CheckOrderKey(secret, o, key[:16]),
	} {
		if opened {
			t.Errorf("%s opens it", name)
		}
	}
}

func TestSpotWithoutItsChart(t *testing.T) {
	for _, c := range []struct {
		place string
		area  bool
		want  string
	}{
		{"stalls/A/12", false, "stalls, Row A, Seat 12"},
		{"pit", true, "pit, standing"},
		{"stalls", false, "stalls"},
	} {
		if got := ticket.SpotOf(&seating.Plan{}, c.place, c.area).String(); got != c.want {
			t.Errorf("%s reads %q, want %q", c.place, got, c.want)
		}
	}
}

func TestSpotSaysARowsOwnNameAlone(t *testing.T) {
	for _, c := range []struct {
		spot ticket.Spot
		want string
	}{
		{ticket.Spot{Section: "Parkett", RowWord: "Row", Row: "4", Seat: "7"}, "Parkett, Row 4, Seat 7"},
		{ticket.Spot{Section: "Parkett", RowWord: "Row", Row: "Reihe 4", Named: true, Seat: "7"}, "Parkett, Reihe 4, Seat 7"},
		{ticket.Spot{Section: "Floor", RowWord: "Table", Row: "Table 3", Named: true, Seat: "1"}, "Floor, Table 3, Seat 1"},
	} {
		if got := c.spot.String(); got != c.want {
			t.Errorf("%+v reads %q, want %q", c.spot, got, c.want)
		}
	}
}
