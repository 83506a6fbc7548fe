package archtest

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"frontrow/internal/base/fault"
	"frontrow/internal/transport/problem"
)

// Problem is a fault as the source declares it.
type Problem struct {
	Kind    fault.Kind
	Code    string
	Message string
	Carries string // the members its document has beside the usual ones
	At      token.Position
}

// Problems finds every call of fault.Define below root/internal. It reads the
// source rather than asking fault.Defined, so that no package can be missed for
// not being linked in, and so that what is written beside the declaration
// ("// details: taken []string") is found, too. It returns an error for a
// declaration it cannot read and for a code declared twice.
func Problems(root string) ([]Problem, error) {
	var all []Problem
	var wrong []error
	files := token.NewFileSet()
	err := filepath.WalkDir(filepath.Join(root, "internal"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		found, err := problemsIn(files, file)
		all = append(all, found...)
		wrong = append(wrong, err)
		return nil
	})
	wrong = append(wrong, err)
	slices.SortFunc(all, func(a, b Problem) int { return cmp.Compare(a.Code, b.Code) })
	for i := range all[min(1, len(all)):] {
		if all[i].Code == all[i+1].Code {
			wrong = append(wrong, fmt.Errorf("%s: %q is declared at %s, too", all[i+1].At, all[i].Code, all[i].At))
		}
	}
	return all, errors.Join(wrong...)
}

// problemsIn finds the faults one file declares.
func problemsIn(files *token.FileSet, file *ast.File) (all []Problem, err error) {
	var wrong []error
	var spec *ast.ValueSpec // the declaration being looked at
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.ValueSpec); ok {
			spec = s
		}
		call, ok := n.(*ast.CallExpr)
		if !ok || !isDefine(call.Fun) {
			return true
		}
		found, err := problemOf(call)
		found.At = files.Position(call.Pos())
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", found.At, err))
			return true
		}
		if spec != nil && spec.Pos() <= call.Pos() && call.End() <= spec.End() {
			found.Carries = carries(spec.Comment)
		}
		all = append(all, found)
		return true
	})
	return all, errors.Join(wrong...)
}

func isDefine(called ast.Expr) bool {
	selector, ok := called.(*ast.SelectorExpr)
	if !ok || selector.Sel.Name != "Define" {
		return false
	}
	name, ok := selector.X.(*ast.Ident)
	return ok && name.Name == "fault"
}

// problemOf reads fault.Define(fault.Kind, "code", "message").
func problemOf(call *ast.CallExpr) (Problem, error) {
	if len(call.Args) != 3 {
		return Problem{}, errors.New("fault.Define takes a kind, a code and a message")
	}
	kind, err := kindOf(call.Args[0])
	if err != nil {
		return Problem{}, err
	}
	code, err := textOf(call.Args[1])
	if err != nil {
		return Problem{}, err
	}
	message, err := textOf(call.Args[2])
	return Problem{Kind: kind, Code: code, Message: message}, err
}

func kindOf(expr ast.Expr) (fault.Kind, error) {
	if selector, ok := expr.(*ast.SelectorExpr); ok {
		for kind := fault.Internal; kind <= fault.Unavailable; kind++ {
			if strings.EqualFold(strings.ReplaceAll(kind.String(), "_", ""), selector.Sel.Name) {
				return kind, nil
			}
		}
	}
	return 0, errors.New("write the fault's kind as fault.Conflict and the like")
}

// textOf gives the value of a string literal, or of several added up.
func textOf(expr ast.Expr) (string, error) {
	switch e := expr.(type) {
	case *ast.BasicLit:
		return strconv.Unquote(e.Value)
	case *ast.BinaryExpr:
		left, err := textOf(e.X)
		if err != nil {
			return "", err
		}
		right, err := textOf(e.Y)
		return left + right, err
	}
	return "", errors.New("write the fault's code and message out, so that they can be found")
}

// carries reads "details: taken []string, nearest []string" and the like.
func carries(comment *ast.CommentGroup) string {
	text, ok := strings.CutPrefix(strings.TrimSpace(comment.Text()), "details: ")
	if !ok {
		return ""
	}
	var members []string
	for member := range strings.SplitSeq(text, ", ") {
		name, kind, _ := strings.Cut(member, " ")
		members = append(members, strings.TrimSpace("`"+name+"` "+strings.ReplaceAll(kind, "[]string", "list of strings")))
	}
	return strings.Join(members, ", ")
}

// ProblemsPage writes docs/problems.md.
func ProblemsPage(problems []Problem) []byte {
	var page strings.Builder
	page.WriteString(`<!-- Written by make generate from what the packages declare. -->

# Problems

Whatever the API refuses, it answers with a problem document (RFC 9457,
` + "`application/problem+json`" + `). Programs compare ` + "`code`" + `, which never changes its
meaning and is never used again for another; ` + "`detail`" + ` is for people and may
change. ` + "`errors`" + ` lists what is wrong with which member of the request, where
that can be said. Answers with status 429 and 503 say in ` + "`Retry-After`" + ` when to ask
again.
`)
	subject := ""
	for _, p := range problems {
		if s, _, _ := strings.Cut(p.Code, "."); s != subject {
			subject = s
			fmt.Fprintf(&page, "\n## %s\n\n| code | status | says | carries |\n| --- | --- | --- | --- |\n", subject)
		}
		status := problem.Status(&fault.Fault{Kind: p.Kind, Code: p.Code})
		fmt.Fprintf(&page, "| <a id=%q></a>`%s` | %d %s | %s | %s |\n", p.Code, p.Code, status, http.StatusText(status), cell(p.Message), cell(p.Carries))
	}
	return []byte(page.String())
}

// cell makes text fit for a cell of a table.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "<", "&lt;").Replace(text)
}
