package engine

// Loaded is how many shows are in memory.
func (e *Engine) Loaded() int {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return len(e.buckets)
}
