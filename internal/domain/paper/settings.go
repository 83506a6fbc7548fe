package paper

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

// IssuerOf gives who stands on an organiser's papers, to somebody who may change
// it. It returns account.ErrForbidden and catalog.ErrNoOrganiser.
func IssuerOf(ctx context.Context, run txn.Runner[Tx], by account.Actor, organiser id.Organiser) (i Issuer, err error) {
	err = run.View(ctx, func(q Tx) error {
		if err := organiserFor(q, by, account.EditProfile, organiser); err != nil {
			return err
		}
		i, err = q.PaperIssuer(organiser)
		return err
	})
	return i, err
}

// SaveIssuer says who stands on an organiser's papers from now on. It returns
// what IssuerOf does, and ErrIssuer.
func SaveIssuer(ctx context.Context, run txn.Runner[Tx], key idem.Key, by account.Actor, organiser id.Organiser, i Issuer) (Issuer, error) {
	return idem.Once(ctx, run, key, func(q Tx) (Issuer, error) {
		if err := organiserFor(q, by, account.EditProfile, organiser); err != nil {
			return Issuer{}, err
		}
		tidy, err := i.Tidy()
		if err != nil {
			return Issuer{}, err
		}
		return tidy, q.SavePaperIssuer(organiser, tidy)
	})
}

// organiserFor refuses who may not do something for an organiser, and one that
// does not exist.
func organiserFor(q Tx, by account.Actor, do account.Action, organiser id.Organiser) error {
	if err := by.MayFor(do, organiser, catalog.ErrNoOrganiser); err != nil {
		return err
	}
	_, err := q.Organiser(organiser)
	return err
}
