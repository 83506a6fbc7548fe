package text

import "testing"

func TestCellsAreNoFormulas(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "K7M-4XQ2": "K7M-4XQ2", "tax:de-culture:7000": "tax:de-culture:7000",
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1",
	} {
		if got := Cell(s); got != want {
			t.Errorf("%q is written %q, want %q", s, got, want)
		}
	}
}
