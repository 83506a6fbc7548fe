package web

import (
	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
)

// billView is what a hold or an order costs, for people.
type billView struct {
	Page
	Lines    []lineView
	OrderFee string // what comes on top of the lines; "" for nothing
	Off      string // what a voucher took off the lines; "" for nothing
	Code     string // the voucher's code
	Total    string
	Fees     string   // the part of the total that is fees; "" for none
	Taxes    []string // the parts that are tax, each a phrase
}

func billOf(p Page, lines []lineView, b pricing.Bill, code string) billView {
	sum := func(minor int64) string { return p.Money(money.Of(minor, b.Currency)) }
	v := billView{Page: p, Lines: lines, Total: p.Money(b.Total())}
	if off := b.Off(); !off.IsZero() {
		v.Off, v.Code = p.Money(off), code
	}
	if b.PerOrder.Fee > 0 {
		v.OrderFee = sum(b.PerOrder.Fee)
	}
	if fees := b.Fees(); !fees.IsZero() {
		v.Fees = p.Money(fees)
	}
	for _, t := range b.Taxes(b.Sums()) {
		v.Taxes = append(v.Taxes, p.T.Money.Including(sum(t.Minor), p.Apart(b.Tax.Name), p.Percent(t.Rate)))
	}
	return v
}

// priceOf is what a place of a level costs, with everything in it.
func priceOf(level pricing.Level, prices pricing.List) money.Amount {
	return money.Of(prices.Price(level).Total(), prices.Currency)
}

// feeOf is the part of that price that is fees, in words; "" for none.
func (p Page) feeOf(level pricing.Level, prices pricing.List) string {
	if price := prices.Price(level); price.Fee > 0 {
		return p.Money(money.Of(price.Fee, prices.Currency))
	}
	return ""
}

// plusOrder says what comes on top of every price for the order; "" for nothing.
func (p Page) plusOrder(prices pricing.List) string {
	return p.plusFee(prices.OrderFee().Fee, prices.Currency)
}

func (p Page) plusFee(fee int64, currency money.Currency) string {
	if fee == 0 {
		return ""
	}
	return p.T.Money.PlusPerOrder(p.Money(money.Of(fee, currency)))
}

// andOrder puts that beside a price.
func (p Page) andOrder(price string, prices pricing.List) string {
	if plus := p.plusOrder(prices); plus != "" && price != "" {
		return price + " " + plus
	}
	return price
}
