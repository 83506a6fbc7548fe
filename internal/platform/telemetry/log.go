package telemetry

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
)

// NewLogger writes lines of at least the given level ("debug", "info", "warn",
// "error") to out, as "text", "json", or "auto": text on a terminal and JSON
// elsewhere. A line written with a request's context carries its id.
func NewLogger(out io.Writer, format, level string) (*slog.Logger, error) {
	var least slog.Level
	if err := least.UnmarshalText([]byte(level)); err != nil {
		return nil, fmt.Errorf("telemetry: log level %q: %w", level, err)
	}
	options := &slog.HandlerOptions{Level: least}
	var handler slog.Handler
	switch {
	case format == "text", format == "auto" && isTerminal(out):
		handler = slog.NewTextHandler(out, options)
	case format == "json", format == "auto":
		handler = slog.NewJSONHandler(out, options)
	default:
		return nil, fmt.Errorf("telemetry: unknown log format %q", format)
	}
	return slog.New(withRequestID{handler}), nil
}

func isTerminal(out io.Writer) bool {
	file, ok := out.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// withRequestID adds the id of the request a line is about.
type withRequestID struct{ slog.Handler }

func (h withRequestID) Handle(ctx context.Context, line slog.Record) error {
	if id := RequestID(ctx); id != "" {
		line.AddAttrs(slog.String("request_id", id))
	}
	return h.Handler.Handle(ctx, line)
}

func (h withRequestID) WithAttrs(attrs []slog.Attr) slog.Handler {
	return withRequestID{h.Handler.WithAttrs(attrs)}
}

func (h withRequestID) WithGroup(name string) slog.Handler {
	return withRequestID{h.Handler.WithGroup(name)}
}
