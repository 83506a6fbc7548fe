package mailcatcher

// Read takes a mail apart, for the fuzz test.
func Read(raw []byte) { read(raw) }
