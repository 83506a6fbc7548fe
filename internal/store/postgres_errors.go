package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"

	"github.com/jackc/pgx/v5/pgconn"
)

// meaning goes by the codes of PostgreSQL's manual, appendix A: the first two
// letters are the class.
func (postgresDialect) meaning(err error) error {
	e, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		return connectionMeaning(err)
	}
	switch e.Code {
	case "23505": // unique_violation
		return ErrUnique
	case "23503": // foreign_key_violation
		return ErrForeignKey
	case "40001", "40P01": // serialization_failure, deadlock_detected
		return errAgain
	case "25006": // read_only_sql_transaction: a View, or a server that follows another
		return ErrReadOnly
	case "53100": // disk_full
		return ErrFull
	case "55P03", "57014": // lock_not_available, query_canceled
		return ErrBusy
	}
	switch e.Code[:min(2, len(e.Code))] {
	case "53": // insufficient_resources, such as too many connections
		return ErrBusy
	case "08", "57", "58", "XX": // connection, operator intervention, the server's disk, its inner order
		return ErrAway
	}
	return nil
}

// connectionMeaning tells a connection that broke from a mistake of ours, and
// from a context that was over, which is for the caller to judge.
func connectionMeaning(err error) error {
	if _, connecting := errors.AsType[*pgconn.ConnectError](err); connecting {
		return ErrAway
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return nil
	}
	_, network := errors.AsType[net.Error](err)
	if network || pgconn.SafeToRetry(err) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) {
		return ErrAway
	}
	return nil
}
