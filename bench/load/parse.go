package load

import "bytes"

var (
	headEnd = []byte("\r\n\r\n")
	length  = []byte("\r\nContent-Length: ")
)

// parse reads an answer of HTTP/1.1 that says its length, as all those we
// measure do. It reports false while some of it is missing.
func parse(answer []byte) (status int, body []byte, whole bool) {
	end := bytes.Index(answer, headEnd)
	if end < len("HTTP/1.1 200") {
		return 0, nil, false
	}
	size := 0
	if at := bytes.Index(answer[:end], length); at >= 0 {
		for _, digit := range answer[at+len(length) : end] {
			if digit < '0' || digit > '9' {
				break
			}
			size = size*10 + int(digit-'0')
		}
	}
	body = answer[end+len(headEnd):]
	if len(body) < size {
		return 0, nil, false
	}
	return int(answer[9]-'0')*100 + int(answer[10]-'0')*10 + int(answer[11]-'0'), body[:size], true
}
