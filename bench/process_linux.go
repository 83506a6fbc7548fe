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
	s, _ := statOf(strconv.Itoa(p.cmd.Process.Pid))
	return s.used
}

// stat is what the kernel tells of a process.
type stat struct {
	parent string
	used   time.Duration // processor time, its own and the kernel's for it
	before time.Duration // that of its children that have ended
}

func statOf(pid string) (s stat, found bool) {
	raw, err := os.ReadFile("/proc/" + pid + "/stat")
	if err != nil {
		return s, false
	}
	// The name in parentheses may hold anything; what counts comes after it.
	fields := bytes.Fields(raw[bytes.LastIndexByte(raw, ')')+1:])
	spent := func(first int) (sum time.Duration) {
		for _, field := range fields[first : first+2] {
			n, _ := strconv.Atoi(string(field))
			sum += time.Duration(n) * ticks
		}
		return sum
	}
	return stat{parent: string(fields[1]), used: spent(11), before: spent(13)}, true
}

// allCPU gives the processor time of this process and of all that it started,
// databases with every process of theirs.
func allCPU() time.Duration {
	all := map[string]stat{}
	entries, _ := os.ReadDir("/proc")
	for _, e := range entries {
		if _, err := strconv.Atoi(e.Name()); err == nil {
			if s, found := statOf(e.Name()); found {
				all[e.Name()] = s
			}
		}
	}
	own := strconv.Itoa(os.Getpid())
	sum := ownCPU()
	for pid, s := range all {
		ours := pid
		for ours != own && all[ours].parent != "" {
			ours = all[ours].parent
		}
		if ours == own && pid != own {
			sum += s.used + s.before
		}
	}
	return sum
}

// ownCPU gives the processor time of this process, which is the client where
// there is a server beside it.
func ownCPU() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
