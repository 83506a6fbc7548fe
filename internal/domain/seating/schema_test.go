package seating

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const docs = "../../../docs/"

func chartSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(mustRead(t, docs+"chart.schema.json")))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("chart.schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("chart.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validate(t *testing.T, schema *jsonschema.Schema, data []byte) error {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(document)
}

// example is the chart that docs/chart-format.md shows.
func example(t *testing.T) []byte {
	t.Helper()
	_, after, found := strings.Cut(string(mustRead(t, docs+"chart-format.md")), "```json\n")
	text, _, closed := strings.Cut(after, "```")
	if !found || !closed {
		t.Fatal("docs/chart-format.md shows no chart")
	}
	return []byte(text)
}

func TestTheDocumentedExampleIsGood(t *testing.T) {
	c, report := mustDecode(t, example(t), FormatFrontrow)
	if len(report.Warnings) > 0 {
		t.Errorf("warnings: %v", report.Warnings)
	}
	p := mustCompile(t, c)
	if p.Len() != 11+6+3+6+4+3 {
		t.Errorf("the example has %d seats", p.Len())
	}
	for _, label := range []string{"stalls/A/1", "stalls/B/1", "stalls/C/1A", "stalls/T2/4", "boxes/1/3"} {
		if _, ok := p.Index(label); !ok {
			t.Errorf("the example has no seat %s", label)
		}
	}
	_, after, _ := strings.Cut(string(mustRead(t, docs+"chart-format.md")), "```csv\n")
	text, _, _ := strings.Cut(after, "```")
	if c, _ := mustDecode(t, []byte(text), FormatCSV); mustCompile(t, c).Len() != 3 {
		t.Error("the CSV example does not have 3 seats")
	}
}

func TestTheSchemaTakesWhatWeTake(t *testing.T) {
	schema := chartSchema(t)
	imported, _ := mustDecode(t, mustRead(t, "testdata/pretix/benches.json"), FormatPretix)
	documents := map[string][]byte{"example": example(t)}
	for _, c := range []*Chart{hall(), Theatre(), Arena(), Stadium(), Club(), imported} {
		documents[c.Name] = c.Canonical()
	}
	for name, data := range documents {
		if err := validate(t, schema, data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheSchemaRefusesWhatWeRefuse(t *testing.T) {
	schema := chartSchema(t)
	good := string(hall().Canonical())
	for _, change := range [][2]string{
		{`frontrow.chart/1`, `frontrow.chart/2`},
		{`"name":"Hall"`, `"name":""`},
		{`"name":"Hall"`, `"nom":"Hall"`},
		{`{"id":"near"}`, `{"id":""}`},
		{`{"id":"near"}`, `{"id":"a/b"}`},
		{`{"id":"near"}`, `{"id":" a"}`},
		{`{"id":"near"}`, `{"id":"near","colour":"red"}`},
		{`[0,0]`, `[0]`},
		{`[0,0]`, `[0,1e8]`},
		{`"count":8`, `"count":0`},
		{`"count":8`, `"count":2.5`},
		{`"step":1`, `"step":0`},
		{`"step":1`, `"step":500`},
		{`"first":1`, `"first":0`},
		{`"shape":"round"`, `"shape":"oval"`},
		{`"shape":"round"`, `"shape":"rectangular"`},
		{`"capacity":40`, `"capacity":0`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good {
			t.Fatalf("the chart does not contain %s", change[0])
		}
		if err := validate(t, schema, []byte(bad)); err == nil {
			t.Errorf("the schema takes %s", change[1])
		}
		if _, report := Decode([]byte(bad), FormatFrontrow); report.OK() {
			t.Errorf("the reader takes %s", change[1])
		}
	}
}
