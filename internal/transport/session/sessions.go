package session

import (
	"context"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
)

// How long sessions last. A guest's session is the way to the orders made in
// it, so it outlives a show's on-sale by far; a member of staff signs in anew
// each working day.
const (
	GuestLifetime = 30 * 24 * time.Hour
	StaffLifetime = 12 * time.Hour
)

// CookieName is the cookie that browsers keep the token in.
const CookieName = "frontrow"

// The names of what a session holds. All values are text.
const (
	keyBuyer     = "buyer"
	keyStaff     = "staff"
	keyOrganiser = "organiser"
	keyRole      = "role"
	keyName      = "name"
	keyUntil     = "staff_until" // RFC 3339; afterwards the staff part counts for nothing
)

// Options says how sessions are kept.
type Options struct {
	Secure bool        // the site is reached over https: the cookie never travels without
	Clock  clock.Clock // decides when a member of staff has to sign in again

	Guesses Guesses // of codes, as all processes count them; nil for this one alone

	// OnError answers a request whose session could not be read or written.
	OnError func(http.ResponseWriter, *http.Request, error)
}

// Sessions reads and writes sessions.
type Sessions struct {
	manager *scs.SessionManager
	recent  *recent
	clock   clock.Clock
	guesses guesses
	all     Guesses // nil where there is but this process
}

// New keeps sessions in store. It uses the methods with a context when store
// is an [scs.CtxStore].
func New(store scs.Store, o Options) *Sessions {
	m, known := scs.New(), newRecent(store, o.Clock)
	m.Store = known
	m.Codec = codec{}
	m.Lifetime = GuestLifetime
	m.HashTokenInStore = true
	m.Cookie.Name = CookieName
	m.Cookie.Path = "/"
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.Secure = o.Secure
	if o.OnError != nil {
		m.ErrorFunc = o.OnError
	}
	return &Sessions{manager: m, recent: known, clock: o.Clock, all: o.Guesses}
}

// Middleware gives next the session of the request's cookie, and writes the
// session and its cookie back when next has changed it. Put it around personal
// pages only: it marks every answer as depending on the cookie.
func (s *Sessions) Middleware(next http.Handler) http.Handler { return s.manager.LoadAndSave(next) }

// Caller says who is asking, in a handler below [Sessions.Middleware].
func (s *Sessions) Caller(ctx context.Context) Caller { return s.read(ctx) }

// FromBearer says whose token this is. It returns ErrMissing for no token and
// ErrUnknown for one that is not, or no longer, good. A buyer who was here in
// the last minute is known without the store.
func (s *Sessions) FromBearer(ctx context.Context, token string) (Caller, error) {
	if token == "" {
		return Caller{}, ErrMissing
	}
	if !plausible(token) {
		return Caller{}, ErrUnknown
	}
	caller, found, ended := s.recent.recall(token)
	if found {
		return caller, nil
	}
	ctx, err := s.manager.Load(ctx, token)
	if err != nil {
		return Caller{}, err
	}
	if caller = s.read(ctx); !caller.Known() {
		return Caller{}, ErrUnknown
	}
	s.recent.remember(token, caller, s.manager.Deadline(ctx), ended)
	return caller, nil
}

// IssueGuest makes a new buyer with a token of their own.
func (s *Sessions) IssueGuest(ctx context.Context) (token string, buyer id.Buyer, expires time.Time, err error) {
	ctx, err = s.manager.Load(ctx, "")
	if err != nil {
		return "", id.Buyer{}, time.Time{}, err
	}
	buyer = newBuyer()
	s.manager.Put(ctx, keyBuyer, buyer.String())
	if token, expires, err = s.manager.Commit(ctx); err == nil {
		_, _, ended := s.recent.recall(token)
		s.recent.remember(token, Caller{Buyer: buyer}, expires, ended) // nobody can have ended it yet
	}
	return token, buyer, expires, err
}

