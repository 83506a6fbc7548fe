// Package catalog is what there is to see: organisers, venues with their
// charts, events and their shows.
//
// A show begins as a draft, in which everything may change. Once it is
// published its place and seats stand, because tickets name them. It may be
// moved to another time, and says from when; its prices, sale window and limits
// may change too, and holds keep those they were taken under. The seats themselves are no part of this package: package
// inventory publishes a show and keeps its bucket in step with it.
//
// Staff see their own organiser's things, drafts included. Everybody else sees
// shows from the moment they are published. A thing of another organiser is
// told apart from an absent one in no way.
//
// Every use case that changes something takes an idempotency key (I5), and
// every refusal of a description names all the members at fault.
package catalog
