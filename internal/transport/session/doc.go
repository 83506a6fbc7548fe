// Package session knows who is asking.
//
// One session serves both doors: a browser shows its token in an HttpOnly
// cookie, a program in an Authorization header. The store keeps only the
// token's hash, so a copy of the database opens nothing.
//
// A buyer is anybody who has done something worth remembering: the first hold
// makes a guest. Reading public pages makes no session and sets no cookie, so
// those pages can be cached by anyone. Staff sign in with a password; the token
// is renewed at that moment, so a token planted before is worth nothing after.
package session
