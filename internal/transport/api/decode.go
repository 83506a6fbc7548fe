package api

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"frontrow/internal/base/fault"
)

// fitter is a body of a route that is asked very often. It can read what is sent
// to it nearly always, and nothing else; and it can tell that it fits its
// schema, without the schema.
type fitter interface {
	scan(body []byte) bool
	fits() bool
}

// decode reads the body into in, strictly: one JSON value in UTF-8, no member
// twice, none unknown, letter case exact, nothing after it, and valid by the
// schema that /openapi.json shows for the route. Every fault is listed.
func (c *Call) decode(in any) error {
	if f, ok := in.(fitter); ok && c.decodeAtOnce(f) && f.fits() {
		return nil
	}
	var tree any
	if err := json.Unmarshal(c.body, &tree); err != nil {
		return malformed(c.body, err)
	}
	if fields := c.schemas.check(c.route.schema, tree); len(fields) > 0 {
		return ErrInvalid.WithFields(fields)
	}
	if err := json.Unmarshal(c.body, in, json.RejectUnknownMembers(true)); err != nil {
		if semantic, ok := errors.AsType[*json.SemanticError](err); ok {
			return ErrInvalid.At(member(semantic.JSONPointer), "this value does not fit here")
		}
		return malformed(c.body, err)
	}
	return nil
}

// decodeAtOnce reads a body in which nothing has to be explained. null has to
// be: the schema knows where it may stand, and Go's types do not.
func (c *Call) decodeAtOnce(in fitter) bool {
	return in.scan(c.body) || !bytes.Contains(c.body, []byte("null")) && json.Unmarshal(c.body, in, json.RejectUnknownMembers(true)) == nil
}

// malformed says where the JSON ends to be any, without quoting the input.
func malformed(body []byte, err error) error {
	if len(bytes.TrimSpace(body)) == 0 {
		return ErrMalformed.At("body", "the body is empty")
	}
	if s, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		return ErrMalformed.At("body", "at byte %d", s.ByteOffset)
	}
	return ErrMalformed
}

// member turns a JSON pointer ("/levels/2/face") into the form in which faults
// name places ("body.levels[2].face").
func member(p jsontext.Pointer) string {
	var at strings.Builder
	at.WriteString("body")
	for token := range p.Tokens() {
		if token != "" && strings.Trim(token, "0123456789") == "" {
			fmt.Fprintf(&at, "[%s]", token)
		} else {
			at.WriteString("." + token)
		}
	}
	return at.String()
}

// appender is an answer that is given very often: it can write itself, without
// reflection.
type appender interface {
	appendTo(b []byte) ([]byte, error)
}

// encode writes an answer's JSON: members in the order of the Go struct,
// empty lists as [] and never null.
func encode(v any) ([]byte, error) {
	if a, ok := v.(appender); ok {
		return a.appendTo(make([]byte, 0, 512))
	}
	return json.Marshal(v, json.Deterministic(true))
}

// fieldsOf turns the findings of the schema check into ours.
func fieldsOf(found []error) []fault.Field {
	fields := make([]fault.Field, 0, len(found))
	for _, err := range found {
		if d, ok := errors.AsType[*huma.ErrorDetail](err); ok {
			fields = append(fields, fault.Field{At: d.Location, Message: d.Message})
		}
	}
	return fields
}
