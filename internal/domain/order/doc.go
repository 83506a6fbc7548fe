// Package order is what buyers pay for: exact places at frozen prices, with a state and one timeline.
package order
