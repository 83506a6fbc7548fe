package store

import (
	"fmt"
	"maps"
	"slices"
)

// statement is one piece of SQL. Every statement is declared with [stmt] in a
// package variable, so that all of them can be prepared by one test and a
// failure can be named in the log without its text.
type statement struct {
	name   string // "subject.what": "seatlog.append"
	text   string
	engine string // the one database it is for; empty when it is for all
}

// statements is every statement by name. It is written by package
// initialisation only, so it needs no lock.
var statements = map[string]*statement{}

// stmt declares a statement for every database.
func stmt(name, text string) *statement { return stmtFor("", name, text) }

// stmtFor declares a statement for one database. Only the dialects' files call
// it.
func stmtFor(engine, name, text string) *statement {
	if _, taken := statements[name]; taken {
		panic(fmt.Sprintf("store: statement %q is declared twice", name))
	}
	s := &statement{name: name, text: text, engine: engine}
	statements[name] = s
	return s
}

// statementsFor lists the statements a database has to understand, by name.
func statementsFor(engine string) []*statement {
	var all []*statement
	for _, name := range slices.Sorted(maps.Keys(statements)) {
		if s := statements[name]; s.engine == "" || s.engine == engine {
			all = append(all, s)
		}
	}
	return all
}
