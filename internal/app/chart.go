package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/seating"
)

type chartCommand struct {
	Check  chartCheck  `cmd:"" help:"List everything wrong with a chart's file."`
	Import chartImport `cmd:"" help:"Put a chart on file for a venue."`
	Export chartExport `cmd:"" help:"Write a chart in another format."`
}

// chartFile is how a chart's file is named on the command line.
type chartFile struct {
	File   string `arg:"" type:"existingfile" help:"A chart: Frontrow JSON, a pretix seating plan, or CSV (section,row,seat,x,y,zone)."`
	Format string `enum:"auto,frontrow,pretix,csv" default:"auto" help:"The file's format: ${enum}."`
}

// read reads and checks a chart's file. Faults and warnings are written out.
func (c chartFile) read(r *run) (*seating.Plan, error) {
	info, err := os.Stat(c.File)
	if err != nil {
		return nil, err
	}
	if info.Size() > seating.MaxFile {
		return nil, fmt.Errorf("%s has more than %d bytes", c.File, seating.MaxFile)
	}
	data, err := os.ReadFile(c.File)
	if err != nil {
		return nil, err
	}
	format, err := seating.ParseFormat(c.Format)
	if err != nil {
		return nil, err
	}
	chart, report := seating.Decode(data, format)
	name := filepath.Base(c.File)
	listing := func(kind string, fields []fault.Field) {
		for _, f := range fields {
			fmt.Fprintf(r.Err, "%s: %s: %s: %s\n", name, kind, f.At, f.Message)
		}
	}
	listing("warning", report.Warnings)
	listing("fault", report.Faults)
	if !report.OK() {
		fmt.Fprintf(r.Err, "%s: %d faults; nothing was imported\n", name, len(report.Faults))
		return nil, errTold
	}
	return seating.Compile(chart)
}

type chartCheck struct{ chartFile }

func (c chartCheck) Run(r *run) error {
	plan, err := c.read(r)
	if err != nil {
		return err
	}
	return describe(r, plan)
}

func describe(r *run, plan *seating.Plan) error {
	standing := 0
	for _, area := range plan.Areas() {
		standing += area.Capacity
	}
	_, err := fmt.Fprintf(r.Out, "%s: %d sections, %d rows and tables, %d seats, %d standing areas with %d places, %d zones\nhash %s\n",
		plan.Name(), len(plan.Sections()), len(plan.Rows()), plan.Len(), len(plan.Areas()), standing, len(plan.Zones()), plan.Hash())
	return err
}

type chartImport struct {
	chartFile
	Venue string `required:"" placeholder:"VENUE" help:"The venue's id, as in venue_…"`
}

func (c chartImport) Run(r *run) error {
	venue, err := id.Parse[id.Venue](c.Venue)
	if err != nil {
		return fmt.Errorf("--venue: %w", err)
	}
	plan, err := c.read(r)
	if err != nil {
		return err
	}
	return withHouse(r, func(ctx context.Context, h *house) error {
		if _, err := h.catalog.AddChart(ctx, idem.Key{}, account.Operator(), venue, plan.Chart()); err != nil {
			return err
		}
		return describe(r, plan)
	})
}

type chartExport struct {
	chartFile
	To  string `enum:"frontrow,pretix,csv" default:"frontrow" help:"The format to write: ${enum}."`
	Out string `short:"o" type:"path" placeholder:"FILE" help:"Write here in place of the terminal."`
}

func (c chartExport) Run(r *run) error {
	plan, err := c.read(r)
	if err != nil {
		return err
	}
	format, err := seating.ParseFormat(c.To)
	if err != nil {
		return err
	}
	data, err := seating.Encode(plan.Chart(), format)
	if err != nil {
		return err
	}
	if c.Out == "" {
		_, err = r.Out.Write(data)
		return err
	}
	return os.WriteFile(c.Out, data, 0o644) //nolint:gosec // a chart is public
}
