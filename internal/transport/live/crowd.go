package live

import (
	"net/netip"
	"time"

	"frontrow/internal/base/id"
)

// comeBack is when a client that was turned away may try a stream again.
const comeBack = 30 * time.Second

// crowd counts the viewers.
type crowd struct {
	all       int
	byShow    map[id.Show]int
	byAddress map[netip.Prefix]int
}

func newCrowd() crowd {
	return crowd{byShow: map[id.Show]int{}, byAddress: map[netip.Prefix]int{}}
}

func (c *crowd) hasRoom(show id.Show, from netip.Addr, o *Options) bool {
	home, counted := household(from)
	return c.all < o.Most && c.byShow[show] < o.MostPerShow && !(counted && c.byAddress[home] >= o.MostPerAddress)
}

func (c *crowd) add(show id.Show, from netip.Addr, n int) {
	c.all += n
	count(c.byShow, show, n)
	if home, counted := household(from); counted {
		count(c.byAddress, home, n)
	}
}

func count[K comparable](counts map[K]int, key K, n int) {
	if counts[key] += n; counts[key] == 0 {
		delete(counts, key)
	}
}

// household gives the addresses that are counted as one: a single IPv4 address,
// or the IPv6 network that one line is given. Addresses of this machine and of
// private networks are not counted: they are proxies, behind which everybody
// has the same.
func household(a netip.Addr) (netip.Prefix, bool) {
	a = a.Unmap().WithZone("")
	if !a.IsValid() || a.IsLoopback() || a.IsPrivate() || a.IsLinkLocalUnicast() {
		return netip.Prefix{}, false
	}
	bits := 32
	if a.Is6() {
		bits = 64
	}
	home, err := a.Prefix(bits)
	return home, err == nil
}
