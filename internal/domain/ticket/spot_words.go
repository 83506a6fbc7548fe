package ticket

import (
	"strings"

	"frontrow/internal/base/locale"
)

// Labels is what stands on tickets beside the names of places and people, in
// one language.
type Labels struct {
	Rows                            map[string]string // what a Spot's RowWord is here
	Section, Seat, Standing         string
	Starts, Doors, Name, Order      string
	Ticket, OfAll, Admits, OnePlace string // OfAll is "{n} of {all}"
	Void                            string
	comma                           string
}

// LabelsIn gives the labels of a language.
func LabelsIn(l *locale.Locale) Labels { return labels[l] }

var labels = map[*locale.Locale]Labels{
	locale.English: {
		Rows:    map[string]string{"Row": "Row", "Table": "Table", "Box": "Box"},
		Section: "Section", Seat: "Seat", Standing: "standing", Starts: "Starts", Doors: "Doors", Name: "Name", Order: "Order",
		Ticket: "Ticket", OfAll: "{n} of {all}", Admits: "Admits", OnePlace: "one person", Void: "No longer valid", comma: ", ",
	},
	locale.German: {
		Rows:    map[string]string{"Row": "Reihe", "Table": "Tisch", "Box": "Loge"},
		Section: "Bereich", Seat: "Platz", Standing: "Stehplatz", Starts: "Beginn", Doors: "Einlass", Name: "Name", Order: "Bestellung",
		Ticket: "Ticket", OfAll: "{n} von {all}", Admits: "Gilt für", OnePlace: "eine Person", Void: "Nicht mehr gültig", comma: ", ",
	},
	locale.French: {
		Rows:    map[string]string{"Row": "Rang", "Table": "Table", "Box": "Loge"},
		Section: "Zone", Seat: "Place", Standing: "debout", Starts: "Début", Doors: "Portes", Name: "Nom", Order: "Commande",
		Ticket: "Billet", OfAll: "{n} sur {all}", Admits: "Valable pour", OnePlace: "une personne", Void: "N’est plus valable", comma: ", ",
	},
	locale.Spanish: {
		Rows:    map[string]string{"Row": "Fila", "Table": "Mesa", "Box": "Palco"},
		Section: "Zona", Seat: "Asiento", Standing: "de pie", Starts: "Empieza", Doors: "Puertas", Name: "Nombre", Order: "Pedido",
		Ticket: "Entrada", OfAll: "{n} de {all}", Admits: "Válida para", OnePlace: "una persona", Void: "Ya no es válida", comma: ", ",
	},
	locale.Arabic: {
		Rows:    map[string]string{"Row": "الصف", "Table": "الطاولة", "Box": "المقصورة"},
		Section: "القسم", Seat: "المقعد", Standing: "وقوفًا", Starts: "البداية", Doors: "الأبواب", Name: "الاسم", Order: "الطلب",
		Ticket: "التذكرة", OfAll: "{n} من {all}", Admits: "تُدخل", OnePlace: "شخصًا واحدًا", Void: "لم تعد صالحة", comma: "، ",
	},
}

// String gives one line in English: "Stalls, Row A, Seat 12".
func (s Spot) String() string { return s.In(locale.English) }

// In gives one line in a language. Names are the chart's own.
func (s Spot) In(l *locale.Locale) string {
	words := labels[l]
	parts := []string{l.Apart(s.Section)}
	switch {
	case s.Row != "" && s.Named:
		parts = append(parts, l.Apart(s.Row))
	case s.Row != "":
		parts = append(parts, words.Rows[s.RowWord]+" "+l.LeftToRight(s.Row))
	}
	if s.Seat != "" {
		parts = append(parts, words.Seat+" "+l.LeftToRight(s.Seat))
	}
	if s.Area {
		parts = append(parts, words.Standing)
	}
	return strings.Join(parts, words.comma)
}
