// Package pricing says what places cost: levels, fees, and the lines of an
// order. It is arithmetic on minor units; nothing here reads or writes.
package pricing
