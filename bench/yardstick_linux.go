package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"syscall"
	"time"
)

// recorded is an answer of the real program, for yardsticks to give.
type recorded struct {
	Status int
	Header http.Header
	Body   []byte
}

// choice is what an empty handler reads of a request: the same members.
type choice struct {
	Seats []string `json:"seats"`
}

// serveYardstick is a server that decides nothing. It reads a request as far
// as every handler must, and gives a recorded answer. When it is told to keep
// a log, it answers once what it read is durable.
func serveYardstick(ctx context.Context, name, answerFile, folder string) error {
	raw, err := os.ReadFile(answerFile)
	if err != nil {
		return err
	}
	var answer recorded
	if err := json.Unmarshal(raw, &answer); err != nil {
		return err
	}
	var keep func([]byte)
	if name == "file" {
		if keep, err = logFile(folder); err != nil {
			return err
		}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/shows/{show}/holds", func(w http.ResponseWriter, q *http.Request) {
		var asked choice
		body, err := io.ReadAll(q.Body)
		if err == nil {
			err = json.Unmarshal(body, &asked)
		}
		key, token := q.Header.Get("Idempotency-Key"), q.Header.Get("Authorization")
		if err != nil || len(asked.Seats) == 0 || key == "" || token == "" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		if keep != nil {
			keep(fmt.Appendf(nil, "%s %s %s %s\n", q.PathValue("show"), token, key, asked.Seats))
		}
		h := w.Header()
		for name, values := range answer.Header {
			h[name] = values
		}
		w.WriteHeader(answer.Status)
		_, _ = w.Write(answer.Body)
	})
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println("listening at " + listener.Addr().String())
	server := http.Server{Handler: mux, ReadHeaderTimeout: time.Minute}
	return server.Serve(listener)
}

// logFile gives a function that returns when its bytes are on the disk: all
// who wait share one write and one fdatasync.
func logFile(folder string) (keep func([]byte), err error) {
	file, err := os.CreateTemp(folder, "log-*")
	if err != nil {
		return nil, err
	}
	type record struct {
		bytes []byte
		done  chan struct{}
	}
	waiting := make(chan record, 1<<14)
	go func() {
		var group []record
		var out []byte
		for first := range waiting {
			group, out = append(group[:0], first), append(out[:0], first.bytes...)
			runtime.Gosched() // who is about to hand in joins
			for more := true; more; {
				select {
				case r := <-waiting:
					group, out = append(group, r), append(out, r.bytes...)
				default:
					more = false
				}
			}
			if _, err := file.Write(out); err != nil {
				panic(err)
			}
			if err := syscall.Fdatasync(int(file.Fd())); err != nil {
				panic(err)
			}
			for _, r := range group {
				close(r.done)
			}
		}
	}()
	return func(b []byte) {
		r := record{b, make(chan struct{})}
		waiting <- r
		<-r.done
	}, nil
}
