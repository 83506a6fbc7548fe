package config

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
	"go.yaml.in/yaml/v3"
)

// File is the settings file, as a flag of the whole program:
//
//	Config config.File `env:"FRONTROW_CONFIG" placeholder:"FILE" help:"…"`
//
// It is YAML: one setting a line, under the flag's name with underscores.
type File string

// BeforeResolve is called by kong when the flag or its variable is given: it
// reads the file and offers what it says.
func (f File) BeforeResolve(app *kong.Kong, ctx *kong.Context, trace *kong.Path) error {
	path, _ := ctx.FlagValue(trace.Flag).(File)
	if path == "" {
		return nil
	}
	content, err := os.ReadFile(string(path))
	if err != nil {
		return fmt.Errorf("the settings file cannot be read: %w", err)
	}
	values, err := parseFile(content, flagsOf(app.Model))
	if wrong, ok := errors.AsType[Mistakes](err); ok {
		for i := range wrong {
			wrong[i] = string(path) + wrong[i]
		}
		return wrong
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	ctx.AddResolver(kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		name := fileName(flag.Name)
		if _, given := fromEnvironment(flag); given {
			return nil, nil //nolint:nilnil // kong's way to say: nothing from here
		}
		if secret, given := values[name+"_file"]; given {
			return readSecret(secret)
		}
		if value, given := values[name]; given {
			return value, nil
		}
		return nil, nil //nolint:nilnil // as above
	}))
	return nil
}

// fileName is the name a flag has in the settings file.
func fileName(flag string) string { return strings.ReplaceAll(flag, "-", "_") }

// flagsOf lists every flag of the program that is a setting, which is every one
// that can be given in the environment.
func flagsOf(app *kong.Application) []*kong.Flag {
	var flags []*kong.Flag
	// The visitor returns no error, so neither does Visit.
	_ = kong.Visit(app.Node, func(visited kong.Visitable, next kong.Next) error {
		if flag, ok := visited.(*kong.Flag); ok && len(flag.Envs) > 0 {
			flags = append(flags, flag)
		}
		return next(nil)
	})
	return flags
}

// parseFile reads a settings file: values by name, or Mistakes that begin with
// ":line: ".
func parseFile(content []byte, flags []*kong.Flag) (map[string]string, error) {
	var known []string
	for _, flag := range flags {
		name := fileName(flag.Name)
		if name == "config" {
			continue // a file does not name a file
		}
		known = append(known, name)
		if isSecret(flag) {
			known = append(known, name+"_file")
		}
	}
	var document yaml.Node
	if err := yaml.Unmarshal(content, &document); err != nil {
		return nil, err
	}
	if document.Kind == 0 { // nothing but comments
		return nil, nil
	}
	settings := document.Content[0]
	if settings.Kind != yaml.MappingNode {
		return nil, Mistakes{fmt.Sprintf(":%d: this is not a list of settings: write one a line, as in hold_ttl: 15m", settings.Line)}
	}
	values := map[string]string{}
	var wrong Mistakes
	for pair := range slices.Chunk(settings.Content, 2) {
		name, value := pair[0].Value, pair[1]
		_, twice := values[name]
		switch {
		case !slices.Contains(known, name):
			wrong = append(wrong, fmt.Sprintf(":%d: there is no setting %q%s", pair[0].Line, name, didYouMean(name, known)))
		case twice:
			wrong = append(wrong, fmt.Sprintf(":%d: %s is set a second time: keep one of the two", pair[0].Line, name))
		case value.Kind != yaml.ScalarNode || value.Tag == "!!null":
			wrong = append(wrong, fmt.Sprintf(":%d: %s needs one value on its line", pair[0].Line, name))
		default:
			values[name] = value.Value
		}
	}
	for _, name := range known {
		_, direct := values[name]
		_, byFile := values[name+"_file"]
		if direct && byFile {
			wrong = append(wrong, fmt.Sprintf(": %s and %s_file are both set: keep one of the two", name, name))
		}
	}
	if wrong != nil {
		return nil, wrong
	}
	return values, nil
}
