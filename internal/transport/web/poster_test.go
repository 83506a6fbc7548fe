package web

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"frontrow/internal/domain/catalog"
)

func TestPosterIsOneDrawingForOneEvent(t *testing.T) {
	e := sampleEvent
	if a, b := drawPoster(e), drawPoster(e); !bytes.Equal(a, b) {
		t.Error("the same event was drawn in two ways")
	}
	other := e
	other.Title = "Another"
	if posterAddress(e) == posterAddress(other) {
		t.Error("another title has the same address, and posters are kept for ever")
	}
}

// Titles come from outside: whatever they hold, the poster is a drawing and
// nothing else.
func TestPosterOfAnyTitle(t *testing.T) {
	genres := append(catalog.Genres(), "", "unheard-of")
	rapid.Check(t, func(t *rapid.T) {
		e := catalog.Event{Title: rapid.String().Draw(t, "title"), Genre: rapid.SampledFrom(genres).Draw(t, "genre")}
		checkDrawing(t, drawPoster(e))
	})
	for _, title := range []string{`<script>alert(1)</script>`, `" onload="x`, "\x00\x1b[31m", "]]>&amp;", strings.Repeat("W", 500), "مرحبا", "第九交響曲"} {
		checkDrawing(t, drawPoster(catalog.Event{Title: title}))
	}
}

// checkDrawing holds that a document is well-formed SVG of drawing elements
// alone, without a script, a link or a handler.
func checkDrawing(t interface {
	Fatalf(string, ...any)
	Errorf(string, ...any)
}, doc []byte) {
	allowed := map[string]bool{"svg": true, "rect": true, "circle": true, "ellipse": true, "path": true, "g": true, "clipPath": true, "text": true}
	d := xml.NewDecoder(bytes.NewReader(doc))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if !allowed[start.Name.Local] {
			t.Errorf("the drawing has a <%s>", start.Name.Local)
		}
		for _, attribute := range start.Attr {
			if strings.HasPrefix(attribute.Name.Local, "on") || strings.Contains(attribute.Name.Local, "href") {
				t.Errorf("the drawing has %s=%q", attribute.Name.Local, attribute.Value)
			}
		}
	}
}

// Every genre is drawn under several titles, so that each of its manners is;
// the pictures stay light.
func TestPostersAreLight(t *testing.T) {
	for _, genre := range append(catalog.Genres(), "") {
		for _, title := range []string{"Nocturnes", "A Very Serious Evening", "The Bear Who Counted Stars and Forgot the Moon", "Slow Fire", "Ondes"} {
			e := catalog.Event{Title: title, Genre: genre}
			doc := drawPoster(e)
			checkDrawing(t, doc)
			if len(doc) > 32_000 {
				t.Errorf("%s, %q: %d bytes", genre, title, len(doc))
			}
		}
	}
}

func TestSharePicture(t *testing.T) {
	for _, title := range []string{"Slow Fire", strings.Repeat("Word ", 24), "第九交響曲", "", "\x00<b>"} {
		e := catalog.Event{Title: title, Genre: catalog.Dance}
		file, err := drawShare(e)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(file))
		if err != nil || picture.Bounds().Dx() != shareWidth || picture.Bounds().Dy() != shareHeight {
			t.Errorf("%q: %v, %v", title, picture.Bounds(), err)
		}
		if again, _ := drawShare(e); !bytes.Equal(again, file) {
			t.Errorf("%q was drawn in two ways", title)
		}
		if len(file) > 120_000 {
			t.Errorf("%q: %d bytes", title, len(file))
		}
	}
}

// A share picture is drawn once, and only so many are kept.
func TestSharePicturesAreKept(t *testing.T) {
	var kept sharePictures
	e := catalog.Event{Title: "Drawn Once", Genre: catalog.Genres()[0]}
	first, err := kept.of(e)
	if err != nil {
		t.Fatal(err)
	}
	if second, err := kept.of(e); err != nil || &second[0] != &first[0] {
		t.Errorf("the second time it is drawn anew (%v)", err)
	}
	for i := range 2 * keepShares {
		kept.find(catalog.Event{Title: strconv.Itoa(i)})
	}
	if len(kept.drawn) > keepShares {
		t.Errorf("%d pictures are kept, more than %d", len(kept.drawn), keepShares)
	}
}
