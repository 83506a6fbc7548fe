package seating

// What everybody may know about a seat, two bits each: the public snapshot.
const (
	StateAvailable byte = 0
	StateHeld      byte = 1 // held or being paid: it may come back
	StateGone      byte = 2 // sold or blocked
)

const (
	stateBits     = 2
	statesPerByte = 8 / stateBits
)

// PackStates puts four seats into a byte, in chart order, the first seat in
// the lowest two bits. A value that is none of the three states is packed as
// StateGone: a seat nobody knows about must not look free.
func PackStates(states []byte) []byte {
	packed := make([]byte, (len(states)+statesPerByte-1)/statesPerByte)
	for i, s := range states {
		packed[i/statesPerByte] |= min(s, StateGone) << (i % statesPerByte * stateBits)
	}
	return packed
}

// UnpackStates gives the states of the first seats of what PackStates packed;
// a seat that packed does not reach is StateGone.
func UnpackStates(packed []byte, seats int) []byte {
	states := make([]byte, seats)
	for i := range states {
		states[i] = StateGone
		if at := i / statesPerByte; at < len(packed) {
			states[i] = min(packed[at]>>(i%statesPerByte*stateBits)&(1<<stateBits-1), StateGone)
		}
	}
	return states
}
