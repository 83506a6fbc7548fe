package web

import (
	"encoding"
	"net/http"
)

// pathID reads an id in the address. What cannot be an id is as absent as an
// id that never was.
func pathID[I any, P interface {
	*I
	encoding.TextUnmarshaler
}](r *http.Request, name string) (I, error) {
	var parsed I
	text := r.PathValue(name)
	if text == "" || P(&parsed).UnmarshalText([]byte(text)) != nil {
		return parsed, ErrNoPage
	}
	return parsed, nil
}
