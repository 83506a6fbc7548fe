package inventory

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"regexp"
)

// Move ends a bucket's log here, because it goes on in another database. The
// row that says so is the last one to decide anything: a program that reads it
// decides nothing in this log any more.
type Move struct {
	To string // the name of the database: 1-60 small letters, digits, dots and dashes
}

func (Move) command() {}

// placeName is how a database is named to others. It is public with the row.
var placeName = regexp.MustCompile(`^[a-z0-9](?:[a-z0-9.-]{0,58}[a-z0-9])?$`)

func (d *desk) moveAway(c Move) (*held, bool, error) {
	if !placeName.MatchString(c.To) {
		return nil, false, ErrBadMove
	}
	return nil, true, d.record(Effect{Kind: kindMoved, To: c.To})
}

// saleMoved stands in the place of a sale that is kept elsewhere.
const saleMoved Sale = SaleClosed + 1

// Moved gives the fault every command is refused with once the log goes on
// elsewhere, with where; nil until then.
func (f *Fold) Moved() error { return movedTo(f.sale, f.to) }

func movedTo(sale Sale, to string) error {
	if sale != saleMoved {
		return nil
	}
	return ErrMoved.With("to", to)
}

func (d *draft) performMoved(e *Effect) error {
	if d.inForce() == nil || !placeName.MatchString(e.To) {
		return impossible(e, "a log that is begun moves to a place with a name")
	}
	d.newSale, d.newTo = saleMoved, e.To
	return nil
}

// closed refuses whatever would follow the word that the log goes on elsewhere.
// Rows without effects may follow: by one of them a node learns for certain that
// the last is there to stay.
func (d *draft) closed() error {
	if d.newSale != saleMoved {
		return nil
	}
	return fmt.Errorf("the log goes on elsewhere")
}

func digestMoved(to string) uint64 {
	if to == "" {
		return 0
	}
	h := sha256.Sum256([]byte(to))
	return mixed(tagMoved, binary.BigEndian.Uint64(h[:]))
}
