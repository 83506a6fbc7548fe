package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime/debug"

	"github.com/alecthomas/kong"

	"frontrow/internal/base/fault"
	"frontrow/internal/platform/config"
	"frontrow/internal/platform/telemetry"
)

// Streams are where a command reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// The exit statuses of the program.
const (
	exitOK     = 0
	exitFailed = 1 // the command could not do it, or said no
	exitUsage  = 2 // the command line or a setting is wrong
	exitFound  = 3 // the audit found a promise that was not kept
)

// cli is the command line. Its tags are the manual.
type cli struct {
	Config   config.File     `env:"FRONTROW_CONFIG" placeholder:"FILE" help:"Read settings from this YAML file: one a line, named like the flags with underscores (hold_ttl: 15m)."`
	Settings config.Settings `embed:""`

	Serve   serveCommand     `cmd:"" help:"Sell tickets: serve the pages and the API until told to stop."`
	Migrate migrateCommand   `cmd:"" help:"Bring the database to this version of the program, and stop. serve does it too."`
	Audit   auditCommand     `cmd:"" help:"Check what cannot be taken back: seat logs, seats, orders and money."`
	Compare reconcileCommand `cmd:"" name:"reconcile" help:"Hold what payment providers list against the books."`
	Chart   chartCommand     `cmd:"" help:"Check, import and export drawings of venues."`
	Ticket  ticketCommand    `cmd:"" help:"Check tickets."`
	Staff   staffCommand     `cmd:"" help:"Add and list the people who work with Frontrow."`
	Check   checkCommand     `cmd:"" name:"config" help:"Show the settings as they would be used, or what is wrong with them."`
	Version versionCommand   `cmd:"" help:"Say which version this is."`
}

const about = `Frontrow sells tickets for seats, and stays right and quick in the minute when everybody wants them.

It is one program with its data in one folder. Try it: frontrow serve --demo
Every setting can be a flag, an environment variable or a line of a settings file; the flag goes first, then the environment, then the file.`

// Main runs the command line in args and gives the exit status. It returns
// when the command is done or ctx is.
func Main(ctx context.Context, args []string, streams Streams) int {
	var line cli
	exit := -1
	parser, err := kong.New(&line,
		kong.Name("frontrow"),
		kong.Description(about),
		kong.Writers(streams.Out, streams.Err),
		kong.Exit(func(code int) { exit = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true, WrapUpperBound: 100}),
		kong.ExplicitGroups(nil),
		config.Environment(),
	)
	if err != nil {
		fmt.Fprintln(streams.Err, "frontrow:", err)
		return exitUsage
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if exit >= 0 { // --help has been answered
		return exit
	}
	if err != nil {
		fmt.Fprintf(streams.Err, "frontrow: %v\nfrontrow --help lists commands and settings.\n", err)
		return exitUsage
	}
	if err := line.Settings.Validate(); err != nil {
		fmt.Fprintf(streams.Err, "frontrow: %v\n", err)
		return exitUsage
	}
	err = command.Run(&run{ctx: ctx, settings: line.Settings, line: command, Streams: streams})
	if err == nil {
		return exitOK
	}
	if errors.Is(err, errFound) {
		return exitFound
	}
	if !errors.Is(err, errTold) {
		tell(streams.Err, err)
	}
	return exitFailed
}

// run is what a command gets to work with.
type run struct {
	Streams
	ctx      context.Context
	settings config.Settings
	line     *kong.Context
}

// logger writes to the terminal as the settings say.
func (r *run) logger() (*slog.Logger, error) {
	return telemetry.NewLogger(r.Err, r.settings.LogFormat, r.settings.LogLevel)
}

// errTold ends a command that has said itself what is wrong, errFound an audit
// that has told what it found.
var (
	errTold  = errors.New("already told")
	errFound = errors.New("a promise was not kept")
)

// tell writes an error for the person at the terminal: here, unlike in
// answers to strangers, causes are shown.
func tell(w io.Writer, err error) {
	f, ok := errors.AsType[*fault.Fault](err)
	if !ok {
		fmt.Fprintf(w, "frontrow: %v\n", err)
		return
	}
	fmt.Fprintf(w, "frontrow: %s\n", f.Message)
	for _, field := range f.Fields {
		fmt.Fprintf(w, "  %s: %s\n", field.At, field.Message)
	}
	if cause := f.Unwrap(); cause != nil {
		fmt.Fprintf(w, "  because: %v\n", cause)
	}
}

type versionCommand struct{}

func (versionCommand) Run(r *run) error {
	_, err := fmt.Fprintln(r.Out, "frontrow", version())
	return err
}

// version names the commit the program was built from.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				return s.Value
			}
		}
	}
	return "development"
}
