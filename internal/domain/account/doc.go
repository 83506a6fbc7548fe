// Package account says who works for an organiser, what each role may do, and whether a password is right.
package account
