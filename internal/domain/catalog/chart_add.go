package catalog

import (
	"context"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/seating"
)

// AddChart puts a chart on file for a venue. Adding a chart that the venue has
// changes nothing and gives what is there. It returns ErrForbidden,
// ErrNoVenue, and seating.ErrChartInvalid with everything wrong with the chart.
func (s *Service) AddChart(ctx context.Context, key idem.Key, by account.Actor, venue id.Venue, chart *seating.Chart) (ChartInfo, error) {
	return s.ImportChart(ctx, key, by, venue, chart, nil)
}

// ImportChart is AddChart of a chart that was read from a file. The notes say
// what reading it put right or left out, and stay with it.
func (s *Service) ImportChart(ctx context.Context, key idem.Key, by account.Actor, venue id.Venue, chart *seating.Chart, notes []fault.Field) (ChartInfo, error) {
	if err := by.May(account.EditCatalog); err != nil {
		return ChartInfo{}, err
	}
	// Compiling takes long, so it is done before anybody else has to wait.
	plan, err := seating.Compile(chart)
	if err != nil {
		return ChartInfo{}, err
	}
	canonical := plan.Chart().Canonical()
	return idem.Once(ctx, s.run, key, func(q Tx) (ChartInfo, error) {
		if _, err := venueFor(q, by, account.EditCatalog, venue); err != nil {
			return ChartInfo{}, err
		}
		info := describe(plan)
		info.Venue, info.AddedAt, info.Notes = venue, q.Now(), notes
		return q.AddChart(info, canonical)
	})
}

// describe says what prices and lists need to know of a chart.
func describe(plan *seating.Plan) ChartInfo {
	info := ChartInfo{Hash: plan.Hash(), Name: plan.Name(), Seats: plan.Len()}
	for _, z := range plan.Zones() {
		info.Zones = append(info.Zones, ChartZone{ID: z.ID, Name: z.Name})
	}
	for i := range plan.Len() {
		info.Zones[plan.Seat(i).Zone].Seats++
	}
	for _, a := range plan.Areas() {
		info.Places += a.Capacity
		info.Zones[a.Zone].Places += a.Capacity
	}
	return info
}
