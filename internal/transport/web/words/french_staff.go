package words

import (
	"cmp"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
)

var frenchStaff = StaffTexts{
	Menu: "Équipe", Orders: "Commandes", Shows: "Représentations", SignOut: "Se déconnecter",
	SignInTitle: "Équipe", SignInLead: "Connectez-vous pour voir les commandes et les ventes.", SignIn: "Se connecter", Password: "Mot de passe",
	Hello:       func(name string) string { return "Bonjour " + name },
	NothingHere: "Votre rôle n’a pas de pages ici. Les billets se contrôlent avec le lecteur.",
	Search:      "Recherche", SearchHint: "Nom, e-mail, numéro, place ou code du billet", State: "État", AnyState: "Tous les états", Find: "Chercher",
	NoOrders: "Aucune commande de ce type", AllOrders: "Voir toutes les commandes",
	Number: "Commande", When: "Quand", Buyer: "Acheteur", Provider: "Prestataire de paiement", BoxOffice: "Billetterie", Places: "Places",
	StateName: func(state order.State) string { return cmp.Or(frenchStates[state], string(state)) },
	Refund:    "Rembourser cette commande", RefundMeans: "Le montant entier est rendu et les billets ne donnent plus accès. Cette action est définitive.",
	SeatsThen: "Les places ensuite", SeatsOnSale: "reviennent en vente", SeatsKept: "sont retenues",
	GivenBack: TakeBack{
		Do: "Reprendre ces places", Ask: "Reprendre ces places ?",
		Means: "Rien n’a été payé, donc rien n’est rendu. Les billets ne donnent plus accès. Cette action est définitive.", Yes: "Oui, les reprendre",
	},
	RefundNo:  "Garder la commande",
	RefundAsk: func(total string) string { return "Rembourser " + total + " ?" },
	RefundYes: func(total string) string { return "Oui, rembourser " + total },
	Resend:    "Renvoyer les billets", Resent: func(email string) string { return "Les billets repartent vers " + email + "." },
	NoShows: "Aucune représentation", Show: "Spectacle", DraftTitle: "Pas encore publiée", DraftText: "Ses places seront mises en vente à la publication.",
	ShowState: func(state catalog.ShowState) string {
		switch state {
		case catalog.ShowDraft:
			return "Brouillon"
		case catalog.ShowPublished:
			return "Publiée"
		case catalog.ShowCancelled:
			return "Annulée"
		}
		return string(state)
	},
	NoPrice: "Sans prix", Price: "Prix",
}

var frenchStates = map[order.State]string{
	order.AwaitingPayment: "En attente de paiement", order.Checking: "En vérification", order.Paid: "Payée", order.Expired: "Expirée",
	order.Cancelled: "Annulée", order.Refunding: "Remboursement en cours", order.Refunded: "Remboursée", order.ChargedBack: "Rétrofacturée",
}
