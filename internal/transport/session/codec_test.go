package session

import (
	"maps"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"
)

func TestCodecReadsWhatItAndTheLibraryWrote(t *testing.T) {
	until := time.Now().Add(time.Hour).UTC()
	values := map[string]any{keyBuyer: "buyer_1", keyName: `Ada "the" O'Neill`}
	for name, writer := range map[string]scs.Codec{"ours": codec{}, "the library's": scs.GobCodec{}} {
		b, err := writer.Encode(until, values)
		if err != nil {
			t.Fatal(err)
		}
		gotUntil, got, err := codec{}.Decode(b)
		if err != nil || !gotUntil.Equal(until) || !maps.Equal(got, values) {
			t.Errorf("%s: read %v, %v, %v", name, gotUntil, got, err)
		}
	}
}
