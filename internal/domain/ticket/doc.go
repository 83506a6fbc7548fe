// Package ticket issues tickets and says whether a code is one.
//
// A ticket's code is signed with Ed25519 and carries all it needs: whoever has
// the public key can tell a genuine code from a forged one without asking
// anybody, offline, for ever. docs/ticket-code.md specifies every byte. What a
// code cannot tell is what happened after it was issued: whether the ticket
// was revoked since is asked of the box office.
//
// Every place of an order gets exactly one ticket, however often the order's
// last step is repeated: tickets are counted within their order, and a number
// that is there is not issued again.
package ticket
