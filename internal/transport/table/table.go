// Package table sends tables as they are made: however long one is, little of
// it is in memory.
package table

import (
	"bufio"
	"io"
	"net/http"

	"frontrow/internal/transport/problem"
)

// atOnce is how much is made before the answer begins, in bytes. What goes wrong
// until then can still be told.
const atOnce = 64 << 10

// Send answers with a table in CSV, of which write makes the rows. It returns
// write's error if nothing was sent yet. Later the answer is cut off, so that
// nobody takes a part for the whole.
func Send(w http.ResponseWriter, name string, write func(out io.Writer) error) error {
	out := &answer{w: w, name: name}
	buffer := bufio.NewWriterSize(out, atOnce)
	err := write(buffer)
	if err == nil {
		err = buffer.Flush()
	}
	if err != nil && out.begun {
		panic(http.ErrAbortHandler)
	}
	return err
}

// answer begins with the first byte.
type answer struct {
	w     http.ResponseWriter
	name  string
	begun bool
}

func (a *answer) Write(p []byte) (int, error) {
	if !a.begun {
		a.begun = true
		h := a.w.Header()
		h.Set("Content-Type", "text/csv; charset=utf-8")
		h.Set("Content-Disposition", `attachment; filename="`+a.name+`"`)
		h["Cache-Control"] = problem.NoStore
		h["X-Content-Type-Options"] = problem.NoSniff
	}
	return a.w.Write(p)
}
