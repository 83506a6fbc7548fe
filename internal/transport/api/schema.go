package api

import (
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"frontrow/internal/base/fault"
)

// schemaBook keeps the JSON Schema of every body and answer. One book serves
// both the check of requests and the OpenAPI document, so they cannot differ.
// It is filled while the table of routes is made and only read afterwards.
type schemaBook struct{ registry huma.Registry }

func newSchemaBook() *schemaBook {
	return &schemaBook{registry: huma.NewMapRegistry("#/components/schemas/", nameSchema)}
}

// of gives a type's schema, registering it under its name.
func (b *schemaBook) of(t reflect.Type) *huma.Schema {
	return b.registry.Schema(t, true, t.Name())
}

// check lists where a decoded JSON value does not fit the schema.
func (b *schemaBook) check(schema *huma.Schema, tree any) []fault.Field {
	path, result := huma.NewPathBuffer([]byte{}, 0), &huma.ValidateResult{}
	path.Push("body")
	huma.Validate(b.registry, schema, path, huma.ModeWriteToServer, tree, result)
	return fieldsOf(result.Errors)
}

// nameSchema names a type in the document by its Go name with a capital.
func nameSchema(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	name := t.Name()
	if name == "" {
		name = hint
	}
	if at := strings.IndexByte(name, '['); at >= 0 { // a generic type: items[eventJSON]
		inner := name[at+1 : len(name)-1]
		name = name[:at] + strings.ToUpper(inner[strings.LastIndexByte(inner, '.')+1:][:1]) + inner[strings.LastIndexByte(inner, '.')+2:]
	}
	name = strings.TrimSuffix(name, "JSON")
	return strings.ToUpper(name[:1]) + name[1:]
}
