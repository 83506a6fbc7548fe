package words

// PayTexts is what pages say about how money comes.
type PayTexts struct {
	Choose    string
	WayName   func(provider string) string
	SeatsKept func(until string) string

	// An order that is paid later.
	HowTitle, LaterText        string
	Account, Reference, Amount string
	Due                        func(until string) string
	Came                       func(came string) string

	// What staff note of it.
	DeskTitle, Received, Note, NoteHint string
	Take, NothingYet                    string
	SentBack                            string
	ToSend                              func(sum string) string
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
