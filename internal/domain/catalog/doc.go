// Package catalog is what there is to see: organisers, venues with their charts, events and their shows.
package catalog
