package notify

import "frontrow/internal/domain/order"

var french = phrases{
	Hello:            "Bonjour {name},",
	HelloNobody:      "Bonjour,",
	TicketsSubject:   "Vos billets : {title}, {date}",
	TicketsHere:      "Vos billets sont là : dans le PDF joint et, à tout moment, sur la page de votre commande.",
	TicketsOpen:      "Ouvrir vos billets",
	EachTicket:       "Chaque billet fait entrer une personne. Montrez le code sur votre téléphone ou sur papier. Le lien ouvre vos billets à quiconque le possède : gardez-le pour vous.",
	SeeYou:           "À bientôt !",
	SeatLogHead:      "Pour mémoire : la fin du journal public des places au moment de votre achat. Conservez-la : elle permet à chacun de vérifier qu’aucune ligne du journal n’a été modifiée depuis.",
	CancelledSubject: "Votre commande {number} a été annulée : {title}",
	Cancelled:        "Votre commande {number} a été annulée.",
	OrderOpen:        "Ouvrir la commande",
	NoLongerValid:    "Les billets de cette commande ne sont plus valables.",
	OnItsPage:        "Tout ce qui s’est passé figure sur sa page :",
	AnswerUs:         "Si vous ne vous y attendiez pas, répondez à ce message.",
	MoneyBack: map[order.State]string{
		order.Cancelled: "Aucun montant n’a été gardé. Si votre banque affiche un montant réservé ou débité, il vous sera rendu de lui-même, en général en quelques jours.",
		order.Refunding: "Le montant entier est en route vers la carte ou le compte avec lequel vous avez payé.",
		order.Refunded:  "Le montant entier a été rendu à la carte ou au compte avec lequel vous avez payé. Les banques mettent quelques jours à l’afficher.",
	},
	Doors:     "(portes {doors})",
	OrderFees: "Commande {number}, frais compris",
	OrderFee:  "Frais de commande", OrderTax: "Taxes comprises :",
	OrderTotal: "Commande {number}, {total} au total, frais compris",
	FoundTitle: "Vos commandes",
	FoundLead:  "vous avez demandé les liens vers vos commandes. Chacun ouvre une commande, avec billets et reçus.",
	FoundOrder: "Commande {number}, {total}",
	FoundCare:  "Un lien ouvre la commande à quiconque le possède : gardez ce message pour vous. Si vous ne l’avez pas demandé, vous n’avez rien à faire : personne d’autre n’a reçu ces liens.",
	Notes: map[order.State]string{
		order.AwaitingPayment: "pas encore payée",
		order.Checking:        "en vérification",
		order.Expired:         "non payée à temps",
		order.Cancelled:       "annulée",
		order.Refunding:       "remboursement en cours",
		order.Refunded:        "remboursée",
		order.ChargedBack:     "rétrofacturée",
	},
}
