package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// redisPool is connections to a Redis of our own. The yardstick needs three
// commands, so it speaks the protocol itself, without a client's ceremony.
type redisPool struct {
	server *exec.Cmd
	free   chan *redisConn
}

type redisConn struct {
	net.Conn
	in *bufio.Reader
}

// startRedis starts a server on a socket in a folder. It keeps nothing on disk:
// in this way PostgreSQL does that. Debian has the server under the name of its
// file checker, and the program goes by the name it is called by.
func startRedis(o options, connections int) (*redisPool, error) {
	program, err := exec.LookPath("redis-server")
	if err != nil {
		if program, err = exec.LookPath("redis-check-rdb"); err != nil {
			return nil, fmt.Errorf("there is no Redis: scripts/need redis installs it: %w", err)
		}
	}
	socket := filepath.Join(o.folder, "redis.sock")
	r := &redisPool{free: make(chan *redisConn, connections)}
	r.server = exec.CommandContext(o.ctx, program, "--port", "0", "--unixsocket", socket, "--save", "", "--appendonly", "no", "--dir", o.folder)
	r.server.Args[0] = "redis-server"
	out, err := r.server.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := r.server.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() && !strings.Contains(lines.Text(), "ready to accept connections at") {
	}
	go func() {
		for lines.Scan() {
		}
	}()
	for range connections {
		var dialer net.Dialer
		c, err := dialer.DialContext(o.ctx, "unix", socket)
		if err != nil {
			r.close()
			return nil, err
		}
		r.free <- &redisConn{c, bufio.NewReader(c)}
	}
	return r, nil
}

func (r *redisPool) close() {
	_ = r.server.Process.Signal(os.Interrupt)
	_ = r.server.Wait()
}

// do gives the answer of a command that answers with one line.
func (r *redisPool) do(args ...string) (string, error) {
	c := <-r.free
	defer func() { r.free <- c }()
	out := fmt.Appendf(nil, "*%d\r\n", len(args))
	for _, a := range args {
		out = fmt.Appendf(out, "$%d\r\n%s\r\n", len(a), a)
	}
	if _, err := c.Write(out); err != nil {
		return "", err
	}
	line, err := c.in.ReadString('\n')
	line = strings.TrimSuffix(line, "\r\n")
	if err == nil && (line == "" || line[0] == '-') {
		err = fmt.Errorf("redis: %q", line)
	}
	return strings.TrimLeft(line, "+:"), err
}
