package api

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
)

// sessionAsk opens a session: empty for a buyer, with e-mail and password for
// staff.
type sessionAsk struct {
	Email    string `json:"email,omitempty" maxLength:"254"`
	Password string `json:"password,omitempty" maxLength:"200"`
}

type sessionJSON struct {
	Token     string    `json:"token" doc:"Send it as Authorization: Bearer <token>; it is shown once and kept nowhere"`
	BuyerID   id.Buyer  `json:"buyer_id,omitzero" doc:"For a buyer"`
	StaffID   id.Staff  `json:"staff_id,omitzero" doc:"For a member of staff"`
	Role      string    `json:"role,omitempty" doc:"For a member of staff"`
	ExpiresAt time.Time `json:"expires_at"`
}

func (a *API) sessionRoutes() []Route {
	return []Route{
		jsonRoute(Route{Method: "POST", Path: "/v1/sessions", Name: "createSession", Tag: "Sessions", Status: 201,
			Summary: "Open a session",
			About:   "With {} for a guest buyer; with e-mail and password for staff. It takes no Idempotency-Key: a session nobody uses changes nothing, and its token may not be kept to be shown again.",
			Access:  Access{Who: Anyone}, Faults: faults(account.ErrWrongSignIn, account.ErrTooManyTries, account.ErrBusy)}, a.createSession),
	}
}

func (a *API) createSession(c *Call, in sessionAsk) (sessionJSON, error) {
	if in.Email == "" && in.Password == "" {
		token, buyer, expires, err := a.use.Sessions.IssueGuest(c.ctx())
		return sessionJSON{Token: token, BuyerID: buyer, ExpiresAt: expires}, err
	}
	person, err := a.use.Accounts.SignIn(c.ctx(), in.Email, in.Password)
	if err != nil {
		return sessionJSON{}, err
	}
	token, expires, err := a.use.Sessions.IssueStaff(c.ctx(), person.Actor())
	return sessionJSON{Token: token, StaffID: person.ID, Role: string(person.Role), ExpiresAt: expires}, err
}
