package seating

import "github.com/go-json-experiment/json/jsontext"

// Encode writes a chart down. Frontrow's own format loses nothing; pretix and
// CSV keep what they have words for (docs/chart-format.md says what that is).
// It returns ErrChartInvalid, or ErrFormatUnknown for a format that cannot be
// written.
func Encode(c *Chart, format Format) ([]byte, error) {
	p, err := Compile(c)
	if err != nil {
		return nil, err
	}
	switch format {
	case FormatFrontrow:
		return append(c.marshal(jsontext.WithIndent("  ")), '\n'), nil
	case FormatPretix:
		return p.encodePretix()
	case FormatCSV:
		return p.encodeCSV(), nil
	}
	return nil, ErrFormatUnknown
}
