package ticket

// Symbol is the picture of a code: rows of modules, true where they are dark,
// without the quiet zone around it.
type Symbol [][]bool
