// Package keyfile keeps the house's keys as files: the key that signs ticket
// codes, the public halves of those that signed before, and the secret that
// order links are derived from.
//
// Files are readable by their owner alone and appear whole or not at all; a
// key that was handed out is durable on disk first, for a ticket must outlive
// any crash.
package keyfile
