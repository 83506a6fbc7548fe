package session

import (
	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
)

// Caller is who is asking. The zero Caller is a stranger.
type Caller struct {
	Buyer id.Buyer       // zero until something was held or bought
	Actor *account.Actor // nil unless a member of staff is signed in
}

// Known reports whether the caller has a session at all.
func (c Caller) Known() bool { return !c.Buyer.IsZero() || c.Actor != nil }

// Account names the caller for idempotency keys: two callers' equal keys never
// meet. A signed-in member of staff acts as staff.
func (c Caller) Account() string {
	if c.Actor != nil {
		return c.Actor.Staff.String()
	}
	return c.Buyer.String()
}
