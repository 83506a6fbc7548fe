// Package web holds what the build of the pages' scripts and styles leaves in
// dist/, inside the program.
//
// Names are the plain ones: "app.js", "app.css", "icon.svg",
// "inter-latin-wght-normal.woff2". [Asset] gives the address under which a
// browser fetches the file; it carries a hash of the content, so [Handler] may
// let everybody keep it for ever.
package web

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"sync"
)

//go:embed all:dist
var dist embed.FS

// Prefix is where [Handler] expects to be mounted.
const Prefix = "/assets/"

// ErrNotBuilt says that the program was compiled before dist/ was filled.
var ErrNotBuilt = errors.New("web: the pages' scripts and styles are missing from this build; run `make web`, then build again")

// manifest maps plain names to built ones.
var manifest = sync.OnceValues(func() (map[string]string, error) {
	content, err := dist.ReadFile("dist/manifest.json")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotBuilt
	}
	if err != nil {
		return nil, err
	}
	var names map[string]string
	if err := json.Unmarshal(content, &names); err != nil {
		return nil, fmt.Errorf("web: dist/manifest.json: %w", err)
	}
	return names, nil
})

// Check returns ErrNotBuilt when the program holds no assets. Call it at start:
// everything else in this package panics then.
func Check() error {
	_, err := manifest()
	return err
}

// Asset gives the address of the asset with a plain name: "app.js" becomes
// "/assets/app-53VVNLTI.js". It panics when there is none, because the names
// are fixed when the program is written.
func Asset(name string) string { return Prefix + built(name) }

// Content gives the bytes of the asset with a plain name, for the few that are
// served at an address of their own, such as a service worker.
func Content(name string) []byte { return read("assets/" + built(name)) }

// Font gives a typeface as TTF, for PDFs: "Inter" or, for Arabic, "Vazirmatn",
// "-Regular" or "-Bold". It panics when there is no such font.
func Font(name string) []byte { return read("fonts/" + name + ".ttf") }

func built(name string) string {
	names, err := manifest()
	if err != nil {
		panic(err)
	}
	file, ok := names[name]
	if !ok {
		panic(fmt.Sprintf("web: there is no asset %q; dist/manifest.json lists all", name))
	}
	return file
}

func read(path string) []byte {
	if err := Check(); err != nil {
		panic(err)
	}
	content, err := dist.ReadFile("dist/" + path)
	if err != nil {
		panic(fmt.Sprintf("web: %v", err))
	}
	return content
}
