// Package pgtest gives tests a PostgreSQL of their own.
//
// A test process starts one private server on its first use, on a Unix socket
// in a temporary folder, and gives each test a database in it. The server
// syncs what it commits, as a real one: it is quick because its files are in
// memory where the system has room there. A test that kills a server, or
// measures one, starts its own with [Start] and says where its files go.
//
// Nothing is left behind: each server has a keeper, a shell that waits for this
// process to end, however it ends, then stops the server and removes its files.
//
// The programs of PostgreSQL have to be installed (scripts/need postgres does
// that). Where they are missing a test fails and says so; it is never passed
// over.
package pgtest
