// Package config holds the settings of the program and where they come from.
//
// A setting is one field of [Settings]. It can be given as a flag
// (--hold-ttl 15m), in the environment (FRONTROW_HOLD_TTL=15m) and in a
// settings file (hold_ttl: 15m); a flag goes before the environment, the
// environment before the file, the file before the default. A secret can also
// be read from a file of its own, named by FRONTROW_SMTP_URL_FILE and the like.
//
// Nothing is guessed: a name nobody knows is refused, in the file and in the
// environment, with the nearest known one; and [Settings.Validate] tells
// everything that is wrong at once, each with what would be right.
package config
