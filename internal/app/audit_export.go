package app

import (
	"bufio"
	"context"
	"fmt"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

type auditExport struct {
	Show string `required:"" placeholder:"ID" help:"Whose seat log to write."`
}

// Run writes a log as it is, and checks nothing: that is for whoever reads it.
func (c auditExport) Run(r *run) error {
	if err := thereIsData(r); err != nil {
		return err
	}
	var show id.Show
	if err := show.UnmarshalText([]byte(c.Show)); err != nil || show.IsZero() {
		return fmt.Errorf("--show: %q is no show's id", c.Show)
	}
	return withHouse(r, func(ctx context.Context, h *house) error {
		out := bufio.NewWriterSize(r.Out, 1<<16)
		line, rows := inventory.AppendPublicHeader(nil, show), 0
		for row, err := range seatRows(ctx, h.seats, show, nil) {
			if err != nil {
				return err
			}
			if line = row.Redact().AppendLine(line); len(line) > 0 {
				if _, err := out.Write(line); err != nil {
					return err
				}
			}
			line = line[:0]
			rows++
		}
		if rows == 0 {
			return fmt.Errorf("there is no seat log of %s here", show)
		}
		return out.Flush()
	})
}
