package store

import (
	"bytes"
	"io"
	"net"
	"path/filepath"
	"sync"
	"testing"
)

// between stands between a PostgreSQL server and its clients, and loses an
// answer when it is told to.
type between struct {
	folder string // of its socket
	server string

	mu     sync.Mutex
	armed  bool
	marker []byte
}

func listenBetween(t *testing.T, server string) *between {
	t.Helper()
	folder := t.TempDir()
	b := &between{folder: folder, server: server}
	listener, err := net.Listen("unix", filepath.Join(folder, filepath.Base(server)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := listener.Close(); err != nil {
			t.Error(err)
		}
	})
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go b.carry(client)
		}
	}()
	return b
}

// loseAnswerTo has the next request that holds the marker carried to the server,
// and its connection broken before the answer comes back.
func (b *between) loseAnswerTo(marker string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.armed, b.marker = true, []byte(marker)
}

// meant reports whether it is this request.
func (b *between) meant(request []byte) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	meant := b.armed && bytes.Contains(request, b.marker)
	b.armed = b.armed && !meant
	return meant
}

func (b *between) carry(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("unix", b.server)
	if err != nil {
		return
	}
	defer server.Close()
	lose := make(chan struct{})
	go func() {
		defer server.Close()
		request := make([]byte, 1<<16)
		for {
			n, err := client.Read(request)
			if err != nil {
				return
			}
			if b.meant(request[:n]) {
				close(lose)
			}
			if _, err := server.Write(request[:n]); err != nil {
				return
			}
		}
	}()
	answer := make([]byte, 1<<16)
	for {
		n, err := server.Read(answer)
		if err != nil {
			return
		}
		select {
		case <-lose:
			return // it was done, and nobody is told
		default:
		}
		if _, err := client.Write(answer[:n]); err != nil && err != io.EOF {
			return
		}
	}
}
