package words

// PayTexts is what pages say about how money comes.
type PayTexts struct {
	Choose    string
	WayName   func(provider string) string
	SeatsKept func(until string) string
}

// named makes the word that names a provider. One that we know nothing of goes
// by the name it has.
func named(known map[string]string) func(provider string) string {
	return func(provider string) string {
		if name, ok := known[provider]; ok {
			return name
		}
		return provider
	}
}
