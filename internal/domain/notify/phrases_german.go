package notify

import "frontrow/internal/domain/order"

var german = phrases{
	Hello:            "Guten Tag {name},",
	HelloNobody:      "Guten Tag,",
	TicketsSubject:   "Ihre Tickets: {title}, {date}",
	TicketsHere:      "Ihre Tickets sind da: im angehängten PDF und jederzeit auf der Seite Ihrer Bestellung.",
	TicketsOpen:      "Tickets öffnen",
	EachTicket:       "Jedes Ticket lässt eine Person hinein. Zeigen Sie den Code auf dem Telefon oder auf Papier. Der Link öffnet Ihre Tickets für alle, die ihn haben; behalten Sie ihn deshalb für sich.",
	SeeYou:           "Viel Vergnügen!",
	SeatLogHead:      "Für die Akten: das Ende des öffentlichen Platzprotokolls bei Ihrem Kauf. Wer es aufhebt, kann damit jederzeit prüfen lassen, dass seither keine Zeile davon geändert wurde.",
	CancelledSubject: "Ihre Bestellung {number} wurde storniert: {title}",
	Cancelled:        "Ihre Bestellung {number} wurde storniert.",
	OrderOpen:        "Bestellung öffnen",
	NoLongerValid:    "Tickets aus dieser Bestellung gelten nicht mehr.",
	OnItsPage:        "Alles, was mit ihr geschah, steht auf ihrer Seite:",
	AnswerUs:         "Falls Sie das nicht erwartet haben, antworten Sie bitte auf diese Mail.",
	MoneyBack: map[order.State]string{
		order.Cancelled: "Wir haben kein Geld behalten. Zeigt Ihre Bank einen vorgemerkten oder abgebuchten Betrag, geht er von selbst zurück, meist binnen weniger Tage.",
		order.Refunding: "Der ganze Betrag ist auf dem Rückweg zu der Karte oder dem Konto, womit Sie bezahlt haben.",
		order.Refunded:  "Der ganze Betrag ging zurück an die Karte oder das Konto, womit Sie bezahlt haben. Bis Ihre Bank es anzeigt, können einige Tage vergehen.",
	},
	Doors:     "(Einlass {doors})",
	OrderFees: "Bestellung {number}, inklusive Gebühren",
	OrderFee:  "Gebühr für die Bestellung", OrderTax: "Darin enthaltene Steuern:",
	OrderTotal: "Bestellung {number}, insgesamt {total}, inklusive Gebühren",
	FoundTitle: "Ihre Bestellungen",
	FoundLead:  "Sie haben um die Links zu Ihren Bestellungen gebeten. Jeder öffnet eine Bestellung mit Tickets und Belegen.",
	FoundOrder: "Bestellung {number}, {total}",
	FoundCare:  "Ein Link öffnet die Bestellung für alle, die ihn haben; behalten Sie diese Mail deshalb für sich. Falls Sie nicht darum gebeten haben, brauchen Sie nichts zu tun: Niemand außer Ihnen hat diese Links bekommen.",
	Notes: map[order.State]string{
		order.AwaitingPayment: "noch nicht bezahlt",
		order.Checking:        "wird geprüft",
		order.Expired:         "nicht rechtzeitig bezahlt",
		order.Cancelled:       "storniert",
		order.Refunding:       "wird erstattet",
		order.Refunded:        "erstattet",
		order.ChargedBack:     "zurückgebucht",
	},
}
