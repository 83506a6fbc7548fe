package pgtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// binaries gives the folder with initdb and postgres: the one on the PATH, or
// the newest of those Debian installs beside each other.
func binaries() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			return filepath.Dir(path), nil
		}
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	newest, version := "", -1
	for _, path := range found {
		folder := filepath.Dir(path)
		if n, err := strconv.Atoi(filepath.Base(filepath.Dir(folder))); err == nil && n > version {
			newest, version = folder, n
		}
	}
	if newest == "" {
		return "", errors.New("pgtest: initdb is missing: install PostgreSQL (on Debian: apt-get install postgresql; scripts/need postgres does it)")
	}
	return newest, nil
}

// servant is who a server runs as: nil for ourselves. PostgreSQL refuses to run
// as root, so root hands it to another user.
func servant() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil //nolint:nilnil // nil is how os/exec says: as ourselves
	}
	var missing error
	for _, name := range []string{"postgres", "nobody"} {
		who, err := user.Lookup(name)
		if err != nil {
			missing = errors.Join(missing, err)
			continue
		}
		uid, err := strconv.ParseUint(who.Uid, 10, 32)
		if err != nil {
			return nil, err
		}
		gid, err := strconv.ParseUint(who.Gid, 10, 32)
		if err != nil {
			return nil, err
		}
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
	}
	return nil, fmt.Errorf("pgtest: PostgreSQL cannot run as root, and there is nobody else: %w", missing)
}

// roomInMemory is what a folder in memory must have free to be used: many
// databases of 8 MiB, and the log between them.
const roomInMemory = 2 << 30

// folderFor makes a server's folder, which only who runs it can read.
func folderFor(onDisk bool, as *syscall.Credential) (string, error) {
	parent := os.TempDir()
	var memory syscall.Statfs_t
	const shm = "/dev/shm"
	if err := syscall.Statfs(shm, &memory); err == nil && !onDisk && memory.Bavail*uint64(memory.Bsize) >= roomInMemory {
		parent = shm
	}
	folder, err := os.MkdirTemp(parent, "frontrow-pg-")
	if err != nil {
		return "", err
	}
	if as != nil {
		err = os.Chown(folder, int(as.Uid), int(as.Gid))
	}
	return folder, err
}
