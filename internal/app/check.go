package app

import (
	"errors"
	"fmt"
	"strings"
)

type checkCommand struct{}

// Run shows the settings under the names a settings file has for them. What is
// wrong with them has been told already: every command checks them first.
func (checkCommand) Run(r *run) error {
	for _, flag := range r.line.Model.AllFlags(true)[0] {
		if len(flag.Envs) == 0 || flag.Name == "config" {
			continue // not a setting
		}
		value := fmt.Sprint(r.line.FlagValue(flag))
		if flag.Tag.Has("secret") && value != "" {
			value = "(set; not shown)"
		}
		if _, err := fmt.Fprintf(r.Out, "%s: %s\n", strings.ReplaceAll(flag.Name, "-", "_"), value); err != nil {
			return err
		}
	}
	return nil
}

type migrateCommand struct{}

// Run opens the house, which migrates it.
func (migrateCommand) Run(r *run) error {
	log, err := r.logger()
	if err != nil {
		return err
	}
	h, err := openHouse(r.ctx, r, log, false)
	if err != nil {
		return err
	}
	current, _, err := h.db.Version(r.ctx)
	if err == nil {
		_, err = fmt.Fprintf(r.Out, "The database is at version %d.\n", current)
	}
	return errors.Join(err, h.close())
}
