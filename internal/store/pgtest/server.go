package pgtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// Options says what a server is for.
type Options struct {
	// OnDisk puts its files where a disk is, for measuring; else they are in
	// memory if there is room.
	OnDisk bool
	// Settings are lines of postgresql.conf, which take the place of ours.
	Settings []string
}

// Server is a private PostgreSQL server. Its superuser needs no password.
type Server struct {
	folder, bin string
	as          *syscall.Credential
	keeper      *exec.Cmd
	alive       io.Closer // the keeper ends the server when this is closed
}

// role is the superuser.
const role = "frontrow"

// Tests are many and short: they need many connections and little memory. What
// makes commits durable is left as PostgreSQL has it.
var settings = []string{
	"listen_addresses = ''",
	"max_connections = 1000",
	"shared_buffers = '64MB'",
	"min_wal_size = '32MB'",
	"max_wal_size = '512MB'",
	"log_min_messages = 'fatal'",
}

// Start makes a server and starts it. It runs until Close, or until this
// process ends.
func Start(o Options) (*Server, error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	as, err := servant()
	if err != nil {
		return nil, err
	}
	folder, err := folderFor(o.OnDisk, as)
	if err != nil {
		return nil, fmt.Errorf("pgtest: %w", err)
	}
	s := &Server{folder: folder, bin: bin, as: as}
	if err := s.keep(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	if err := s.create(slices.Concat(settings, o.Settings)); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := s.Run(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// keep starts the keeper. It waits for the end of its input, which the system
// closes when this process ends for whatever reason.
func (s *Server) keep() error {
	s.keeper = s.command("/bin/sh", "-c", `read -r _; "$1/pg_ctl" -D "$2/data" -m immediate -w stop; cd /; rm -rf "$2"`, "keeper", s.bin, s.folder)
	alive, err := s.keeper.StdinPipe()
	if err != nil {
		return err
	}
	s.alive = alive
	if err := s.keeper.Start(); err != nil {
		return fmt.Errorf("pgtest: the keeper: %w", err)
	}
	return nil
}

func (s *Server) create(settings []string) error {
	if err := s.do("initdb", "-D", s.data(), "-U", role, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--wal-segsize=4"); err != nil {
		return err
	}
	file, err := os.OpenFile(filepath.Join(s.data(), "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(file, "\nunix_socket_directories = '%s'\n%s\n", s.folder, strings.Join(settings, "\n"))
	return errors.Join(err, file.Close())
}

// Run starts a server that was stopped, and waits until it answers.
func (s *Server) Run() error {
	return s.do("pg_ctl", "-D", s.data(), "-l", filepath.Join(s.folder, "log"), "-w", "-t", "120", "start")
}

// Kill stops the server in the middle of whatever it does, as a crash would:
// it has to recover from its log when it runs again.
func (s *Server) Kill() error { return s.do("pg_ctl", "-D", s.data(), "-m", "immediate", "-w", "stop") }

// Stop stops the server in good order; connections are ended.
func (s *Server) Stop() error { return s.do("pg_ctl", "-D", s.data(), "-m", "fast", "-w", "stop") }

// Close ends the server and removes its files.
func (s *Server) Close() error {
	err := s.alive.Close()
	// The keeper's own status says nothing: a server that was stopped already
	// cannot be stopped.
	_ = s.keeper.Wait()
	return err
}

// URL gives the address of one of the server's databases.
func (s *Server) URL(database string) string {
	u := url.URL{Scheme: "postgres", User: url.User(role), Path: "/" + database, RawQuery: url.Values{"host": {s.folder}}.Encode()}
	return u.String()
}

// Socket gives the path of the socket the server listens on, for tests that
// stand between it and its clients.
func (s *Server) Socket() string { return filepath.Join(s.folder, ".s.PGSQL.5432") }

func (s *Server) data() string { return filepath.Join(s.folder, "data") }

// command prepares a program that runs as the server's user, in a session of
// its own, so that a Ctrl-C meant for the tests does not reach it.
func (s *Server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(context.Background(), name, args...)
	cmd.Dir = s.folder
	cmd.Env = []string{"LC_ALL=C", "PATH=" + os.Getenv("PATH")}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.as, Setsid: true}
	return cmd
}

func (s *Server) do(program string, args ...string) error {
	// A file and not a pipe, which the server would inherit and keep open.
	said, err := os.CreateTemp("", "frontrow-pg-said-")
	if err != nil {
		return fmt.Errorf("pgtest: %w", err)
	}
	defer os.Remove(said.Name())
	defer said.Close()
	cmd := s.command(filepath.Join(s.bin, program), args...)
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Run(); err != nil {
		output, _ := os.ReadFile(said.Name())
		log, _ := os.ReadFile(filepath.Join(s.folder, "log"))
		return fmt.Errorf("pgtest: %s: %w\n%s%s", program, err, output, log)
	}
	return nil
}
