// Package ticket issues tickets and says whether a code is one.
package ticket
