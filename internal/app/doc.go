// Package app puts the house together: it is the only package that knows all
// the others. Each subcommand of the program is a file here.
package app

import _ "time/tzdata" // shows are told in their venue's zone, on machines without the zones too
