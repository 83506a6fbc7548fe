// Package stripe is Stripe as a payment.Gateway. A buyer pays on Stripe's own
// page (a Checkout Session), so that nothing of a card ever reaches us; the
// money is set aside there and taken once the seats are fixed.
//
// What it promises:
//
//   - Every call that changes something carries the key of the saga's step, so
//     that Stripe does it once however often it is sent.
//   - An error is payment.ErrRefused only where Stripe says that it did nothing
//     of the kind and will not. All else is an outcome that is not known.
//   - A capture takes the whole amount or is refused.
//   - A message counts only with Stripe's signature over its exact bytes, not
//     older than five minutes, in the version of the API this package is made
//     for. What it says is a reason to ask, and no more.
//
// The hold ends long before Stripe's page may (half an hour is its shortest
// life): the saga closes the page, and what slips through is money that comes
// late (docs/algorithms/checkout.md).
package stripe
