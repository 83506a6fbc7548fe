package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"frontrow/bench/load"
)

// program is the real program with a folder of its own, as anybody would run
// it: all settings are the defaults but for the address.
type program struct {
	*process
	options
	logs  *os.File
	staff string // token of an admin
	keys  int
}

const staffPassword = "correct horse battery staple"

// buildProgram compiles the program into a folder.
func buildProgram(o options) (string, error) {
	binary := filepath.Join(o.folder, "frontrow")
	build := exec.CommandContext(o.ctx, "go", "build", "-trimpath", "-o", binary, "./cmd/frontrow")
	build.Stderr = os.Stderr
	return binary, build.Run()
}

func startProgram(o options) (*program, error) {
	logs, err := os.Create(filepath.Join(o.folder, "log"))
	if err != nil {
		return nil, err
	}
	p := &program{options: o, logs: logs}
	add := p.command("staff", "add", "--email", "bench@example.org", "--name", "Bench", "--role", "admin")
	add.Stdin = strings.NewReader(staffPassword + "\n")
	if out, err := add.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	return p, p.run()
}

func (p *program) command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(p.ctx, p.binary, args...)
	cmd.Env = append(os.Environ(), "FRONTROW_DATA="+filepath.Join(p.folder, "data"), "FRONTROW_ADDR=127.0.0.1:0", "FRONTROW_TEST_PAY=1",
		"FRONTROW_DEV_MAIL=1")
	return cmd
}

// run starts the server, and signs staff in.
func (p *program) run() (err error) {
	if p.process, err = start(p.command("serve"), "Frontrow is open at ", p.logs); err != nil {
		return err
	}
	var session struct{ Token string }
	err = p.ask("POST", "/v1/sessions", "", map[string]string{"email": "bench@example.org", "password": staffPassword}, &session)
	p.staff = session.Token
	return err
}

// again kills the program in the midst of whatever it does, and starts it anew
// on what the disk has.
func (p *program) again() error {
	p.kill()
	return p.run()
}

// audit has the stopped program hold all it has written against each other.
func (p *program) audit() error {
	if out, err := p.command("audit").CombinedOutput(); err != nil {
		return fmt.Errorf("audit: %w: %s", err, out)
	}
	return nil
}

// ask makes one request of the setting up. Text is sent as it is, everything
// else as JSON.
func (p *program) ask(method, path, token string, body, into any) error {
	content, kind := []byte(nil), "application/json"
	switch b := body.(type) {
	case nil:
	case string:
		content, kind = []byte(b), "text/csv"
	default:
		content, _ = json.Marshal(b)
	}
	q, err := http.NewRequestWithContext(p.ctx, method, "http://"+p.addr+path, bytes.NewReader(content))
	if err != nil {
		return err
	}
	p.keys++
	q.Header.Set("Idempotency-Key", fmt.Sprint("set-up-", os.Getpid(), "-", p.keys))
	q.Header.Set("Content-Type", kind)
	if token != "" {
		q.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := http.DefaultClient.Do(q)
	if err != nil {
		return err
	}
	answer, err := io.ReadAll(response.Body)
	err = errors.Join(err, response.Body.Close())
	if err == nil && response.StatusCode >= 300 {
		err = fmt.Errorf("%s %s: %s: %s", method, path, response.Status, answer)
	}
	if err != nil || into == nil {
		return err
	}
	return json.Unmarshal(answer, into)
}

// setUpFor bounds what is done before measuring, which ends by itself.
const setUpFor = 10 * time.Minute

// guests opens sessions for buyers, many at a time.
func (p *program) guests(n int) (tokens []string, err error) {
	request := fmt.Appendf(nil, "POST /v1/sessions HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", p.addr)
	asked := 0
	_, err = load.Do(load.Run{Addr: p.addr, Connections: 256, For: setUpFor,
		Next: func(_ int, to []byte) ([]byte, bool) {
			asked++
			return append(to, request...), asked <= n
		},
		Answered: func(_, status int, body []byte) {
			var session struct{ Token string }
			if status == http.StatusCreated && json.Unmarshal(body, &session) == nil {
				tokens = append(tokens, session.Token)
			}
		}})
	if err == nil && len(tokens) != n {
		err = fmt.Errorf("%d sessions of %d", len(tokens), n)
	}
	return tokens, err
}
