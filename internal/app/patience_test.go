package app

import (
	"testing"
	"time"

	"frontrow/internal/domain/checkout"
)

// A mail server may be down for a day, and every ticket still arrives.
func TestJobsOutlastADay(t *testing.T) {
	for _, kind := range (&server{house: &house{}}).work().Kinds {
		if kind.Name == checkout.JobResume {
			continue // reconciled
		}
		var waited time.Duration
		for attempt := range kind.Attempts - 1 {
			waited += min(time.Second<<min(attempt, 20), kind.LastWait) / 2 // the shortest it may wait
		}
		if waited < 24*time.Hour {
			t.Errorf("%s is given up after %s", kind.Name, waited)
		}
	}
}
