package words

import "strconv"

var spanishHall = HallTexts{
	Map:            "Plano",
	List:           "Lista",
	View:           "Cómo ver los asientos",
	MapLabel:       "Plano de la sala",
	MapHelp:        "Las flechas van de asiento en asiento. Espacio o Intro elige. Más y menos cambian el tamaño. Escape sale del plano. La lista también tiene todos los asientos.",
	Loading:        "El plano está en camino …",
	NoMap:          "El plano no se puede mostrar en este dispositivo. La lista tiene todos los asientos.",
	NotLive:        "Sin actualizar. Seguimos intentándolo.",
	ZoomIn:         "Acercar",
	ZoomOut:        "Alejar",
	Whole:          "Mostrar todo",
	Floors:         "Plantas",
	Filters:        "Precios, todos los gastos incluidos",
	OnlyAccessible: "Plazas para silla de ruedas",
	More:           "Uno más",
	Fewer:          "Uno menos",
	Wishes:         "Más deseos",
	Yours:          "suyo",
	YourChoice:     "Su selección",
	Filtered:       "fuera del filtro",
	Back:           "Vuelve a haber asientos libres.", Choose: "Elegir asientos",
	NothingChosen: "Nada todavía. Toque asientos en el plano o abra una zona en la lista.",
	Limit: func(most int) string {
		if most == 1 {
			return "No puede elegir más: 1 plaza por persona. Quite una de su selección para elegir otra."
		}
		return "No puede elegir más: hasta " + strconv.Itoa(most) + " plazas por persona. Quite una de su selección para elegir otra."
	},
	Spot:         "{section}, {row}, asiento {seat}",
	Companion:    "junto a una plaza para silla de ruedas",
	SaidChosen:   "{what}: elegido.",
	SaidUnchosen: "{what}: ya no está elegido.",
	SaidTotal:    "{places}, {sum} en total.",
	Left:         Forms{One: "# libre", Other: "# libres"},
	Remove:       "Quitar {what} de su selección",
	Lost:         "{what}: recién ocupado",
	LostKept:     "El resto de su selección sigue aquí.",
	Nearest:      "Los libres más cercanos, al mismo precio:",
	Take:         "{what} por {price}",
	Offline:      "Sin conexión",
	NotSent:      "No se envió nada, o no llegó respuesta. Su selección sigue aquí: inténtelo de nuevo.",
	Instead: func(n int) string {
		if n == 1 {
			return "Tomar 1 en su lugar"
		}
		return "Tomar " + strconv.Itoa(n) + " juntos en su lugar"
	},
	InsteadSplit: func(groups string) string { return "Tomar " + groups + ", cerca unos de otros" },
	LeftAlone:    "Quedaría suelto:", InsteadLone: "Sin asiento suelto:",
	NeedThese: "Sí, los necesitamos: reservar todo", LeaveThese: "No: reservar el resto",
	LoneHint:  "{what} quedaría suelto. Si puede, elija de otro modo: casi nadie compra un asiento suelto.",
	FewerHint: "Lo que puede ayudar:",
	LimitHave: func(limit, have int) string {
		return "Hasta " + strconv.Itoa(limit) + " plazas por persona. Ya tiene " + strconv.Itoa(have) + "."
	},
	KeyReused: "Esta página ya se envió con otros asientos. Mire lo que está elegido ahora y envíela de nuevo si es correcto.",
}
