package catalog

import "slices"

// The genres.
const (
	Concert   Genre = "concert"
	Classical Genre = "classical"
	Theatre   Genre = "theatre"
	Opera     Genre = "opera"
	Comedy    Genre = "comedy"
	Sport     Genre = "sport"
	Dance     Genre = "dance"
	Family    Genre = "family"
	Festival  Genre = "festival"
	Talk      Genre = "talk"
)

var genres = []Genre{Concert, Classical, Theatre, Opera, Comedy, Sport, Dance, Family, Festival, Talk}

// Genres lists every genre there is.
func Genres() []Genre { return slices.Clone(genres) }

func (g Genre) known() bool { return slices.Contains(genres, g) }
