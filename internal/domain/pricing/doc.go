// Package pricing says what places cost: levels, fees and taxes, and what an
// order comes to. It is arithmetic on minor units; nothing here reads or writes.
//
// What it promises:
//
//   - The price of a place is rounded once, for one place ([List.Price]). Many
//     places cost that many times as much, so the first price a buyer sees is
//     what they pay.
//   - An order's bill is frozen: no later price list changes it ([Bill]).
//   - No cent is lost by splitting: the parts of a bill, by place or by what
//     they are for, add up to it exactly, in whatever order they are taken.
//   - No sum overflows, as long as every list passes [List.Check].
//
// docs/adr/0009-prices-are-rounded-once.md tells why it is done so.
package pricing
