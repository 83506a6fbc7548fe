package replay

import (
	"encoding/hex"
	"os"
	"strconv"
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// The reader must read the logs that the format's own page gives as examples.
func TestReadsTheVectors(t *testing.T) {
	page, err := os.ReadFile("../../../docs/algorithms/seat-log.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(page), "```vectors")[1:]
	if len(blocks) < 3 {
		t.Fatalf("the page has %d examples", len(blocks))
	}
	for _, block := range blocks {
		block, _, _ = strings.Cut(block, "```")
		rows := vectors(t, block)
		h := History{Show: rows[0].Bucket}
		state, complaints := h.Judge(func(yield func(inventory.Row, error) bool) {
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
		})
		if len(complaints) > 0 || state.Version != uint64(len(rows)-1) {
			t.Errorf("%d rows, read to version %d: %v", len(rows), state.Version, complaints)
		}
	}
}

func vectors(t *testing.T, block string) (rows []inventory.Row) {
	var bucket id.Show
	for line := range strings.Lines(block) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		value = strings.TrimSpace(value)
		number, _ := strconv.ParseInt(value, 10, 64)
		raw, _ := hex.DecodeString(value)
		switch name {
		case "bucket":
			bucket = id.FromBytes[id.Show]([16]byte(raw))
		case "version":
			rows = append(rows, inventory.Row{Bucket: bucket, Version: uint64(number)})
		case "at":
			rows[len(rows)-1].At = number
		case "public":
			rows[len(rows)-1].Public = raw
		case "private":
			rows[len(rows)-1].Private = raw
		case "hash":
			rows[len(rows)-1].Hash = inventory.Hash(raw)
		}
	}
	if len(rows) < 3 {
		t.Fatalf("an example of %d rows", len(rows))
	}
	return rows
}
