package inventory

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"frontrow/internal/base/sign"
)

// publicForm writes a log as anybody may have it.
func publicForm(log []Row) []byte {
	b := AppendPublicHeader(nil, testShow)
	for _, r := range log {
		b = r.Redact().AppendLine(b)
	}
	return b
}

const publicBegin, headBegin = "```public form\n", "```signed head\n"

// The specification's example is the public form of its first vectors, and the
// head at their end as the key of the ticket code's example signs it.
func TestSpecificationOfThePublicForm(t *testing.T) {
	page, err := os.ReadFile(specification)
	if err != nil {
		t.Fatal(err)
	}
	log := vectorLog(t)
	seed := make([]byte, ed25519.SeedSize)
	for i := range seed {
		seed[i] = byte(i)
	}
	head, err := log[len(log)-1].Redact().Head().Sign(sign.NewKey(ed25519.NewKeyFromSeed(seed)))
	if err != nil {
		t.Fatal(err)
	}
	for begin, want := range map[string]string{publicBegin: string(publicForm(log)), headBegin: head.String() + "\n"} {
		before, rest, _ := bytes.Cut(page, []byte(begin))
		block, after, closed := bytes.Cut(rest, []byte("```\n"))
		if !closed {
			t.Fatalf("the specification has no %s", begin)
		}
		if *update {
			block = []byte(want)
			page = bytes.Join([][]byte{before, []byte(begin), block, []byte("```\n"), after}, nil)
			if err := os.WriteFile(specification, page, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if string(block) != want {
			t.Errorf("the specification says\n%s\nand this program writes\n%s", block, want)
		}
	}
}

// readPublic verifies a file, as the program does that gets one.
func readPublic(file []byte, heads ...Head) (*Fold, error) {
	show, rows, err := ReadPublic(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	v := NewPublicVerifier(show)
	v.Expect(heads)
	return v.Fold(), through(v, rows, v.NextPublic)
}

func TestPublicFormRebuildsEverySeat(t *testing.T) {
	h := lived(t)
	f, err := readPublic(publicForm(h.log), h.fold.Head(), h.log[3].Redact().Head())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(f.cells, h.fold.cells) || !slices.Equal(f.areas, h.fold.areas) || f.Head() != h.fold.Head() {
		t.Error("it leads to other seats")
	}
	seats, areas := f.Tally()
	if all := h.fold.Counts(h.plan, h.fold.At()).All; seats.Total()+areas.Total() != all.Total() || seats.Sold+areas.Sold != all.Sold {
		t.Errorf("%+v and %+v, want %+v", seats, areas, all)
	}
}

// I8, for whoever has only the file: whatever is changed in it is found, and
// the first row concerned is named.
func TestChangedPublicFormIsFound(t *testing.T) {
	h := lived(t)
	whole := publicForm(h.log)
	lines := bytes.SplitAfter(whole, []byte("\n"))
	lines = lines[1 : len(lines)-1] // the rows: lines[v] is that of version v
	header := AppendPublicHeader(nil, testShow)
	file := func(rows [][]byte) []byte { return append(bytes.Clone(header), bytes.Join(rows, nil)...) }
	forged := func(v int, change func(r *PublicRow), relink bool) []byte {
		rows := slices.Clone(lines)
		var before Hash
		for i, r := range h.log {
			p := r.Redact()
			p.Public = bytes.Clone(p.Public)
			if i == v {
				change(&p)
			}
			if relink && i >= v {
				p.Hash = p.link(before)
			}
			before = p.Hash
			rows[i] = p.AppendLine(nil)
		}
		return file(rows)
	}
	last := len(lines) - 1
	for v := 1; v <= last; v++ {
		swapped := slices.Clone(lines)
		if v < last {
			swapped[v], swapped[v+1] = swapped[v+1], swapped[v]
		}
		for name, c := range map[string]struct {
			file []byte
			from int // the first version that can be at fault
		}{
			"a byte of the public part": {forged(v, func(r *PublicRow) { r.Public[len(r.Public)-1] ^= 1 }, false), v},
			"the private digest":        {forged(v, func(r *PublicRow) { r.Private[0] ^= 1 }, false), v},
			"the instant":               {forged(v, func(r *PublicRow) { r.At++ }, false), v},
			"the hash":                  {forged(v, func(r *PublicRow) { r.Hash[0] ^= 1 }, false), v},
			"a row missing":             {file(slices.Delete(slices.Clone(lines), v, v+1)), v},
			"a row twice":               {file(slices.Insert(slices.Clone(lines), v, lines[v])), v},
			"two rows swapped":          {file(swapped), v},
			"a space too many":          {file(slices.Replace(slices.Clone(lines), v, v+1, bytes.Replace(lines[v], []byte(`,"at"`), []byte(`, "at"`), 1))), v},
			"a member too many":         {file(slices.Replace(slices.Clone(lines), v, v+1, bytes.Replace(lines[v], []byte(`,"at"`), []byte(`,"who":1,"at"`), 1))), v},
			"another digest, new chain": {forged(v, func(r *PublicRow) { r.Private[0] ^= 1 }, true), last},
		} {
			_, err := readPublic(c.file, h.fold.Head())
			if name == "two rows swapped" && v == last {
				if err != nil {
					t.Errorf("the control: %v", err)
				}
				continue
			}
			var f *Finding
			if errors.As(err, &f) {
				if int(f.Version) != c.from && int(f.Version) != c.from+1 {
					t.Errorf("row %d, %s: found %v", v, name, err)
				}
			} else if err == nil || !strings.Contains(err.Error(), "line ") {
				t.Errorf("row %d, %s: found %v", v, name, err)
			}
		}
	}
	// A chain that was made anew must still lead to possible seats.
	if _, err := readPublic(forged(3, func(r *PublicRow) { r.Public = h.log[2].Public }, true)); err == nil {
		t.Error("a row that happened twice was believed")
	}
	for name, file := range map[string][]byte{
		"nothing":            nil,
		"no header":          file(lines)[len(header):],
		"another show's":     append([]byte(strings.Replace(string(header), `"bucket":"01`, `"bucket":"02`, 1)), bytes.Join(lines, nil)...),
		"two headers":        append(bytes.Clone(header), whole...),
		"no rows":            header,
		"cut within a line":  whole[:len(whole)-1],
		"a line without end": append(bytes.Clone(whole), bytes.Repeat([]byte("a"), maxPublicLine+1)...),
	} {
		if _, err := readPublic(file); err == nil {
			t.Errorf("%s: nothing was found", name)
		}
	}
}

// Nobody is named in the public form, and nobody can check a guess: the digest
// of the private part is that of a nonce nobody outside has, too.
func TestPublicFormNamesNobody(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := newHouse(rt)
		var secrets [][]byte
		secret := func(name string) (raw [16]byte) {
			copy(raw[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(rt, name))
			raw[0], raw[15] = 0xa5, raw[15]|1 // never zero, and told from the show's id
			secrets = append(secrets, raw[:])
			return raw
		}
		reason := rapid.StringMatching(`[a-zA-Z]{12,40}`).Draw(rt, "reason")
		secrets = append(secrets, []byte(reason))
		c := place(1, "s/A/1", "s/B/3")
		c.Buyer = idOf(secret("buyer"))
		c.Key = Key{Caller: secret("caller"), Body: secret("body")}
		a := h.must(c)
		s := sealOf(a, 1)
		s.Email = secret("email")
		h.must(s)
		h.must(Sell{a.Hold.ID, s.Order})
		order := s.Order.Bytes()
		secrets = append(secrets, order[:])
		by := staff().Bytes()
		secrets = append(secrets, by[:])
		h.must(Block{Staff: staff(), Choice: Choice{Seats: []string{"s/C/1"}}, Reason: reason})

		file := publicForm(h.log)
		_, rows, err := ReadPublic(bytes.NewReader(file))
		if err != nil {
			rt.Fatal(err)
		}
		shown := bytes.Clone(file)
		for r, err := range rows {
			if err != nil {
				rt.Fatal(err)
			}
			shown = append(append(shown, r.Public...), r.Private[:]...)
		}
		for _, one := range secrets {
			for _, written := range [][]byte{one, []byte(hex.EncodeToString(one)), []byte(strings.ToUpper(hex.EncodeToString(one)))} {
				if bytes.Contains(shown, written) {
					rt.Errorf("%q is in it", one)
				}
			}
		}
		for _, r := range h.log[1:] {
			if digest := sha256.Sum256(r.Private[len(Nonce{}):]); digest == r.Redact().Private {
				rt.Errorf("row %d: the digest is of what can be guessed", r.Version)
			}
			var nonce Nonce
			copy(nonce[:], r.Private)
			if bytes.Contains(shown, nonce[:]) {
				rt.Errorf("row %d: its nonce is in it", r.Version)
			}
		}
	})
}

// FuzzReadPublic: whatever is read is written again to the same bytes, and
// verifying it ends without a panic.
func FuzzReadPublic(f *testing.F) {
	h := lived(f)
	whole := publicForm(h.log)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add(AppendPublicHeader(nil, testShow))
	f.Add(publicForm(h.log[:3]))
	f.Fuzz(func(t *testing.T, file []byte) {
		show, rows, err := ReadPublic(bytes.NewReader(file))
		if err != nil {
			return
		}
		again, v := AppendPublicHeader(nil, show), NewPublicVerifier(show)
		broken := false
		for r, err := range rows {
			if err != nil {
				return
			}
			again = r.AppendLine(again)
			broken = broken || v.NextPublic(r) != nil
		}
		if !bytes.Equal(again, file) {
			t.Errorf("\n%s\nis written again as\n%s", file, again)
		}
	})
}
