package inventory

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"os"
	"testing"
)

// The stranger understands the page's own example.
func TestStrangerReadsThePage(t *testing.T) {
	page, err := os.ReadFile(specification)
	if err != nil {
		t.Fatal(err)
	}
	block := func(begin string) []byte {
		_, rest, _ := bytes.Cut(page, []byte(begin))
		block, _, _ := bytes.Cut(rest, []byte("```\n"))
		return block
	}
	s, err := readStrange(block(publicBegin))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(s.version, s.seats, s.areas); got != "7 [0 3 0 0 3 4] [[8 0 0 0 2]]" {
		t.Errorf("it reads %s", got)
	}
	seed := make([]byte, ed25519.SeedSize)
	for i := range seed {
		seed[i] = byte(i)
	}
	key := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	text := string(bytes.TrimSpace(block(headBegin)))
	version, at, hash, ok := strangeHead(text, key)
	if !ok || int64(version) != s.version || at != s.at || !bytes.Equal(hash, s.hash[:]) {
		t.Errorf("the head is of version %d, %v", version, ok)
	}
	if _, _, _, ok := strangeHead(text[:40]+"Z"+text[41:], key); ok {
		t.Error("a head that was changed is believed")
	}
}

// Of a log in which everything has happened, the stranger and the program say
// the same at each version; and neither believes a row that is changed, even
// where the chain was made anew.
func TestStrangerAgrees(t *testing.T) {
	h := lived(t)
	for _, log := range [][]Row{h.log, vectorLog(t), extensionLog(t), optionsLog(t), purposeLog(t), chargesLog(t)} {
		for v := range log {
			file := publicForm(log[:v+1])
			s, err := readStrange(file)
			if err != nil {
				t.Fatal(err)
			}
			f, err := readPublic(file)
			if err != nil {
				t.Fatal(err)
			}
			sameAs(t, s, f)
		}
	}
	agreed := 0
	for v := 1; v < len(h.log); v++ {
		for i := range h.log[v].Public {
			changed := h.log[v].Redact()
			changed.Public = bytes.Clone(changed.Public)
			changed.Public[i] ^= 1
			changed.Hash = changed.link(h.log[v-1].Hash)
			file := changed.AppendLine(publicForm(h.log[:v]))
			s, strange := readStrange(file)
			f, ours := readPublic(file)
			switch {
			case ours == nil && strange != nil:
				t.Errorf("row %d, byte %d: the program believes it, and the stranger says %v", v, i, strange)
			case ours == nil:
				sameAs(t, s, f)
			case strange != nil:
				agreed++
			}
		}
	}
	if agreed < 50 {
		t.Errorf("only %d changed rows were refused by both", agreed)
	}
}

func sameAs(t *testing.T, s *stranger, f *Fold) {
	t.Helper()
	for i, c := range f.cells {
		if s.seats[i] != int(c.state()) || s.owner[i] != c.hold() {
			t.Errorf("version %d: seat %d is %d of hold %d, and %s of %d", s.version, i, s.seats[i], s.owner[i], c.state(), c.hold())
		}
	}
	for i, a := range f.areas {
		for state, n := range a {
			if s.areas[i][state] != uint64(n) {
				t.Errorf("version %d: area %d has %d places %s, and %d", s.version, i, s.areas[i][state], State(state), n)
			}
		}
	}
	if Hash(s.hash) != f.hash {
		t.Errorf("version %d: other hashes", s.version)
	}
}
