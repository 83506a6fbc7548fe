// Package hop sends a request to the process that decides its show at present,
// so that the processes on one database do not keep overtaking each other.
//
// Whoever decides for a show of which nobody has a lease takes it, and the
// others pass what has to be decided on to that process: the whole request,
// once, and its answer back as it is. Nothing depends on that being right. A
// request that is not answered there is decided here, as if there were no
// leases; its key makes it safe to ask twice. See docs/algorithms/holds.md.
//
// What can be answered without deciding never leaves: reads, what a key was
// bound to before, and refusals by what this process knows.
package hop
