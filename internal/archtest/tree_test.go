package archtest

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is the repository, seen from this package.
const root = "../.."

// pkg is a package as go list tells of it.
type pkg struct {
	ImportPath string
	Name       string
	Doc        string
	Dir        string
	Standard   bool
	Imports    []string
	GoFiles    []string
}

// packages lists the module's packages.
func packages(t *testing.T) []pkg {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-e", "-json=ImportPath,Name,Doc,Dir,Imports,GoFiles", "./...")
	list.Dir = root
	list.Stderr = os.Stderr
	out, err := list.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := list.Start(); err != nil {
		t.Fatal(err)
	}
	var all []pkg
	for decoder := json.NewDecoder(out); decoder.More(); {
		var p pkg
		if err := decoder.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if err := list.Wait(); err != nil {
		t.Fatal(err)
	}
	if len(all) < 10 {
		t.Fatalf("go list found only %d packages", len(all))
	}
	return all
}

// built are the folders that hold what others wrote or what was built.
var built = []string{".git", ".cache", "bin", "data", "node_modules", "dist"}

// files gives every file of the repository that somebody wrote, by its path
// from the root.
func files(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(built, entry.Name()):
			return fs.SkipDir
		case !entry.Type().IsRegular():
			return nil
		}
		content, err := os.ReadFile(path)
		if os.IsNotExist(err) {
			return nil // removed while we looked
		}
		name, _ := filepath.Rel(root, path)
		all[filepath.ToSlash(name)] = content
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// source is a Go file of the repository.
type source struct {
	path      string
	content   []byte
	syntax    *ast.File
	positions *token.FileSet
}

// sources parses every Go file.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	for path, content := range files(t) {
		if strings.HasSuffix(path, ".go") {
			all = append(all, parse(t, path, string(content)))
		}
	}
	slices.SortFunc(all, func(a, b source) int { return strings.Compare(a.path, b.path) })
	return all
}

func parse(t *testing.T, path, content string) source {
	t.Helper()
	positions := token.NewFileSet()
	syntax, err := parser.ParseFile(positions, path, content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return source{path, []byte(content), syntax, positions}
}

func (s source) isTest() bool      { return strings.HasSuffix(s.path, "_test.go") }
func (s source) isGenerated() bool { return ast.IsGenerated(s.syntax) }

// imports reports whether the file imports a package.
func (s source) imports(path string) bool {
	return slices.ContainsFunc(s.syntax.Imports, func(i *ast.ImportSpec) bool { return strings.Trim(i.Path.Value, `"`) == path })
}

// calls lists the calls pkg.Func by name, with their places.
func (s source) calls() map[string][]token.Position {
	found := map[string][]token.Position{}
	ast.Inspect(s.syntax, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if name, ok := selector.X.(*ast.Ident); ok {
			full := name.Name + "." + selector.Sel.Name
			found[full] = append(found[full], s.positions.Position(n.Pos()))
		}
		return true
	})
	return found
}

// report fails the test with every complaint.
func report(t *testing.T, complaints []string) {
	t.Helper()
	slices.Sort(complaints)
	for _, c := range slices.Compact(complaints) {
		t.Error(c)
	}
}
