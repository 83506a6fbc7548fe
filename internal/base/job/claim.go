package job

import (
	"encoding/json"
	"errors"

	"frontrow/internal/base/id"
)

// Claimed is a job that was handed to one runner until its lease ends.
type Claimed struct {
	ID      id.Job
	Kind    string
	Args    json.RawMessage
	Attempt int // 1 on the first try; every claim counts, also one whose runner died

	// Fence grows with every claim of the job. Whoever settles the job shows
	// the fence of its claim, so a runner whose lease ended, and whose job was
	// claimed again, can no longer settle it.
	Fence int64
}

// ErrClaimLost is what settling a job returns when its lease ended and another
// runner has claimed or settled it since. Nothing was changed.
var ErrClaimLost = errors.New("job: the claim was lost to another runner")
