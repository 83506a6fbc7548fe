// Package mailcatcher takes the program's mail while it is being tried out:
// a mail server inside the process that sends nothing on, and pages that show
// what came. Mails stay as files in the data folder, the newest 500 of them.
//
// It listens on this machine only, and exists only in a demo or when it is
// asked for: whoever can open its pages can read every mail.
package mailcatcher
