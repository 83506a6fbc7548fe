package api

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
)

type staffAsk struct {
	Organiser id.Organiser `json:"organiser,omitzero" doc:"Your own if absent"`
	Email     string       `json:"email" minLength:"3" maxLength:"254"`
	Name      string       `json:"name" minLength:"1" maxLength:"80"`
	Role      string       `json:"role" enum:"admin,owner,manager,box_office,door"`
	Password  string       `json:"password" minLength:"1" maxLength:"200"`
}

type staffJSON struct {
	ID        id.Staff     `json:"id"`
	Organiser id.Organiser `json:"organiser,omitzero" doc:"Absent for an admin"`
	Email     string       `json:"email"`
	Name      string       `json:"name"`
	Role      string       `json:"role"`
	CreatedAt time.Time    `json:"created_at"`
}

func toStaff(s account.Staff) staffJSON {
	return staffJSON{ID: s.ID, Organiser: s.Organiser, Email: s.Email, Name: s.Name, Role: string(s.Role), CreatedAt: s.CreatedAt}
}

func (a *API) staffRoutes() []Route {
	access := staffMay(account.EditStaff)
	return []Route{
		jsonRoute(Route{Method: "POST", Path: "/v1/staff", Name: "addStaff", Tag: "Staff", Status: 201,
			Summary: "Add a person", Access: access, Keyed: KeyRequired,
			Faults: faults(account.ErrForbidden, account.ErrInvalid, account.ErrEmailTaken, account.ErrNoOrganiser, account.ErrBusy)}, a.addStaff),
		readRoute(Route{Method: "GET", Path: "/v1/staff", Name: "listStaff", Tag: "Staff", Status: 200,
			Summary: "Who works here", Access: access, Query: []Param{cursorParam, limitParam}, Faults: faults(account.ErrForbidden)}, a.listStaff),
	}
}

func (a *API) addStaff(c *Call, in staffAsk) (staffJSON, error) {
	added, err := a.use.Accounts.AddStaff(c.ctx(), c.key, c.actor(), account.NewStaff{
		Organiser: in.Organiser, Email: in.Email, Name: in.Name, Role: account.Role(in.Role), Password: in.Password})
	return toStaff(added), err
}

func (a *API) listStaff(c *Call) (page[staffJSON], error) {
	limit, err := c.queryInt("limit", account.MaxPage, 1, account.MaxPage)
	if err != nil {
		return page[staffJSON]{}, err
	}
	var after id.Staff
	if err := after.UnmarshalText([]byte(c.query("cursor"))); err != nil {
		return page[staffJSON]{}, ErrInvalid.At("query.cursor", "send the cursor as an earlier page gave it")
	}
	found, next, err := a.use.Accounts.ListStaff(c.ctx(), c.actor(), after, limit)
	out := page[staffJSON]{Items: make([]staffJSON, len(found)), Next: next.String()}
	for i, s := range found {
		out.Items[i] = toStaff(s)
	}
	return out, err
}
