package web

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssBlock   = regexp.MustCompile(`([^{};]+)\{`)
	cssClass   = regexp.MustCompile(`\.([a-zA-Z][\w-]*)`)
	cssBare    = regexp.MustCompile(`^\.([\w-]+)$`)
)

// selectors are the selectors of a stylesheet, one by one.
func selectors(sheet string) []string {
	var all []string
	for _, block := range cssBlock.FindAllStringSubmatch(cssComment.ReplaceAllString(sheet, ""), -1) {
		if before := strings.TrimSpace(block[1]); !strings.HasPrefix(before, "@") {
			all = append(all, splitOutside(before)...)
		}
	}
	return all
}

// splitOutside splits a list at the commas that stand in no parentheses.
func splitOutside(list string) []string {
	var parts []string
	deep, start := 0, 0
	for i, r := range list {
		switch r {
		case '(':
			deep++
		case ')':
			deep--
		case ',':
			if deep == 0 {
				parts = append(parts, strings.TrimSpace(list[start:i]))
				start = i + 1
			}
		}
	}
	return append(parts, strings.TrimSpace(list[start:]))
}

// homeless names the classes that more than one stylesheet gives a look of
// their own. All sheets end in one, so the later would quietly win over the
// earlier on pages that never asked for it. What print takes away is no look.
func homeless(sheets map[string]string) []string {
	homes := map[string]string{}
	var twice []string
	for _, name := range slices.Sorted(maps.Keys(sheets)) {
		for _, selector := range selectors(sheets[name]) {
			bare := cssBare.FindStringSubmatch(selector)
			if bare == nil || name == "print.css" {
				continue
			}
			home, known := homes[bare[1]]
			if known && home != name {
				twice = append(twice, bare[1]+": "+home+" and "+name)
			}
			homes[bare[1]] = name
		}
	}
	return slices.Compact(twice)
}

// unworn names the classes that have a look but stand in no quoted words of
// the sources, so that nothing can wear them.
func unworn(sheets map[string]string, worn map[string]bool) []string {
	unworn := map[string]bool{}
	for name, sheet := range sheets {
		for _, selector := range selectors(sheet) {
			for _, class := range cssClass.FindAllStringSubmatch(selector, -1) {
				if !worn[class[1]] {
					unworn[class[1]+" in "+name] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(unworn))
}

var quoted = regexp.MustCompile("\"[^\"\n]*\"|`[^`]*`|'[^'\n]*'")

// wornBy adds every word that stands in quotes in a source.
func wornBy(worn map[string]bool, source string) {
	for _, words := range quoted.FindAllString(source, -1) {
		for word := range strings.FieldsFuncSeq(words, func(r rune) bool {
			return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
		}) {
			worn[word] = true
		}
	}
}

func TestEveryClassHasOneHomeAndIsWorn(t *testing.T) {
	sheets := map[string]string{}
	names, err := filepath.Glob("styles/*.css")
	if err != nil || len(names) == 0 {
		t.Fatalf("no stylesheets (%v)", err)
	}
	for _, name := range names {
		sheets[filepath.Base(name)] = readText(t, name)
	}
	worn := map[string]bool{}
	for _, folder := range []string{"src", "../internal/transport", "../internal/domain/catalog", "../internal/domain/inventory"} {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			written := slices.Contains([]string{".ts", ".templ", ".html", ".go"}, filepath.Ext(path)) &&
				!strings.HasSuffix(path, "_test.go") && !strings.HasSuffix(path, "_templ.go") && !strings.Contains(path, "/words/")
			if written {
				wornBy(worn, readText(t, path))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, class := range homeless(sheets) {
		t.Errorf("a class has a look in two stylesheets: .%s", class)
	}
	for _, class := range unworn(sheets, worn) {
		t.Errorf("nothing uses .%s", class)
	}
}

// The look-out sees what it looks out for.
func TestStylesAreReadRight(t *testing.T) {
	sheets := map[string]string{
		"a.css":     `/* .old {} */ .card, .card:is(.a, .b) > .name { color: red } @media (min-width: 1rem) { .card { color: blue } }`,
		"b.css":     `.page .card { color: green } .name { color: red }`,
		"c.css":     `@media print { .x,` + "\n" + `.name { color: red } }`,
		"print.css": `.card { display: none }`,
	}
	if got, want := homeless(sheets), []string{"name: b.css and c.css"}; !slices.Equal(got, want) {
		t.Errorf("homeless: %v, want %v", got, want)
	}
	worn := map[string]bool{}
	wornBy(worn, `<p class="card a">b</p> { "name", x } panel.className = 'page'`)
	if got, want := unworn(sheets, worn), []string{"b in a.css", "x in c.css"}; !slices.Equal(got, want) {
		t.Errorf("unworn: %v, want %v", got, want)
	}
}

func readText(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
