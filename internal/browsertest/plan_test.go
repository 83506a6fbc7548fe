package browsertest

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"frontrow/internal/domain/seating"
)

// TestPagesReadPlans holds what pages read out of a geometry against what it
// was written from, seat by seat.
func TestPagesReadPlans(t *testing.T) {
	tab := Start(t).Tab(t, Phone)
	tab.t = t
	tab.openMap(serveStories(t), "map-one")
	for name, chart := range plans(t) {
		plan, err := seating.Compile(chart)
		if err != nil {
			t.Fatal(err)
		}
		Ask[bool](tab, `window.plan = host().readPlan(`+string(plan.Geometry())+`), true`)
		got := strings.Split(Ask[string](tab, `Array.from({length: plan.count}, (_, i) => [plan.label(i), plan.index(plan.label(i)) === i, plan.number(i), plan.x[i], plan.y[i],
			plan.zones[plan.zoneOf[i]].id, plan.accessible(i), plan.companion(i), plan.note(i)].join("|")).join("\n")`), "\n")
		if len(got) != plan.Len() {
			t.Fatalf("%s: %d seats of %d", name, len(got), plan.Len())
		}
		for i, line := range got {
			s := plan.Seat(i)
			want := fmt.Sprintf("%s|true|%s|%.0f|%.0f|%s|%t|%t|%s", plan.Label(i), s.Number, math.Round(s.X), math.Round(s.Y), plan.Zones()[s.Zone].ID, s.Accessible, s.Companion, s.Note)
			if line != strings.ReplaceAll(want, "|-0|", "|0|") {
				t.Fatalf("%s: seat %d is read as %q and was %q", name, i, line, want)
			}
		}
		aisles := Ask[[]int](tab, `Array.from({length: plan.count}, (_, i) => i).filter(i => plan.aisleAfter(i))`)
		for _, i := range aisles {
			if i+1 < plan.Len() && plan.Beside(i, i+1) {
				t.Errorf("%s: no aisle follows %s", name, plan.Label(i))
			}
		}
	}
}

// plans are all charts that the program can draw, and the odd ones of others.
func plans(t *testing.T) map[string]*seating.Chart {
	all := map[string]*seating.Chart{"theatre": seating.Theatre(), "arena": seating.Arena(), "stadium": seating.Stadium(), "club": seating.Club()}
	files, err := filepath.Glob("../domain/seating/testdata/pretix/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no plans of others: ", err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		chart, report := seating.Decode(content, seating.FormatAuto)
		if !report.OK() {
			t.Fatal(file, report.Faults)
		}
		all[filepath.Base(file)] = chart
	}
	return all
}

// TestPagesRefuseBrokenPlans breaks a geometry in many ways: it is read, or
// refused in the one way that pages know.
func TestPagesRefuseBrokenPlans(t *testing.T) {
	tab := Start(t).Tab(t, Phone)
	tab.openMap(serveStories(t), "map-one")
	plan, err := seating.Compile(seating.Club())
	if err != nil {
		t.Fatal(err)
	}
	other := Ask[[]string](tab, `(() => {
		const whole = `+quote(string(plan.Geometry()))+`, odd = [];
		const tryIt = (what, geometry) => { try { host().readPlan(geometry); return true } catch (e) { if (e.name !== "MalformedGeometry") odd.push(what + ": " + e); return false } };
		if (!tryIt("whole", JSON.parse(whole))) odd.push("the whole one is refused");
		for (const nothing of [null, undefined, 1, "", [], {}, {format: "frontrow.geometry/1"}]) if (tryIt("nothing", nothing)) odd.push("read: " + JSON.stringify(nothing));
		for (const [path, value] of [["seats.count", 119], ["seats.x", "A"], ["seats.y", "!"], ["seats.zone", "AA"], ["rows.count", "////////////"], ["rows.kind", "ggB"], ["sections.0.rows", 1e9], ["bounds", [1, 2]], ["areas.0.zone", 4], ["tables.0.row", -1]]) {
			const broken = JSON.parse(whole), keys = path.split("."), last = keys.pop();
			keys.reduce((at, key) => at[key], broken)[last] = value;
			if (tryIt(path, broken)) odd.push("read: " + path);
		}
		let luck = 7;
		const random = n => (luck = Math.imul(luck, 1664525) + 1013904223 >>> 0) % n;
		const break_ = at => { for (const key in at) {
			if (random(40) === 0) at[key] = [null, -1, 1e300, "", "A", [], {}, "gggggggggg", [[1, 2]]][random(9)];
			else if (typeof at[key] === "string" && random(20) === 0) { const i = random(at[key].length + 1); at[key] = at[key].slice(0, i) + "Ag+/z~"[random(6)] + at[key].slice(i + random(3)); }
			else if (at[key] && typeof at[key] === "object") break_(at[key]);
		} };
		for (let i = 0; i < 500; i++) { const broken = JSON.parse(whole); break_(broken); tryIt(i, broken); }
		return odd.slice(0, 5);
	})()`)
	for _, one := range other {
		t.Error(one)
	}
}

// TestArrowsReachSeats walks from many seats in all directions: where seats
// lie in a direction, the arrow goes to one.
func TestArrowsReachSeats(t *testing.T) {
	tab, base := Start(t).Tab(t, Phone), serveStories(t)
	for _, story := range []string{"map-theatre", "map-odd", "map-one"} {
		tab.openMap(base, story)
		dead := Ask[[]string](tab, `(() => {
			const {plan, neighbour} = host(), dead = [];
			const ahead = {left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1]};
			for (let seat = 0; seat < plan.count; seat += 1 + plan.count / 150 | 0) for (const [direction, [x, y]] of Object.entries(ahead)) {
				const to = neighbour(plan, seat, direction), way = s => (plan.x[s] - plan.x[seat]) * x + (plan.y[s] - plan.y[seat]) * y;
				let any = false;
				for (let s = 0; s < plan.count && !any; s++) any = way(s) >= 1;
				if (any !== (to !== undefined) || to !== undefined && way(to) <= 0) dead.push(plan.label(seat) + " " + direction + " " + (to === undefined ? "nowhere" : plan.label(to)));
			}
			return dead;
		})()`)
		if len(dead) > 0 {
			t.Errorf("%s: %d, such as %v", story, len(dead), dead[:min(4, len(dead))])
		}
	}
	tab.openMap(base, "map-theatre")
	way := Ask[[]string](tab, `["right", "right", "up", "left", "down"].reduce((way, direction) => {
		const {plan, neighbour} = host();
		way.push(plan.label(neighbour(plan, plan.index(way.at(-1)), direction)));
		return way;
	}, ["stalls/C/12"])`)
	if got := strings.Join(way, " "); got != "stalls/C/12 stalls/C/13 stalls/C/14 stalls/B/13 stalls/B/12 stalls/C/13" {
		t.Errorf("the arrows go %s", got)
	}
}
