package web

import (
	"net/url"

	"frontrow/internal/base/id"
)

// staffBlocksAddress is where staff keep seats back, with a choice and an open
// section.
func staffBlocksAddress(show id.Show, p pick, section string) string {
	values := p.values()
	if section != "" {
		values.Set("section", section)
	}
	address := url.URL{Path: staffShowAddress(show) + "/blocks", RawQuery: values.Encode()}
	return address.String()
}
