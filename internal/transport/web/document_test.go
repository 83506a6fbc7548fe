package web

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// document is a page as a browser without script reads it.
type document struct{ *html.Node }

func parse(t *testing.T, page string) document {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return document{root}
}

// all gives every element with a tag name, "" for any.
func (d document) all(tag string) []document {
	var found []document
	for n := range d.Descendants() {
		if n.Type == html.ElementNode && (tag == "" || n.Data == tag) {
			found = append(found, document{n})
		}
	}
	return found
}

func (d document) attr(name string) string {
	for _, a := range d.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (d document) has(name string) bool {
	return slices.ContainsFunc(d.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// text is the words in an element that people read, with single spaces.
func (d document) text() string {
	var words []string
	for n := range d.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" {
			words = append(words, strings.Fields(n.Data)...)
		}
	}
	return strings.Join(words, " ")
}

// form gives the first form whose action ends so.
func (d document) form(t *testing.T, action string) document {
	t.Helper()
	for _, f := range d.all("form") {
		if strings.HasSuffix(f.attr("action"), action) {
			return f
		}
	}
	t.Fatalf("the page has no form for %q", action)
	return document{}
}

// choice gives the form in which seats are ticked, or the only one that leads
// to holds.
func (d document) choice(t *testing.T) document {
	t.Helper()
	for _, f := range d.all("form") {
		if f.has("data-choose") {
			return f
		}
	}
	return d.form(t, "/holds")
}

// entries is what a browser would send of a form as it stands.
func (d document) entries() url.Values {
	values := url.Values{}
	for _, input := range d.all("input") {
		ticked := input.attr("type") != "checkbox" && input.attr("type") != "radio" || input.has("checked")
		if input.attr("name") != "" && ticked && !input.has("disabled") {
			values.Add(input.attr("name"), input.attr("value"))
		}
	}
	for _, list := range d.all("select") {
		chosen := ""
		for i, option := range list.all("option") {
			if i == 0 || option.has("selected") {
				chosen = option.attr("value")
			}
		}
		values.Set(list.attr("name"), chosen)
	}
	return values
}
