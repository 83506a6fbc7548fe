package app

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

type staffCommand struct {
	Add  staffAdd  `cmd:"" help:"Add a person. The first one of an installation is an admin."`
	List staffList `cmd:"" help:"List who works here."`
}

type staffAdd struct {
	Email        string `required:"" placeholder:"ADDRESS" help:"To sign in with."`
	Name         string `required:"" placeholder:"NAME" help:"Shown to colleagues."`
	Role         string `enum:"admin,owner,manager,box_office,door" default:"admin" help:"What the person may do: ${enum}. An admin runs the installation; all others work for one organiser."`
	Organiser    string `placeholder:"ORGANISER" help:"Whom the person works for: an organiser's id, or a name. A name nobody has yet makes a new organiser."`
	PasswordFile string `type:"existingfile" placeholder:"FILE" help:"Read the password from this file's first line. Otherwise it is read from standard input."`
}

func (c staffAdd) Run(r *run) error {
	password, err := c.password(r)
	if err != nil {
		return err
	}
	return withHouse(r, func(ctx context.Context, h *house) error {
		organiser, err := c.organiser(ctx, h)
		if err != nil {
			return err
		}
		added, err := h.accounts.AddStaff(ctx, idem.Key{}, account.Operator(), account.NewStaff{
			Organiser: organiser, Email: c.Email, Name: c.Name, Role: account.Role(c.Role), Password: password})
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(r.Out, "%s may sign in at /staff as %s, with the role %s.\n", added.Name, added.Email, added.Role)
		return err
	})
}

// password reads a line. It is never taken from the command line, where other
// people of the machine could read it.
func (c staffAdd) password(r *run) (string, error) {
	in := r.In
	if c.PasswordFile != "" {
		file, err := os.Open(c.PasswordFile)
		if err != nil {
			return "", err
		}
		defer file.Close()
		in = file
	} else {
		fmt.Fprint(r.Err, "Password: ")
	}
	lines := bufio.NewScanner(in)
	if !lines.Scan() {
		return "", errors.Join(errors.New("no password was given: type one, or name a file with --password-file"), lines.Err())
	}
	return lines.Text(), nil
}

func (c staffAdd) organiser(ctx context.Context, h *house) (id.Organiser, error) {
	if c.Organiser == "" {
		return id.Organiser{}, nil
	}
	if known, err := id.Parse[id.Organiser](c.Organiser); err == nil {
		return known, nil
	}
	for cursor := ""; ; {
		page, next, err := h.catalog.StaffOrganisers(ctx, account.Operator(), cursor, catalog.MaxPage)
		if err != nil {
			return id.Organiser{}, err
		}
		for _, o := range page {
			if strings.EqualFold(o.Name, c.Organiser) {
				return o.ID, nil
			}
		}
		if next == "" {
			break
		}
		cursor = next
	}
	made, err := h.catalog.CreateOrganiser(ctx, idem.Key{}, account.Operator(), catalog.NewOrganiser{Name: c.Organiser, Email: c.Email})
	return made.ID, err
}

type staffList struct{}

func (staffList) Run(r *run) error {
	return withHouse(r, func(ctx context.Context, h *house) error {
		for after := (id.Staff{}); ; {
			people, next, err := h.accounts.ListStaff(ctx, account.Operator(), after, account.MaxPage)
			if err != nil {
				return err
			}
			for _, p := range people {
				organiser := p.Organiser.String()
				if organiser == "" {
					organiser = "-"
				}
				if _, err := fmt.Fprintf(r.Out, "%s\t%s\t%s\t%s\n", p.Email, p.Role, organiser, p.Name); err != nil {
					return err
				}
			}
			if next.IsZero() {
				return nil
			}
			after = next
		}
	})
}
