package inventory

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
)

// VoucherTable writes vouchers as CSV in UTF-8, one a line.
func VoucherTable(all []VoucherStanding) ([]byte, error) {
	var b bytes.Buffer
	rows := [][]string{{"code", "name", "in use", "places", "sold", "earned", "taken off", "currency", "withdrawn"}}
	for _, v := range all {
		rows = append(rows, []string{
			v.Code, plainCell(v.Name), strconv.Itoa(v.InUse), strconv.Itoa(v.Had), strconv.Itoa(v.Sold),
			v.Earned.Decimal(), v.Given.Decimal(), string(v.Earned.Currency), strconv.FormatBool(v.Ended),
		})
	}
	err := csv.NewWriter(&b).WriteAll(rows)
	return b.Bytes(), err
}

// plainCell keeps a spreadsheet from taking a name for a formula.
func plainCell(text string) string {
	if text != "" && strings.ContainsAny(text[:1], "=+-@\t\r") {
		return "'" + text
	}
	return text
}
