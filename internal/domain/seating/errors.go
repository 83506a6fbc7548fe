package seating

import "frontrow/internal/base/fault"

// Faults of this package.
var (
	// ErrChartInvalid carries one field for each thing wrong with a chart.
	ErrChartInvalid = fault.Define(fault.Invalid, "chart.invalid",
		"The chart has faults. Mend each place that is named and send the whole chart again; nothing was kept of this one.")
	// ErrFormatUnknown means that a chart format was asked for that is not one of ours.
	ErrFormatUnknown = fault.Define(fault.Invalid, "chart.format_unknown",
		"Charts come in the formats frontrow, pretix and csv. Name one of them.")
	// ErrHashMalformed means that text is not the hash of a chart.
	ErrHashMalformed = fault.Define(fault.Malformed, "chart.hash_malformed",
		"A chart's hash is 64 lower-case hexadecimal digits. Copy it again from the show.")
)
