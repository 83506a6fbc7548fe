package store

import (
	"frontrow/internal/base/clock"
	"frontrow/internal/domain/catalog"
)

// boardSQL lists the shows of one phase.
func boardSQL(phase catalog.Phase, condition, order string) *statement {
	return stmt("board."+string(phase), `
SELECT `+showColumns+`, `+venueColumns+`,
	e.id, e.organiser, e.title, e.slug, e.genre, e.summary, e.about, e.created_at, o.id, o.name, o.slug, o.accent, o.email
FROM shows AS s JOIN venues AS v ON v.id = s.venue JOIN events AS e ON e.id = s.event JOIN organisers AS o ON o.id = s.organiser
WHERE `+condition+` AND (CAST($2 AS TEXT) = '' OR s.organiser = $2) AND (CAST($3 AS TEXT) = '' OR s.event = $3)
	`+wordConditions(4, catalog.MaxWords)+`
ORDER BY `+order+`, s.id LIMIT $12 OFFSET $13`)
}

var boardSQLs = map[catalog.Phase]*statement{
	catalog.Selling: boardSQL(catalog.Selling, "s.state = 'published' AND s.opens_at <= $1 AND s.closes_at > $1", "s.starts_at"),
	catalog.Coming:  boardSQL(catalog.Coming, "s.state = 'published' AND s.opens_at > $1 AND s.closes_at > $1", "s.opens_at, s.starts_at"),
	catalog.Draft:   boardSQL(catalog.Draft, "s.state = 'draft' AND CAST($1 AS BIGINT) > 0", "s.starts_at"),
	catalog.Past:    boardSQL(catalog.Past, "(s.state = 'cancelled' OR s.state = 'published' AND s.closes_at <= $1)", "s.starts_at DESC"),
}

// Board lists shows for those who sell them.
func (tx *Tx) Board(q catalog.BoardQuery) ([]catalog.ShowView, error) {
	statement, found := boardSQLs[q.Phase]
	if !found {
		return nil, nil
	}
	args := []any{clock.Micros(q.Now), q.Organiser.String(), q.Event.String()}
	for i := range catalog.MaxWords {
		pattern := "%"
		if i < len(q.Words) {
			pattern = "%" + like.Replace(q.Words[i]) + "%"
		}
		args = append(args, pattern)
	}
	return queryAll(tx, scanBoard, statement, append(args, q.Most, q.Skip)...)
}

func scanBoard(r row) (view catalog.ShowView, err error) {
	var s showRow
	v, e, o := &view.Venue, &view.Event, &view.Organiser
	var created int64
	columns := append(append(s.columns(), venueInto(v)...),
		&e.ID, &e.Organiser, &e.Title, &e.Slug, &e.Genre, &e.Summary, &e.About, &created, &o.ID, &o.Name, &o.Slug, &o.Accent, &o.Email)
	if err = r.Scan(columns...); err != nil {
		return view, err
	}
	e.CreatedAt = clock.FromMicros(created)
	view.Show, err = s.read()
	return view, err
}
