package api

import (
	"context"
	"slices"
	"strconv"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

// page is one page of a list. Ask again with cursor=next for the page after
// it; there is none when next is absent.
type page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"Send as cursor for the next page"`
}

var (
	cursorParam  = Param{Name: "cursor", About: "next of the page before"}
	limitParam   = Param{Name: "limit", About: "Items a page", Format: "integer"}
	versionParam = Param{Name: "version", About: "A version you have seen: the answer is not older", Format: "integer"}
)

// cursorInt reads a cursor that counts.
func (c *Call) cursorInt() (int, error) {
	text := c.query("cursor")
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 1<<30 {
		return 0, ErrInvalid.At("query.cursor", "send the cursor as an earlier page gave it")
	}
	return n, nil
}

func faults(all ...*fault.Fault) []*fault.Fault { return slices.Clip(all) }

// listOf reads one page of what belongs to the actor.
func listOf[In, Out any](c *Call, list func(ctx context.Context, by account.Actor, cursor string, limit int) ([]In, string, error), to func(In) Out) (page[Out], error) {
	limit, err := c.queryInt("limit", catalog.DefaultPage, 1, catalog.MaxPage)
	if err != nil {
		return page[Out]{}, err
	}
	found, next, err := list(c.ctx(), c.actor(), c.query("cursor"), limit)
	out := page[Out]{Items: make([]Out, len(found)), Next: next}
	for i, one := range found {
		out.Items[i] = to(one)
	}
	return out, err
}
