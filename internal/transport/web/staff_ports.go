package web

import (
	"context"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/seating"
)

// SetUp is the part of the catalogue that staff change.
type SetUp interface {
	StaffOrganisers(ctx context.Context, by account.Actor, cursor string, limit int) (page []catalog.Organiser, next string, err error)
	StaffOrganiser(ctx context.Context, by account.Actor, o id.Organiser) (catalog.Organiser, error)
	StaffVenues(ctx context.Context, by account.Actor, cursor string, limit int) (page []catalog.Venue, next string, err error)
	StaffVenue(ctx context.Context, by account.Actor, v id.Venue) (catalog.Venue, error)
	StaffCharts(ctx context.Context, by account.Actor, v id.Venue) ([]catalog.ChartInfo, error)
	StaffChart(ctx context.Context, by account.Actor, v id.Venue, chart seating.Hash) (catalog.ChartInfo, error)
	StaffEvents(ctx context.Context, by account.Actor, cursor string, limit int) (page []catalog.EventView, next string, err error)
	StaffEvent(ctx context.Context, by account.Actor, e id.Event) (catalog.EventView, error)

	CreateOrganiser(ctx context.Context, key idem.Key, by account.Actor, n catalog.NewOrganiser) (catalog.Organiser, error)
	UpdateOrganiser(ctx context.Context, key idem.Key, by account.Actor, o id.Organiser, c catalog.OrganiserChange) (catalog.Organiser, error)
	CreateVenue(ctx context.Context, key idem.Key, by account.Actor, n catalog.NewVenue) (catalog.Venue, error)
	UpdateVenue(ctx context.Context, key idem.Key, by account.Actor, v id.Venue, c catalog.VenueChange) (catalog.Venue, error)
	ImportChart(ctx context.Context, key idem.Key, by account.Actor, v id.Venue, chart *seating.Chart, notes []fault.Field) (catalog.ChartInfo, error)
	CreateEvent(ctx context.Context, key idem.Key, by account.Actor, n catalog.NewEvent) (catalog.EventAnswer, error)
	UpdateEvent(ctx context.Context, key idem.Key, by account.Actor, e id.Event, c catalog.EventChange) (catalog.EventAnswer, error)
	CreateShow(ctx context.Context, key idem.Key, by account.Actor, e id.Event, n catalog.NewShow) (catalog.ShowAnswer, error)
	CopyShow(ctx context.Context, key idem.Key, by account.Actor, s id.Show, starts []time.Time) ([]catalog.ShowAnswer, error)
	// PreviewShow tells what changing a show would do.
	PreviewShow(ctx context.Context, by account.Actor, s id.Show, c catalog.ShowChange) (catalog.ShowPreview, error)
}

// Shows changes shows together with their seats.
type Shows interface {
	Publish(ctx context.Context, key idem.Key, by account.Actor, s id.Show) (catalog.ShowAnswer, error)
	Update(ctx context.Context, key idem.Key, by account.Actor, s id.Show, c catalog.ShowChange) (catalog.ShowAnswer, error)
	Cancel(ctx context.Context, key idem.Key, by account.Actor, s id.Show) (catalog.ShowAnswer, error)
}

// Plans gives a chart made ready by its hash.
type Plans func(ctx context.Context, chart seating.Hash) (*seating.Plan, error)
