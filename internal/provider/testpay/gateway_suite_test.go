package testpay_test

import (
	"net/http"
	"testing"
	"time"

	"frontrow/internal/domain/payment/gatewaytest"
)

// The company and our side of it keep what every gateway promises.
func TestGateway(t *testing.T) {
	gatewaytest.Test(t, func(t *testing.T) gatewaytest.Provider {
		w := newWorld(t)
		r := w.request()
		return gatewaytest.Provider{
			Gateway: w.client, Request: r, Made: func() time.Time { return w.clock.Now() },
			Pay: func(ref string) {
				created, err := w.client.Create(t.Context(), r)
				if err != nil || created.Ref != ref {
					t.Fatalf("%+v, %v", created, err)
				}
				if answer := w.post(created.URL, choose("approve")); answer.StatusCode != http.StatusSeeOther {
					t.Fatalf("paying is answered with %s", answer.Status)
				}
			},
		}
	})
}
