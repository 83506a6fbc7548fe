package checkout

import (
	"encoding/binary"
	"hash/fnv"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/order"
)

const (
	lookAgainAfter = 2 * time.Second // when somebody else was at it
	firstAsk       = 15 * time.Second
	longestRetry   = 10 * time.Minute
)

// lookAt says when to look at an order again that has to wait. The waits grow
// with the time that has gone by, so that nothing need be counted: a failed
// step is repeated after half of the time it has been failing, an unpaid order
// is asked about after half of its age, but also right at its deadline.
func lookAt(o order.Order, since, now time.Time, failed bool) time.Time {
	if failed {
		return now.Add(jitter(o.ID, now, min(max(lookAgainAfter, now.Sub(since)/2), longestRetry)))
	}
	if now.Before(o.Deadline) {
		next := now.Add(jitter(o.ID, now, max(firstAsk, now.Sub(o.CreatedAt)/2)))
		if next.After(o.Deadline) {
			return o.Deadline
		}
		return next
	}
	return now.Add(jitter(o.ID, now, max(firstAsk, now.Sub(o.Deadline)/2)))
}

// jitter stretches a wait by up to a quarter, so that orders that failed
// together do not come back together.
func jitter(o id.Order, now time.Time, wait time.Duration) time.Duration {
	h := fnv.New64a()
	raw := o.Bytes()
	h.Write(raw[:])
	h.Write(binary.BigEndian.AppendUint64(nil, uint64(now.UnixMicro())))
	return wait + time.Duration(h.Sum64()%uint64(wait/4+1))
}
