package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// process is a server of its own: the real program, or a yardstick.
type process struct {
	cmd  *exec.Cmd
	addr string // host:port it answers at
}

// start runs a command until it says its address in a line that contains
// before, and gives what follows. Its log goes to logs.
func start(cmd *exec.Cmd, before string, logs *os.File) (*process, error) {
	cmd.Stderr = logs
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, addr, found := strings.Cut(lines.Text(), before); found {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			addr = strings.Replace(strings.TrimPrefix(strings.TrimSpace(addr), "http://"), "localhost", "127.0.0.1", 1)
			return &process{cmd: cmd, addr: addr}, nil
		}
	}
	_ = cmd.Process.Kill()
	return nil, fmt.Errorf("%s ended before it was ready: %w", cmd.Path, cmd.Wait())
}

// kill ends a process as a failure of power would.
func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait()
}

// stop has a process end as it should.
func (p *process) stop() error {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	return p.cmd.Wait()
}

// ticks is the unit of /proc/PID/stat: a hundredth of a second on any Linux.
const ticks = 10 * time.Millisecond

// cpu gives the processor time a process has used so far, its own and the
// kernel's for it.
func (p *process) cpu() time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	// The name in parentheses may hold anything; what counts comes after it.
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	user, _ := strconv.Atoi(string(fields[11]))
	system, _ := strconv.Atoi(string(fields[12]))
	return time.Duration(user+system) * ticks
}

// ownCPU gives the processor time of this process, which is the client.
func ownCPU() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
