package hop

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

var planted = []mutants.Mutant{
	{Name: "a seal is not looked at", Test: "TestForgedPassportIsRefused", Edits: []mutants.Edit{
		{File: "passport.go", Old: "err != nil || !hmac.Equal([]byte(values[0]), []byte(s.issue(p, q)))", New: "err != nil"}}},
	{Name: "an old passport will do", Test: "TestForgedPassportIsRefused", Edits: []mutants.Edit{
		{File: "passport.go", Old: "err == nil && age < fresh && age > -fresh", New: "err == nil && age == age+0"}}},
	{Name: "a passport holds for any address", Test: "TestForgedPassportIsRefused", Edits: []mutants.Edit{
		{File: "passport.go", Old: "q.Method, q.Host, q.URL.RequestURI()", New: "q.Method, q.Host"}}},
	{Name: "what was passed on is passed on again", Test: "TestNoLoop", Edits: []mutants.Edit{
		{File: "hop.go", Old: "	next.ServeHTTP(sealed{w}, here)\n", New: "	h.serve(sealed{w}, here, next)\n"}}},
	{Name: "anybody's answer is taken", Test: "TestStrangersAnswerIsNone", Edits: []mutants.Edit{
		{File: "hop.go", Old: "case len(content) > mostAnswered || !hmac.Equal([]byte(response.Header.Get(answeredBy)), []byte(h.seals.seal(\"answer\", pass, out))):", New: "case len(content) > mostAnswered || hmac.Equal(nil, []byte{1}):"}}},
	{Name: "a refusal for itself is an answer", Test: "TestHolderDoesNotAnswer", Edits: []mutants.Edit{
		{File: "hop.go", Old: "status >= http.StatusInternalServerError", New: "status > 999"}}},
	{Name: "the dead are tried again and again", Test: "TestHolderDoesNotAnswer", Edits: []mutants.Edit{
		{File: "hop.go", Old: "		h.leases.avoid(to)\n", New: ""}}},
	{Name: "an answer is waited for without end", Test: "TestHolderDoesNotAnswer", Edits: []mutants.Edit{
		{File: "hop.go", Old: "context.WithTimeout(r.Context(), h.Patience)", New: "context.WithTimeout(r.Context(), h.Patience*1e6)"}}},
	{Name: "half an answer is passed back", Test: "TestHolderDoesNotAnswer", Edits: []mutants.Edit{
		{File: "hop.go", Old: "	case err != nil:\n		return reply{}, failure(ctx), err\n	case len", New: "	case len"}}},
	{Name: "a command without a key leaves", Test: "TestWhatStays", Edits: []mutants.Edit{
		{File: "hop.go", Old: "!may || keyOf(c).IsZero() || ", New: "!may || "}}},
	{Name: "a body that was not kept leaves", Test: "TestWhatStays", Edits: []mutants.Edit{
		{File: "trip.go", Old: "		c.trip.stay.Store(true)\n	} else", New: "	} else"}}},
	{Name: "the client is the process between", Test: "TestClientIsWhoAskedFirst", Edits: []mutants.Edit{
		{File: "hop.go", Old: "	here.RemoteAddr = p.client\n", New: ""}}},
	{Name: "what was written here before it left is sent", Test: "TestAnsweredByWhoHasTheLease", Edits: []mutants.Edit{
		{File: "trip.go", Old: "	if a.trip.to.Load() != nil {\n		return false\n	}\n", New: ""}}},
	{Name: "a caller who leaves is blamed on the holder", Test: "TestCallerWhoLeavesSaysNothingOfTheHolder", Edits: []mutants.Edit{
		{File: "hop.go", Old: "	if r.Context().Err() != nil {\n		return false // the caller has gone, which says nothing of the other process\n	}\n", New: ""}}},
	{Name: "a hint lasts for ever", Test: "TestLeaseLastsAsLongAsItIsUsed", Edits: []mutants.Edit{
		{File: "leases.go", Old: "	if left <= 0 {\n		select", New: "	if left < -1e15 {\n		select"}}},
	{Name: "a lease in use is not renewed", Test: "TestLeaseLastsAsLongAsItIsUsed", Edits: []mutants.Edit{
		{File: "leases.go", Old: "	if left < renewBelow || shunned {", New: "	if left <= 0 || shunned {"}}},
	{Name: "a broken board is asked by every request", Test: "TestBrokenBoardIsNotPestered", Edits: []mutants.Edit{
		{File: "leases.go", Old: "			early = nil // no sooner than the next beat is due\n", New: ""}}},
	{Name: "the engine does not ask whether to pass on", Test: "TestConflictsOfThreeProcesses", In: "../../app", Edits: []mutants.Edit{
		{File: "../../engine/engine.go", Old: "if e.Elsewhere != nil && b.loaded() {", New: "if false && e.Elsewhere != nil && b.loaded() {"}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
