// Package payment is money as the house sees it: the port to providers, intents, provider events and the double-entry ledger.
package payment
