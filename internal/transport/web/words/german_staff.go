package words

import (
	"cmp"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
)

var germanStaff = StaffTexts{
	Menu: "Mitarbeitende", Orders: "Bestellungen", Shows: "Termine", SignOut: "Abmelden",
	SignInTitle: "Für Mitarbeitende", SignInLead: "Melden Sie sich an, um Bestellungen und Verkäufe zu sehen.", SignIn: "Anmelden", Password: "Passwort",
	Hello:       func(name string) string { return "Hallo, " + name },
	NothingHere: "Für Ihre Rolle gibt es hier keine Seiten. Tickets werden mit dem Scanner geprüft.",
	Search:      "Suche", SearchHint: "Name, E-Mail, Nummer, Platz oder Ticketcode", State: "Zustand", AnyState: "Jeder Zustand", Find: "Suchen",
	NoOrders: "Keine solche Bestellung", AllOrders: "Alle Bestellungen zeigen",
	Number: "Bestellung", When: "Wann", Buyer: "Käufer", Provider: "Zahlungsanbieter", BoxOffice: "Kasse", Places: "Plätze",
	StateName: func(state order.State) string { return cmp.Or(germanStates[state], string(state)) },
	Refund:    "Diese Bestellung erstatten", RefundMeans: "Der ganze Betrag geht zurück, und die Tickets werden ungültig. Das lässt sich nicht rückgängig machen.",
	SeatsThen: "Die Plätze danach", SeatsOnSale: "kommen wieder in den Verkauf", SeatsKept: "werden zurückgehalten",
	GivenBack: TakeBack{
		Do: "Diese Plätze zurücknehmen", Ask: "Diese Plätze zurücknehmen?",
		Means: "Es wurde nichts bezahlt, also fließt kein Geld. Die Tickets werden ungültig. Das lässt sich nicht rückgängig machen.", Yes: "Ja, zurücknehmen",
	},
	RefundNo:  "Bestellung behalten",
	RefundAsk: func(total string) string { return total + " erstatten?" },
	RefundYes: func(total string) string { return "Ja, " + total + " erstatten" },
	Resend:    "Tickets erneut senden", Resent: func(email string) string { return "Die Tickets sind noch einmal an " + email + " unterwegs." },
	NoShows: "Noch keine Termine", Show: "Veranstaltung", DraftTitle: "Noch nicht veröffentlicht", DraftText: "Die Plätze kommen mit der Veröffentlichung in den Verkauf.",
	ShowState: func(state catalog.ShowState) string {
		switch state {
		case catalog.ShowDraft:
			return "Entwurf"
		case catalog.ShowPublished:
			return "Veröffentlicht"
		case catalog.ShowCancelled:
			return "Abgesagt"
		}
		return string(state)
	},
	NoPrice: "Ohne Preis", Price: "Preis",
}

var germanStates = map[order.State]string{
	order.AwaitingPayment: "Wartet auf Zahlung", order.Checking: "Wird geprüft", order.Paid: "Bezahlt", order.Expired: "Abgelaufen",
	order.Cancelled: "Storniert", order.Refunding: "Wird erstattet", order.Refunded: "Erstattet", order.ChargedBack: "Zurückgebucht",
}
