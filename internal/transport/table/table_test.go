package table_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"frontrow/internal/transport/table"
)

var errBroken = errors.New("broken")

func TestSend(t *testing.T) {
	for name, c := range map[string]struct {
		rows int
		end  error
		cut  bool
	}{
		"short": {1, nil, false}, "long": {100_000, nil, false}, "refused before it begins": {1, errBroken, false}, "cut off": {100_000, errBroken, true},
	} {
		t.Run(name, func(t *testing.T) {
			var told error
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				told = table.Send(w, "x.csv", func(out io.Writer) error {
					for range c.rows {
						if _, err := io.WriteString(out, "a,b\r\n"); err != nil {
							return err
						}
					}
					return c.end
				})
				if told != nil {
					http.Error(w, "refused", http.StatusConflict)
				}
			}))
			defer server.Close()
			answer, err := server.Client().Get(server.URL)
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close()
			body, err := io.ReadAll(answer.Body)
			switch {
			case c.cut:
				if err == nil {
					t.Errorf("%d bytes pass for the whole", len(body))
				}
			case c.end != nil:
				if !errors.Is(told, errBroken) || answer.StatusCode != http.StatusConflict || answer.Header.Get("Content-Disposition") != "" {
					t.Errorf("%v, %d %v", told, answer.StatusCode, answer.Header)
				}
			case err != nil || len(body) != 5*c.rows || !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/csv") || answer.Header.Get("Cache-Control") != "no-store":
				t.Errorf("%d bytes, %v, %v", len(body), answer.Header, err)
			}
		})
	}
}
