// Package store keeps everything in a database: every SQL statement of the
// program is in this package, written once, beside the code that reads its
// rows.
//
// # What it promises
//
//   - Durable before answered. An Update, an append to a seat log or a settled
//     job that returned nil is on disk: the database syncs its log at every
//     commit, and nobody is answered before the commit. A database that is set
//     to forget is refused.
//   - All or nothing. A unit of work is kept whole or leaves no trace, whatever
//     the others it was committed with did.
//   - Serial. Units that write leave what they would have left one after the
//     other, though a body may have to be run again for that; a View sees one
//     committed state.
//   - An error says what is known. A fault, a refusal by the body or a failed
//     statement mean that nothing of the unit was kept. Only [ErrUnknown] leaves
//     it open; repeat the command with its key, or append again, to settle it.
//   - An I/O error of our own disk ends the process. After a failed sync nobody
//     can know what the disk holds, so the store stops and calls Options.Fatal
//     instead of trying again; the next start reads what is really there.
//   - A server that goes away is found again. Until then everything is refused
//     with [ErrAway], or [ErrUnknown] where an answer was on its way.
//
// # How features use it
//
// A feature's domain package declares a Tx interface of the operations it
// needs. Here, one file a feature adds them as methods of [Tx], and its tables
// are one file in migrations. [Bind] narrows Tx to the feature's interface.
//
//	var orderSQL = stmt("order.get", `SELECT state FROM orders WHERE id = $1`)
//
//	func (tx *Tx) Order(id id.Order) (order.Order, bool, error) {
//		return queryOne(tx, scanOrder, orderSQL, id)
//	}
//
// # SQL for two databases
//
// There is one text for SQLite and PostgreSQL: parameters $1…$n in order of
// first use, ON CONFLICT, RETURNING, CAST. Instants are BIGINT microseconds,
// money is BIGINT minor units with its currency in TEXT, JSON and ids are TEXT;
// nothing asks the database for the time. dialect.go lists what may differ.
//
// A statement that fails spoils its unit, as in PostgreSQL: later statements
// are refused and the unit is rolled back even if its body returns nil. Where
// a conflict is expected, say ON CONFLICT. Constraints are never DEFERRABLE: a
// COMMIT that fails for one unit would fail for all it was grouped with.
package store
