package testpay

import (
	"net/http"

	"frontrow/internal/provider/contract"
)

// Name is what this company is called in addresses and tables.
const Name = "testpay"

// NewClient gives our side of the company at baseURL, such as
// "http://127.0.0.1:8080/testpay". A nil http.Client is one of its own.
func NewClient(baseURL, secret string, c *http.Client) *contract.Gateway {
	return contract.New(contract.Options{Name: Name, URL: baseURL + "/api", Secret: secret, HTTP: c})
}
