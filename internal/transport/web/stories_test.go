package web_test

import (
	"testing"

	"frontrow/internal/transport/web"
)

// A page of the storybook is found by its name, so none hides behind another.
func TestStoriesHaveOneName(t *testing.T) {
	seen := map[string]bool{}
	for _, story := range web.Stories() {
		if seen[story.Name] {
			t.Errorf("two stories are named %s", story.Name)
		}
		seen[story.Name] = true
	}
}
