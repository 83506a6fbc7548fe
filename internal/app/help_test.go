package app

import (
	"encoding"
	"time"
)

// tick is the pause between two looks at something that another process, or
// another part of this one, is about to bring about.
func tick() <-chan time.Time { return time.After(10 * time.Millisecond) }

func mustParse[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](text string) (v T) {
	if err := P(&v).UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return v
}
