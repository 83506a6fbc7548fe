// Package app puts the house together: it is the only package that knows all
// the others. Each subcommand of the program is a file here.
package app
