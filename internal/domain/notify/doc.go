// Package notify writes to people about their orders.
//
// A message is a row before it is a mail: it says what is to be sent to whom,
// how often that was tried and how it ended. One order has at most one message
// of a kind, and one more each time somebody asks for it again. A mail is
// composed when it is sent, from what is true then; what is no longer true is
// not sent.
//
// A message is handed over once. Only if the process dies between handing it
// over and recording that, it is handed over again, under the same Message-ID,
// by which mail programs know the copy.
package notify
