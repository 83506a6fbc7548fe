package testpay

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"net/url"
	"os"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"frontrow/internal/base/clock"
)

//go:embed schema.sql
var schema string

// errUnknown means that the company has no such intent.
var errUnknown = errors.New("there is no such payment here")

// openFile opens the company's database. It outlives the process at any
// instant; a power cut may cost the last moments, which costs nobody money.
func openFile(ctx context.Context, path string) (*sql.DB, error) {
	// It names people: only the owner may read it, and the log beside it gets
	// the same rights.
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	file.Close()
	address := url.URL{Scheme: "file", Path: path, RawQuery: url.Values{
		"_pragma": {"journal_mode(WAL)", "synchronous(NORMAL)", "busy_timeout(5000)"},
		"_txlock": {"immediate"},
	}.Encode()}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, schema); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

const intentColumns = `
SELECT intents.ref, order_id, title, email, amount, currency, return_url, notify_url, expires_at,
       standing, challenged, declines, declined, captured, refunded, decide_at,
       COALESCE((SELECT method FROM methods WHERE methods.ref = intents.ref), ''),
       COALESCE((SELECT minor FROM charge_backs WHERE charge_backs.ref = intents.ref), 0),
       COALESCE((SELECT doc FROM scripts WHERE scripts.ref = intents.ref), '') FROM intents `

func scanIntent(scan func(dest ...any) error) (i intent, err error) {
	var expires, decide int64
	var doc string
	err = scan(&i.Ref, &i.Order, &i.Title, &i.Email, &i.Amount.Minor, &i.Amount.Currency, &i.ReturnURL, &i.NotifyURL,
		&expires, &i.Standing, &i.Challenged, &i.Declines, &i.Declined, &i.Captured, &i.Refunded, &decide, &i.Method, &i.ChargedBack, &doc)
	i.ExpiresAt, i.DecideAt = clock.FromMicros(expires), clock.FromMicros(decide)
	if errors.Is(err, sql.ErrNoRows) {
		return i, errUnknown
	}
	if err == nil {
		i.Script, err = readScript(doc)
	}
	return i, err
}

// querier is a *sql.DB or a *sql.Tx.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

func readIntent(ctx context.Context, q querier, ref string) (intent, error) {
	return scanIntent(q.QueryRowContext(ctx, intentColumns+`WHERE intents.ref = $1`, ref).Scan)
}

// noteMade keeps when an intent was made.
func noteMade(ctx context.Context, q querier, ref string, at time.Time) error {
	_, err := q.ExecContext(ctx, `INSERT INTO made (ref, at) VALUES ($1, $2)`, ref, clock.Micros(at))
	return err
}

// readMade lists the intents that were made in a time, oldest first: at most
// most of them, all after the one named by cursor.
func readMade(ctx context.Context, q querier, from, to time.Time, cursor string, most int) (page []intent, err error) {
	rows, err := q.QueryContext(ctx, intentColumns+`
JOIN made ON made.ref = intents.ref
WHERE made.at >= $1 AND made.at < $2
  AND ($3 = '' OR (made.at, made.ref) > (SELECT last.at, last.ref FROM made AS last WHERE last.ref = $3))
ORDER BY made.at, made.ref LIMIT $4`, clock.Micros(from), clock.Micros(to), cursor, most)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		i, err := scanIntent(rows.Scan)
		if err != nil {
			return nil, err
		}
		page = append(page, i)
	}
	return page, rows.Err()
}

func addIntent(ctx context.Context, q querier, i intent) error {
	_, err := q.ExecContext(ctx, `
INSERT INTO intents (ref, order_id, title, email, amount, currency, return_url, notify_url, expires_at,
                     standing, challenged, declines, declined, captured, refunded, decide_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, FALSE, 0, '', 0, 0, 0)`,
		i.Ref, i.Order, i.Title, i.Email, i.Amount.Minor, i.Amount.Currency, i.ReturnURL, i.NotifyURL,
		clock.Micros(i.ExpiresAt), i.Standing)
	return err
}

func saveIntent(ctx context.Context, q querier, i intent) error {
	_, err := q.ExecContext(ctx, `
UPDATE intents SET standing = $1, challenged = $2, declines = $3, declined = $4, captured = $5, refunded = $6, decide_at = $7
WHERE ref = $8`,
		i.Standing, i.Challenged, i.Declines, i.Declined, i.Captured, i.Refunded, clock.Micros(i.DecideAt), i.Ref)
	if err == nil {
		_, err = q.ExecContext(ctx, `
INSERT INTO charge_backs (ref, minor) SELECT $1, CAST($2 AS BIGINT) WHERE $2 <> 0 OR EXISTS (SELECT 1 FROM charge_backs WHERE ref = $1)
ON CONFLICT (ref) DO UPDATE SET minor = excluded.minor`, i.Ref, i.ChargedBack)
	}
	if err == nil && i.Script.From != 0 {
		err = saveScript(ctx, q, i)
	}
	if err != nil || i.Method == "" {
		return err
	}
	_, err = q.ExecContext(ctx, `
INSERT INTO methods (ref, method) VALUES ($1, $2) ON CONFLICT (ref) DO UPDATE SET method = $2`, i.Ref, i.Method)
	return err
}

func saveScript(ctx context.Context, q querier, i intent) error {
	doc, err := i.Script.text()
	if err == nil {
		_, err = q.ExecContext(ctx, `INSERT INTO scripts (ref, doc) VALUES ($1, $2) ON CONFLICT (ref) DO UPDATE SET doc = excluded.doc`, i.Ref, doc)
	}
	return err
}

// undecided lists the intents whose decision is due.
func undecided(ctx context.Context, q querier, now time.Time, most int) (refs []string, err error) {
	rows, err := q.QueryContext(ctx, `
SELECT ref FROM intents WHERE decide_at <> 0 AND decide_at <= $1 ORDER BY decide_at LIMIT $2`, clock.Micros(now), most)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var ref string
		if err := rows.Scan(&ref); err != nil {
			return nil, err
		}
		refs = append(refs, ref)
	}
	return refs, rows.Err()
}

// nextDue gives the earliest instant anything is due, and the zero time when
// nothing is.
func nextDue(ctx context.Context, q querier) (time.Time, error) {
	var due int64
	err := q.QueryRowContext(ctx, `
SELECT COALESCE(MIN(due), 0) FROM (
    SELECT MIN(decide_at) AS due FROM intents WHERE decide_at <> 0
    UNION ALL SELECT MIN(due_at) FROM deliveries)`).Scan(&due)
	return clock.FromMicros(due), err
}

// recallCall finds what was asked under a key.
func recallCall(ctx context.Context, q querier, key string) (digest, ref string, found bool, err error) {
	err = q.QueryRowContext(ctx, `SELECT digest, ref FROM calls WHERE key = $1`, key).Scan(&digest, &ref)
	if errors.Is(err, sql.ErrNoRows) {
		return "", "", false, nil
	}
	return digest, ref, err == nil, err
}

func rememberCall(ctx context.Context, q querier, key, digest, ref string) error {
	_, err := q.ExecContext(ctx, `INSERT INTO calls (key, digest, ref) VALUES ($1, $2, $3)`, key, digest, ref)
	return err
}
