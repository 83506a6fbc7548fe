package mailcatcher

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"frontrow/internal/base/id"
)

// most is how many mails are kept.
const most = 500

const suffix = ".eml"

// box is a folder of mails, each a file named by an id: later ones sort later.
type box struct {
	dir string
	mu  sync.Mutex // held while files appear and disappear
}

func openBox(dir string) (*box, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return &box{dir: dir}, nil
}

// put keeps a mail and removes the oldest ones beyond the limit.
func (b *box) put(raw []byte) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	path := b.path(id.New[id.Message]())
	if err := os.WriteFile(path+".part", raw, 0o600); err != nil {
		return err
	}
	if err := os.Rename(path+".part", path); err != nil {
		return err
	}
	kept, err := b.list()
	if err != nil {
		return err
	}
	for _, old := range kept[min(most, len(kept)):] {
		if err := os.Remove(b.path(old)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// list gives what there is, newest first. Files that are not ours are passed
// over.
func (b *box) list() ([]id.Message, error) {
	entries, err := os.ReadDir(b.dir)
	if err != nil {
		return nil, err
	}
	var all []id.Message
	for _, entry := range entries {
		name, ours := strings.CutSuffix(entry.Name(), suffix)
		if m, err := id.Parse[id.Message](name); ours && err == nil {
			all = append(all, m)
		}
	}
	slices.Reverse(all)
	return all, nil
}

// get gives a mail, or fs.ErrNotExist.
func (b *box) get(m id.Message) ([]byte, error) { return os.ReadFile(b.path(m)) }

func (b *box) path(m id.Message) string { return filepath.Join(b.dir, m.String()+suffix) }
