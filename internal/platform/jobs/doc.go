// Package jobs carries out deferred work: jobs that were committed together
// with the data they are about, and tasks that come round on a schedule.
//
// A job runs at least once. It is claimed under a lease with a fence, handed
// to the handler of its kind, and then removed, given back for a later try, or
// buried for people to look at. Whoever loses its lease can no longer settle
// the job. A runner that dies leaves its jobs to be claimed again when their
// leases end, or when its process is known to be dead.
//
// Jobs start at once: whoever commits one calls [Runner.Wake]. Jobs that are
// due later, or that another process committed, are found by looking again every
// poll interval.
//
// Jobs wait in queues, and a runner serves one: what floods one queue keeps nobody
// waiting in another.
package jobs
