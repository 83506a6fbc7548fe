package web

import (
	"net/http"
	"net/url"
)

func signInAddress(r *http.Request) string {
	return "/staff?next=" + url.QueryEscape(r.URL.RequestURI())
}
