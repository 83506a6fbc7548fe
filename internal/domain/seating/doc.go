// Package seating knows what a place looks like: floors, sections, rows,
// tables, boxes and standing areas; which seats are side by side; and which
// free seats are best.
//
// A [Chart] is the drawing as people write, edit and exchange it
// (docs/chart-format.md). It is data that may be wrong: [Chart.Check] says
// everything that is. [Compile] turns a good chart into a [Plan]: flat,
// immutable, cheap to ask, and shared by any number of goroutines.
//
// Seats are numbered 0 … Len()-1 in chart order: sections as they stand in the
// chart; in a section its rows, then its tables, then its boxes; in each the
// seats as they stand or as their rule places them. The seat log, snapshots
// and geometry all speak of seats by that index, so the order is part of what
// the chart's [Hash] names: two charts with one hash have one order.
//
// Lengths are centimetres. X grows to the right and y grows down the page, as
// on a screen. Lengths are kept to a hundredth of a centimetre.
//
// [Decode] reads Frontrow's own JSON, the pretix seating-plan format and CSV;
// [Encode] writes them. Reading never panics, whatever the bytes, and reports
// every fault with its place instead of stopping at the first.
package seating
