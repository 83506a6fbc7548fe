package words

import "strings"

// reasons makes the word that translates sentences.
func reasons(known map[string]string) func(text string) string {
	return func(text string) string { return translated(known, text) }
}

// translated puts every sentence of text that is known into another language.
// The longest that fits is taken, so that one sentence may begin another.
func translated(known map[string]string, text string) string {
	var b strings.Builder
	for text != "" {
		best := ""
		for sentence := range known {
			if strings.HasPrefix(text, sentence) && len(sentence) > len(best) {
				best = sentence
			}
		}
		if best == "" {
			// Nothing known begins here: go on behind this sentence.
			n := strings.Index(text, ". ")
			if n < 0 {
				b.WriteString(text)
				break
			}
			b.WriteString(text[:n+2])
			text = text[n+2:]
			continue
		}
		b.WriteString(known[best])
		rest := strings.TrimPrefix(text[len(best):], " ")
		if rest != "" {
			b.WriteByte(' ')
		}
		text = rest
	}
	return b.String()
}