// IssueStaff gives a token to a member of staff whose password was right.
func (s *Sessions) IssueStaff(ctx context.Context, actor account.Actor) (token string, expires time.Time, err error) {
	ctx, err = s.manager.Load(ctx, "")
	if err != nil {
		return "", time.Time{}, err
	}
	expires = s.put(ctx, actor)
	s.manager.SetDeadline(ctx, expires)
	token, _, err = s.manager.Commit(ctx)
	return token, expires, err
}

// Guest gives the buyer of the page's session, and makes one when there is
// none. The buyer it makes follows from seed, the secret that the page carried
// in its form: when a form is sent twice before the first answer has brought
// its cookie, both are the same buyer, and the second meets its own seats
// instead of a stranger's.
func (s *Sessions) Guest(ctx context.Context, seed string) id.Buyer {
	if buyer := s.read(ctx).Buyer; !buyer.IsZero() {
		return buyer
	}
	buyer := newBuyer()
	if len(seed) == seedLen {
		buyer = buyerFrom(seed)
	}
	s.manager.Put(ctx, keyBuyer, buyer.String())
	return buyer
}

// SignIn makes the page's session a member of staff's too, under a new token.
func (s *Sessions) SignIn(ctx context.Context, actor account.Actor) error {
	if err := s.manager.RenewToken(ctx); err != nil {
		return err
	}
	s.put(ctx, actor)
	return nil
}

// SignOut ends the page's session as staff. What the same browser bought stays
// within reach, under a new token.
func (s *Sessions) SignOut(ctx context.Context) error {
	if s.read(ctx).Buyer.IsZero() {
		return s.manager.Destroy(ctx)
	}
	for _, key := range []string{keyStaff, keyOrganiser, keyRole, keyName, keyUntil} {
		s.manager.Remove(ctx, key)
	}
	return s.manager.RenewToken(ctx)
}

// Revoke ends the session of a program's token. An unknown token is no error.
func (s *Sessions) Revoke(ctx context.Context, token string) error {
	if !plausible(token) {
		return nil
	}
	ctx, err := s.manager.Load(ctx, token)
	if err != nil {
		return err
	}
	return s.manager.Destroy(ctx)
}

func (s *Sessions) put(ctx context.Context, actor account.Actor) (until time.Time) {
	until = s.clock.Now().Add(StaffLifetime)
	s.manager.Put(ctx, keyStaff, actor.Staff.String())
	s.manager.Put(ctx, keyOrganiser, actor.Organiser.String())
	s.manager.Put(ctx, keyRole, string(actor.Role))
	s.manager.Put(ctx, keyName, actor.Name)
	s.manager.Put(ctx, keyUntil, until.Format(time.RFC3339))
	return until
}

func (s *Sessions) read(ctx context.Context) Caller {
	var caller Caller
	if caller.Buyer.UnmarshalText([]byte(s.manager.GetString(ctx, keyBuyer))) != nil {
		return Caller{}
	}
	until, err := time.Parse(time.RFC3339, s.manager.GetString(ctx, keyUntil))
	if err != nil || !s.clock.Now().Before(until) {
		return caller
	}
	actor := account.Actor{
		Role: account.Role(s.manager.GetString(ctx, keyRole)),
		Name: s.manager.GetString(ctx, keyName),
	}
	if actor.Staff.UnmarshalText([]byte(s.manager.GetString(ctx, keyStaff))) != nil || actor.Staff.IsZero() {
		return caller
	}
	if actor.Organiser.UnmarshalText([]byte(s.manager.GetString(ctx, keyOrganiser))) != nil {
		return caller
	}
	caller.Actor = &actor
	return caller
}

// A token is 32 random bytes in unpadded URL base64. Anything else is refused
// before the store is asked.
const tokenLen = 43

func plausible(token string) bool {
	if len(token) != tokenLen {
		return false
	}
	for _, c := range []byte(token) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '_':
		default:
			return false
		}
	}
	return true
}
