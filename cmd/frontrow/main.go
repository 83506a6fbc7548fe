// The frontrow command sells tickets. `frontrow --help` is its manual.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"frontrow/internal/app"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	code := app.Main(ctx, os.Args[1:], app.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
	stop()
	os.Exit(code)
}
