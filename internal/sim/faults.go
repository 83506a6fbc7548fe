package sim

// Fault is a kind of thing that goes wrong, or that a sale must stand.
type Fault string

// What goes wrong. Over a sample every kind must have happened.
const (
	Crash             Fault = "a node died"
	CrashInAppend     Fault = "a node died after its row was in the log and before it knew"
	FailedBefore      Fault = "an append failed and left nothing"
	FailedAfter       Fault = "an append went in and its answer was lost"
	ReadFailed        Fault = "a read failed"
	Delayed           Fault = "the database took seconds"
	Conflict          Fault = "another node's row was first"
	Failover          Fault = "the database failed over"
	LostTail          Fault = "a failover lost rows that nobody was told of"
	SeenAndLost       Fault = "a failover lost rows that had been seen"
	Restarted         Fault = "the database restarted"
	StaleCheckpoint   Fault = "an old checkpoint was read"
	TornCheckpoint    Fault = "a checkpoint was torn"
	ForeignCheckpoint Fault = "a checkpoint of rows that were lost"
	ProjectionFailed  Fault = "the table of seats was not written"
	Duplicate         Fault = "a command was sent twice, to two nodes"
	SentAgain         Fault = "a command was sent again after no answer"
	KeyReused         Fault = "a key was used for something else"
	GoneAway          Fault = "a caller left"
	ClockJump         Fault = "a clock jumped ahead"
	ClockBehind       Fault = "a row was decided by a clock behind the log"
	DayPassed         Fault = "a day passed"
	Stranger          Fault = "somebody asked for another's hold"
	Given             Fault = "somebody gave places away"
	KeptSince         Fault = "somebody gave away what was no longer on sale"
	CodePut           Fault = "a code was put to what was held"
	CodeTakenOff      Fault = "a code was taken off again"
	CodeUsedUp        Fault = "a code was used up"
	Exchanged         Fault = "places were paid for that were taken instead of others"
)

// AllFaults lists the kinds that a run on the simulated database has.
var AllFaults = []Fault{
	Crash, CrashInAppend, FailedBefore, FailedAfter, ReadFailed, Delayed, Conflict, Failover, LostTail, SeenAndLost, Restarted, StaleCheckpoint,
	TornCheckpoint, ForeignCheckpoint, ProjectionFailed, Duplicate, SentAgain, KeyReused, GoneAway, ClockJump, ClockBehind, DayPassed, Stranger,
	Given, KeptSince, CodePut, CodeTakenOff, CodeUsedUp, Exchanged,
}

// StoreFaults lists the kinds that a run on a real store has: what becomes of
// its machine is not ours to simulate.
var StoreFaults = []Fault{
	Crash, CrashInAppend, FailedBefore, FailedAfter, ReadFailed, Delayed, Conflict, StaleCheckpoint, TornCheckpoint, ProjectionFailed,
	Duplicate, SentAgain, KeyReused, GoneAway, ClockJump, ClockBehind, DayPassed, Stranger, Given, KeptSince, CodePut, CodeTakenOff, CodeUsedUp, Exchanged,
}
