package web

import (
	"sync"

	"frontrow/internal/domain/catalog"
)

// sharePictures keeps the share pictures that were drawn last: drawing one and
// packing it as PNG takes many times longer than sending it. Who asks while one
// is drawn waits for it.
type sharePictures struct {
	mu    sync.Mutex
	drawn map[[32]byte]func() ([]byte, error) // by all that the drawing is made of
}

// keepShares bounds them; a picture takes some 30 KB.
const keepShares = 128

func (k *sharePictures) of(e catalog.Event) ([]byte, error) {
	return k.find(e)()
}

func (k *sharePictures) find(e catalog.Event) func() ([]byte, error) {
	seed := posterSeed(e)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.drawn == nil {
		k.drawn = map[[32]byte]func() ([]byte, error){}
	}
	one, found := k.drawn[seed]
	if !found {
		for other := range k.drawn {
			if len(k.drawn) < keepShares {
				break
			}
			delete(k.drawn, other) // any: it is drawn anew when it is asked for
		}
		one = sync.OnceValues(func() ([]byte, error) { return drawShare(e) })
		k.drawn[seed] = one
	}
	return one
}
