package live

import "frontrow/internal/base/fault"

// ErrCrowded refuses a stream where too many are open. Nothing is lost by it:
// the snapshot can be polled.
var ErrCrowded = fault.Define(fault.Unavailable, "live.crowded", "Too many live streams are open. Ask for the snapshot of the seats every few seconds, and try the stream again later.")
