// Package datadir holds the folder in which one process keeps everything that
// must survive it.
//
// The folder belongs to one process at a time: [Open] takes a lock that the
// operating system gives back when the process ends, however it ends, so a
// lock is never stale.
package datadir

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// lockName is the file whose lock stands for the folder. It stays when the
// process ends: removing it would let two processes lock two files of one name.
const lockName = "frontrow.lock"

// processName is the file that says how the process is called that has the folder.
const processName = "frontrow.process"

// Dir is an open data folder.
type Dir struct {
	path string
	lock *os.File
}

// InUseError says that another process has the folder.
type InUseError struct {
	Path string
	PID  int // 0 when the other process has not written it yet
}

func (e *InUseError) Error() string {
	who := "another frontrow process"
	if e.PID != 0 {
		who += fmt.Sprintf(" (process %d)", e.PID)
	}
	return fmt.Sprintf("the data folder %s is in use by %s: stop that one first, or name another folder with --data", e.Path, who)
}

// Open makes the folder if it is not there, for this user alone, and takes it
// for this process. It returns an *InUseError when another process has it.
func Open(path string) (*Dir, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("the data folder cannot be named: %w", err)
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("the data folder cannot be made: %w", err)
	}
	lock, err := os.OpenFile(filepath.Join(path, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the data folder cannot be written: %w", err)
	}
	if err := take(lock); err != nil {
		defer lock.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, &InUseError{Path: path, PID: readPID(lock)}
		}
		return nil, fmt.Errorf("the data folder %s cannot be locked: %w", path, err)
	}
	return &Dir{path: path, lock: lock}, nil
}

// take locks the file and writes into it who has it.
func take(lock *os.File) error {
	for {
		err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			break
		}
		if !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
	if err := lock.Truncate(0); err != nil {
		return err
	}
	_, err := lock.WriteAt(strconv.AppendInt(nil, int64(os.Getpid()), 10), 0)
	return err
}

func readPID(lock *os.File) int {
	content, err := io.ReadAll(io.LimitReader(lock, 20))
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(content)))
	if err != nil {
		return 0
	}
	return pid
}

// Path gives the folder's absolute path, or that of something in it.
func (d *Dir) Path(names ...string) string {
	return filepath.Join(append([]string{d.path}, names...)...)
}

// Sub gives the path of a folder inside, made if it is not there.
func (d *Dir) Sub(name string) (string, error) {
	path := d.Path(name)
	if err := os.MkdirAll(path, 0o700); err != nil {
		return "", fmt.Errorf("a folder in the data folder cannot be made: %w", err)
	}
	return path, nil
}

// Predecessor gives the name of the last process that had the folder and told
// it with [Dir.Name]; "" when none did. That process is dead.
func (d *Dir) Predecessor() (string, error) {
	name, err := os.ReadFile(d.Path(processName))
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("who had the data folder before cannot be read: %w", err)
	}
	return string(name), nil
}

// Name tells the next process that has the folder how this one is called.
func (d *Dir) Name(process string) error {
	if err := os.WriteFile(d.Path(processName), []byte(process), 0o600); err != nil {
		return fmt.Errorf("who has the data folder cannot be written: %w", err)
	}
	return nil
}

// Close gives the folder back. Everything in it must be closed before.
func (d *Dir) Close() error { return d.lock.Close() }
