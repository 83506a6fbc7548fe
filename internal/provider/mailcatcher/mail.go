package mailcatcher

import (
	"bytes"
	"mime"
	netmail "net/mail"
	"regexp"
	"strings"

	"github.com/wneessen/go-mail"
)

// heading is what the list shows of a mail.
type heading struct {
	From, To, Subject, Date string
}

// opened is a mail taken apart.
type opened struct {
	heading
	Headers []header // those people ask for
	Text    []piece
	HTML    []byte
	Files   []file
	Broken  bool // it could not be taken apart: only the source can be shown
}

type header struct{ Name, Value string }

// piece is a run of text, or an address within it.
type piece struct {
	Text string
	Link bool
}

type file struct {
	Name    string
	Type    string
	Content []byte
}

var shown = []string{"From", "To", "Reply-To", "Subject", "Date", "Message-Id"}

// headed reads no more of a mail than its headers.
func headed(raw []byte) (heading, netmail.Header, bool) {
	m, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return heading{Subject: "(cannot be read)"}, nil, false
	}
	h := heading{From: decoded(m.Header, "From"), To: decoded(m.Header, "To"), Subject: decoded(m.Header, "Subject")}
	if h.Subject == "" {
		h.Subject = "(no subject)"
	}
	if date, err := m.Header.Date(); err == nil {
		h.Date = date.UTC().Format("2 January 2006, 15:04:05 MST")
	}
	return h, m.Header, true
}

// read takes a mail apart.
func read(raw []byte) opened {
	h, headers, ok := headed(raw)
	o := opened{heading: h}
	if !ok {
		o.Broken = true
		return o
	}
	for _, name := range shown {
		if value := decoded(headers, name); value != "" {
			o.Headers = append(o.Headers, header{name, value})
		}
	}
	m, err := mail.EMLToMsgFromReader(bytes.NewReader(raw))
	if err != nil {
		o.Broken = true
		return o
	}
	for _, part := range m.GetParts() {
		content, err := part.GetContent()
		if err != nil {
			o.Broken = true
			continue
		}
		switch kind := strings.ToLower(string(part.GetContentType())); {
		case strings.HasPrefix(kind, "text/plain") && o.Text == nil:
			o.Text = linked(string(content))
		case strings.HasPrefix(kind, "text/html") && o.HTML == nil:
			o.HTML = content
		}
	}
	for _, attached := range m.GetAttachments() {
		var content bytes.Buffer
		if _, err := attached.Writer(&content); err != nil {
			o.Broken = true
			continue
		}
		o.Files = append(o.Files, file{attached.Name, attached.Header.Get("Content-Type"), content.Bytes()})
	}
	return o
}

var wordDecoder = new(mime.WordDecoder)

// decoded gives a header for people: decoded where it can be.
func decoded(h netmail.Header, name string) string {
	value := h.Get(name)
	if plain, err := wordDecoder.DecodeHeader(value); err == nil {
		return plain
	}
	return value
}

var address = regexp.MustCompile(`https?://[^\s<>"']+[^\s<>"'.,;:!?)]`)

// linked finds the addresses within a text.
func linked(text string) []piece {
	var pieces []piece
	end := 0
	for _, at := range address.FindAllStringIndex(text, -1) {
		pieces = append(pieces, piece{Text: text[end:at[0]]}, piece{Text: text[at[0]:at[1]], Link: true})
		end = at[1]
	}
	return append(pieces, piece{Text: text[end:]})
}
