package config

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// Environment makes kong read secrets from the files that variables ending in
// _FILE name, and refuse variables with our prefix that mean nothing. kong
// itself reads the others.
func Environment() kong.Option { return kong.Resolvers(environment{}) }

type environment struct{}

// Resolve gives a secret's value when its variable ending in _FILE is set.
func (environment) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	file, _ := fromEnvironment(flag)
	if file == "" {
		return nil, nil //nolint:nilnil // kong's way to say: nothing from here
	}
	return readSecret(file)
}

// Validate refuses a FRONTROW_ variable no setting has.
func (environment) Validate(app *kong.Application) error {
	var known []string
	var wrong Mistakes
	for _, flag := range flagsOf(app) {
		known = append(known, flag.Envs...)
		if !isSecret(flag) {
			continue
		}
		for _, name := range flag.Envs {
			known = append(known, name+"_FILE")
			_, direct := os.LookupEnv(name)
			_, byFile := os.LookupEnv(name + "_FILE")
			if mistake := fmt.Sprintf("%s and %s_FILE are both set: keep one of the two", name, name); direct && byFile && !slices.Contains(wrong, mistake) {
				wrong = append(wrong, mistake)
			}
		}
	}
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		if strings.HasPrefix(name, prefix) && !slices.Contains(known, name) {
			wrong = append(wrong, fmt.Sprintf("the environment has %s, and there is no such setting%s", name, didYouMean(name, known)))
		}
	}
	if wrong == nil {
		return nil
	}
	return wrong
}

// fromEnvironment tells whether the environment decides a flag, and the file
// that holds the value when it does so by naming one.
func fromEnvironment(flag *kong.Flag) (file string, given bool) {
	for _, name := range flag.Envs {
		if _, given := os.LookupEnv(name); given {
			return "", true
		}
		if file := os.Getenv(name + "_FILE"); file != "" && isSecret(flag) {
			return file, true
		}
	}
	return "", false
}

// isSecret reports whether a setting holds a password.
func isSecret(flag *kong.Flag) bool { return flag.Tag.Has("secret") }

// readSecret reads a file that holds one secret; the line break that editors
// leave at its end is not part of it.
func readSecret(path string) (any, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("its file cannot be read: %w", err)
	}
	return strings.TrimRight(string(content), "\r\n"), nil
}
