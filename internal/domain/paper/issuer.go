package paper

import (
	"regexp"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/text"
)

// Issuer is who stands on an organiser's invoices. The zero value is an
// organiser who has not said it: their buyers get receipts.
type Issuer struct {
	Name      string // as the tax office knows it, 0-120 characters
	Address   string // with line ends, 0-400 characters
	TaxNumber string // 0-40 characters
	Prefix    string // before every number: 0-8 capitals and digits
}

// Complete reports whether invoices can be issued.
func (i Issuer) Complete() bool { return i.Name != "" && i.Address != "" && i.TaxNumber != "" }

var prefix = regexp.MustCompile(`^[A-Z0-9]{0,8}$`)

// Tidy gives the issuer in its tidy form, or ErrIssuer with everything wrong
// with it.
func (i Issuer) Tidy() (Issuer, error) {
	var wrong []fault.Field
	tidy := func(at string, s *string, read func(string, int, int) (string, error), most int) {
		clean, err := read(*s, 0, most)
		if err != nil {
			wrong = append(wrong, fault.Field{At: at, Message: err.Error()})
		}
		*s = clean
	}
	tidy("name", &i.Name, text.Line, 120)
	tidy("address", &i.Address, text.Paragraphs, 400)
	tidy("tax_number", &i.TaxNumber, text.Line, 40)
	if !prefix.MatchString(i.Prefix) {
		wrong = append(wrong, fault.Field{At: "prefix", Message: "a prefix has at most 8 capitals and digits"})
	}
	if len(wrong) > 0 {
		return Issuer{}, ErrIssuer.WithFields(wrong)
	}
	return i, nil
}
