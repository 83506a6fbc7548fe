package live_test

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

const (
	here  = "../live"
	seats = "../../engine"
)

const property = "TestViewersSeeWhatTheEngineSees"

var planted = []mutants.Mutant{
	{Name: "a seat that is as it was is left out", Test: property, In: here, Edits: []mutants.Edit{
		{File: seats + "/follow.go", Old: "	seats, areas map[uint32]struct{}\n	since ", New: "	told map[uint32]byte\n	seats, areas map[uint32]struct{}\n	since "},
		{File: seats + "/follow.go", Old: "			c.Seats = append(c.Seats, SeatState{seat, b.fold.StateOf(seat, now)})\n",
			New: "			state := b.fold.StateOf(seat, now)\n			if w.told == nil {\n				w.told = map[uint32]byte{}\n			}\n			if w.told[seat] == state {\n				continue\n			}\n			w.told[seat] = state\n			c.Seats = append(c.Seats, SeatState{seat, state})\n"}}},
	{Name: "who comes back misses a frame", Test: property, In: here, Edits: []mutants.Edit{
		{File: here + "/viewer.go", Old: "v.frame = f.first + uint64(i)\n", New: "v.frame = f.first + uint64(i) + 1\n"}}},
	{Name: "who was away for long gets what is left", Test: property, In: here, Edits: []mutants.Edit{
		{File: here + "/viewer.go", Old: "	v.blank = true\n	return false, nil\n}", New: "	return false, nil\n}"}}},
	{Name: "a version that never was is believed", Test: property, In: here, Edits: []mutants.Edit{
		{File: here + "/viewer.go", Old: "v.blank = s.Version < version", New: "v.blank = false && s.Version < version"}}},
	{Name: "other nodes are not listened to", Test: "TestOtherNodesAreListenedTo", In: here, Edits: []mutants.Edit{
		{File: here + "/feed.go", Old: "		case <-look.C:\n", New: "		case <-make(chan int):\n"}}},
	{Name: "what was in the snapshot is told again", Test: "TestFramesOlderThanTheSnapshotAreLeftOut", In: here, Edits: []mutants.Edit{
		{File: here + "/viewer.go", Old: "if !f.whole && f.to <= v.version {", New: "if false {"}}},
	{Name: "streams are not counted", Test: "TestCrowd", In: here, Edits: []mutants.Edit{
		{File: here + "/hub.go", Old: "	h.crowd.add(show, from, 1)\n", New: ""},
		{File: here + "/hub.go", Old: "	h.crowd.add(show, from, -1)\n", New: ""}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
