// Package sleep tells how long the machine has slept.
package sleep

import (
	"time"

	"golang.org/x/sys/unix"
)

// Total is how long the machine has slept since it was started: what its clock
// of all time is ahead of the one that stands still meanwhile. Two readings may
// differ by the time between them.
func Total() time.Duration {
	var awake, all unix.Timespec
	if unix.ClockGettime(unix.CLOCK_MONOTONIC, &awake) != nil || unix.ClockGettime(unix.CLOCK_BOOTTIME, &all) != nil {
		return 0
	}
	return time.Duration(all.Nano() - awake.Nano())
}
