// Package locale is the languages we speak, and how each of them writes
// numbers, sums, dates and phrases with a number in them. What is said in them
// stands where it is said: the pages' words in transport/web/words, the mails' in
// domain/notify.
//
// Digits are 0 to 9 in every language: a seat's number reads on a ticket as it
// does on the seat.
package locale
