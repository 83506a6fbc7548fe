package stripe

import (
	"testing"
	"time"

	"frontrow/internal/domain/payment/gatewaytest"
)

// Our side of Stripe keeps what every gateway promises.
func TestGateway(t *testing.T) {
	gatewaytest.Test(t, func(t *testing.T) gatewaytest.Provider {
		c, g := newCompany(t)
		at := time.Date(2027, 3, 1, 18, 0, 0, 0, time.UTC)
		return gatewaytest.Provider{
			Gateway: g, Request: request(c), Made: func() time.Time { return at },
			Pay: func(string) {
				c.pays()
				c.with(func() { c.listsItself = at })
			},
		}
	})
}
