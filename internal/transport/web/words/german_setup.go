package words

import "strconv"

var germanSetup = SetupTexts{
	Events: "Veranstaltungen", Venues: "Spielstätten", Organiser: "Veranstalter",
	Save: "Speichern", Back: "Zurück", Edit: "Bearbeiten", Optional: "freiwillig",
	Look:   "Einige Angaben stimmen noch nicht. Sie sind unten markiert; es wurde nichts geändert.",
	Choose: "Bitte wählen …",
	Name:   "Name", Date: "Datum und Uhrzeit", Download: "Herunterladen als",
	Done: DoneTexts{
		VenueAdded: "Die Spielstätte ist angelegt. Als Nächstes kommt ihr Saalplan.", VenueSaved: "Die Spielstätte ist gespeichert.",
		ChartAdded: "Der Saalplan ist abgelegt.", EventAdded: "Die Veranstaltung ist angelegt. Als Nächstes kommt ihr erster Termin.", EventSaved: "Die Veranstaltung ist gespeichert.",
		ShowSaved: "Der Termin ist gespeichert.", PricesSaved: "Die Preise sind gespeichert.", CopiesAdded: "Die Termine sind als Entwürfe angelegt.",
		Published: "Der Termin ist veröffentlicht.", Cancelled: "Der Termin ist abgesagt.", OrganiserSaved: "Gespeichert.",
	},
	Wrong: WrongTexts{
		Name: "Geben Sie einen Namen mit bis zu 80 Zeichen an.", Address: "Eine Adresse hat bis zu 200 Zeichen.", City: "Nennen Sie den Ort, mit bis zu 80 Zeichen.",
		Country: "Wählen Sie das Land.", TimeZone: "Wählen Sie eine Zeitzone aus der Liste, etwa Europe/Berlin.",
		ZoneFixed: "Tickets nennen Zeiten in der Zeitzone dieser Spielstätte; sie lässt sich nicht mehr ändern.", Which: "Sagen Sie, welche gemeint ist.",
		Access: "Das darf bis zu 2.000 Zeichen haben.",
		Title:  "Geben Sie einen Titel mit bis zu 120 Zeichen an.", Genre: "Wählen Sie ein Genre.", Summary: "Die Kurzbeschreibung hat bis zu 200 Zeichen.",
		About: "Die Beschreibung hat bis zu 10.000 Zeichen.", Email: "An diese Adresse kann nichts gesendet werden. Bitte prüfen Sie sie auf Tippfehler.",
		Colour: "Wählen Sie eine Farbe.", Organiser: "Wählen Sie, für welchen Veranstalter.",
		Place: "Wählen Sie einen Saalplan.", Fixed: "Tickets nennen die Spielstätte und ihre Plätze; beide bleiben.", Currency: "Wählen Sie eine Währung. Nach der Veröffentlichung bleibt sie.",
		Date: "Geben Sie den Tag an.", Clock: "Geben Sie die Uhrzeit an.",
		Gap: func(from, to string) string {
			return "Diese Uhrzeit gibt es an dem Tag nicht: Die Uhren werden von " + from + " auf " + to + " vorgestellt."
		},
		Twice:    "In dieser Nacht werden die Uhren zurückgestellt, diese Uhrzeit gibt es zweimal. Sagen Sie, welche Sie meinen.",
		StartsAt: "Eine Vorstellung beginnt in der Zukunft, innerhalb von fünf Jahren.", DoorsAt: "Der Einlass beginnt höchstens einen Tag vor der Vorstellung und nicht danach.",
		OpensAt:  "Der Verkauf beginnt, bevor er endet.",
		ClosesAt: "Der Verkauf endet in der Zukunft, nach seinem Beginn und höchstens einen Tag nach Beginn der Vorstellung.",
		HoldFor:  "Plätze werden zwischen 20 Sekunden und 60 Minuten reserviert.", Limit: "Geben Sie eine Zahl von 1 bis 100 an.",
		ExtendBy:   "Mit der Reservierungszeit zusammen höchstens 30 Minuten. Kürzen Sie eine von beiden, oder geben Sie keine zusätzliche Zeit.",
		LimitOrder: "Geben Sie eine Zahl von 1 bis 100 an, höchstens so groß wie die Grenzen je Person, je E-Mail-Adresse und je Karte.",
		LevelName:  "Geben Sie der Preisgruppe einen Namen.", Price: "Geben Sie einen Preis an, etwa 45 oder 45,50.", Fee: "Geben Sie die Gebühr als Betrag an, etwa 2 oder 2,50, oder lassen Sie sie leer.",
		LevelZones: "Geben Sie diese Preisgruppe mindestens einer Zone, oder entfernen Sie sie.", NoLevel: "Mindestens eine Zone braucht einen Preis.", Level: "Mit dieser Preisgruppe stimmt etwas nicht. Entfernen Sie sie und legen Sie sie neu an.",
		Dates: "Geben Sie mindestens einen Tag an.",
		File:  "Wählen Sie eine Datei.", FileTooLarge: "Die Datei eines Saalplans hat bis zu 20 MB.", FileMissing: "Wählen Sie eine Datei, oder fügen Sie ihren Text ein.",
	},
	Venue: VenueSetupTexts{
		Add: "Spielstätte anlegen", Edit: "Spielstätte bearbeiten", Address: "Adresse", City: "Ort", Country: "Land", TimeZone: "Zeitzone",
		AddressHint: "Straße und Hausnummer, ohne den Ort", TimeZoneHint: "Alle Zeiten werden in ihr gezeigt. Bleibt sie leer, gilt die des Landes.",
		Access: "Zugang", AccessHint: "Wie man hinein- und herumkommt, vor allem mit dem Rollstuhl. Käufer lesen das.",
		Empty: "Noch keine Spielstätten", EmptyText: "In einer Spielstätte finden Ihre Vorstellungen statt. Legen Sie eine an, dann ihren Saalplan.", NowThere: "dort ist es jetzt",
		Charts: "Saalpläne", AddChart: "Saalplan hinzufügen",
		NoCharts: "Noch kein Saalplan", NoChartsText: "Laden Sie einen Plan hoch, oder beginnen Sie mit einem von uns: Theater, Arena, Stadion oder Club.",
	},
	Chart: ChartSetupTexts{
		Add: "Saalplan hinzufügen", Upload: "Datei hochladen", File: "Datei",
		UploadHint: "Frontrow-JSON, ein Saalplan von pretix, oder CSV (section,row,seat,x,y,zone). Bis zu 20 MB.",
		Paste:      "Oder den Text einfügen", Send: "Prüfen und ablegen",
		Ours: "Oder mit einem von uns beginnen", OursHint: "Von uns gezeichnet, mit Preiszonen und Rollstuhlplätzen.", Take: "Diesen Plan nehmen",
		Theatre: "Theater", Arena: "Arena (Halle)", Stadium: "Stadion", Club: "Club (klein)",
		FaultsTitle: "Der Plan ist noch nicht brauchbar", FaultsText: "Es wurde nichts gespeichert.", Mend: "Berichtigen Sie das Genannte unten im Text oder in Ihrer Datei, und senden Sie den Plan noch einmal.",
		TextGone:   "Berichtigen Sie das Genannte in Ihrer Datei, und senden Sie sie noch einmal.",
		NotesTitle: "Gelesen, mit Anmerkungen", NotesText: "Das wurde beim Lesen der Datei berichtigt oder weggelassen. Bitte sehen Sie nach, ob es Ihnen wichtig ist.",
		Where: "Wo", What: "Was",
		Seats: "Sitzplätze", Standing: "Stehplätze", Accessible: "Rollstuhlplätze", Companion: "Begleitplätze", Hash: "Kennung",
		Zones: "Zonen", Zone: "Preiszone", Sections: "Bereiche", Section: "Bereich", Floor: "Ebene", Rows: "Reihen",
		AddedOn: "Hinzugefügt am", PlanOf: "Der Plan, nach Zonen gefärbt. Die Tabelle darunter sagt dasselbe in Worten.",
		SeatsAnd: func(seats, standing string) string {
			switch {
			case standing == "":
				return seats + " Sitzplätze"
			case seats == "0":
				return standing + " Stehplätze"
			}
			return seats + " Sitzplätze, " + standing + " Stehplätze"
		},
		Use: "Für eine Vorstellung verwenden",
	},
	Event: EventSetupTexts{
		Add: "Veranstaltung anlegen", Edit: "Veranstaltung bearbeiten", Title: "Titel", Genre: "Art der Veranstaltung", Summary: "Kurzbeschreibung", SummaryHint: "Ein Satz, steht in Listen",
		About: "Beschreibung", AboutHint: "Einfacher Text. Eine leere Zeile beginnt einen neuen Absatz.",
		Empty: "Noch keine Veranstaltungen", EmptyText: "Eine Veranstaltung ist, was Sie verkaufen: ein Stück, ein Konzert, ein Spiel. Danach bekommt sie ihre Termine.",
		Next: "Nächster:", NoDate: "Kein kommender Termin", Dates: "Termine", AddDate: "Termin hinzufügen", NoDates: "Noch keine Termine",
		NoDatesText: "Wählen Sie Ort und Zeit, dann die Preise. Niemand sieht es, bevor Sie es veröffentlichen.",
		Public:      "Veröffentlicht", Preview: "Vorschau", Drafts: "Entwürfe",
		Count: germanCount(Forms{One: "1 Termin", Other: "# Termine"}),
	},
	Show: ShowSetupTexts{
		Add: "Termin hinzufügen", Edit: "Termin und Verkauf", Place: "Spielstätte und Saalplan", PlaceHint: "Nach der Veröffentlichung nicht mehr zu ändern.",
		NoPlace: "Es gibt noch keinen Saalplan", NoPlaceText: "Legen Sie zuerst eine Spielstätte mit Saalplan an, dann kommen Sie hierher zurück.",
		Begins: "Die Vorstellung beginnt", Day: "Tag", Clock: "Uhrzeit", OwnTime: "In der Zeit der Spielstätte.", Which: "Welche der beiden?",
		First: "Die erste, vor dem Zurückstellen", Second: "Die zweite, nach dem Zurückstellen",
		Doors: "Einlass", DoorsNone: "Nicht angekündigt", MinutesBefore: func(n int) string { return strconv.Itoa(n) + " Minuten vorher" },
		Sale: "Verkauf", Opens: "Der Verkauf beginnt", OpensNow: "Sofort mit der Veröffentlichung", OpensAt: "An Tag und Uhrzeit",
		Closes: "Der Verkauf endet", ClosesStart: "Mit Beginn der Vorstellung", ClosesHour: "Eine Stunde vorher", ClosesDay: "Einen Tag vorher", ClosesAt: "Zu anderer Zeit",
		Limits: "Grenzen", PerOrder: "Je Bestellung", PerBuyer: "Je Person", PerEmail: "Je E-Mail-Adresse",
		LimitsHint: "Wie viele Plätze höchstens. Eine Familie teilt sich vielleicht eine E-Mail-Adresse; Wiederverkäufer auch.",
		Hold:       "Plätze bleiben reserviert für", HoldHint: "So lange hat ein Käufer von der Platzwahl an Zeit zum Bezahlen.", HoldUsual: "Wie hier üblich",
		Extend: "Mehr Zeit auf Wunsch", ExtendHint: "Käufer können einmal darum bitten. Mit der Zeit darüber zusammen höchstens 30 Minuten.", ExtendUsual: "Noch einmal so lange", ExtendNone: "Keine",
		PerPayment: "Je Karte", PerPaymentHint: "Wie viele Plätze mit einer Karte oder anderen Zahlungsart gekauft werden können. Leer: beliebig viele.", PerPaymentNone: "Beliebig viele",
		Choosing: "Plätze wählen", Lone: "Eine Wahl, die einen einzelnen Platz übrig lässt", LoneHint: "Ein Platz allein zwischen anderen verkauft sich schwer.",
		LoneExplain: "Wird erklärt und ist erlaubt", LoneRefuse: "Wird abgelehnt, mit einem besseren Vorschlag daneben",
		Accessible: "Rollstuhlplätze", AccessibleHint: "Mit den Plätzen für Begleitpersonen. Geben Sie sie frei, wenn alle, die sie brauchen, Zeit hatten.",
		AccessibleKept: "Für alle, die sie brauchen, zurückgehalten", AccessibleReleased: "Für alle im Verkauf",
		Minutes: germanCount(Forms{One: "1 Minute", Other: "# Minuten"}),
		Fixed:   "Dieser Termin ist veröffentlicht. Spielstätte und Saalplan bleiben, denn Tickets nennen sie. Ein neuer Beginn verlegt die Vorstellung; Tickets bleiben gültig.",
		Next:    "Wie weiter?", Prices: "Preise", Repeat: "An weiteren Tagen wiederholen", Cancel: "Diesen Termin absagen",
	},
	Prices: PriceSetupTexts{
		Title: "Preise", Currency: "Währung", Level: "Preisgruppe", Face: "Preis", Fee: "Gebühr", Total: "Käufer zahlen", Zones: "Welche Zone was kostet", NotSold: "Nicht im Verkauf",
		AddLevel: "Preisgruppe hinzufügen", Remove: "Entfernen:", Brush: "Malen mit", PaintHint: "Wählen Sie eine Preisgruppe an ihrer Farbe, dann klicken Sie auf eine Zone, um ihr den Preis zu geben.",
		Places: "Plätze", Takings: "bis zu", Highest: "Wenn alles verkauft wird",
		NotSoldCount: func(places string) string {
			return places + " Plätze haben keinen Preis und werden nicht verkauft."
		},
		Map: "Der Plan, nach Preisen gefärbt. Die Liste darunter sagt dasselbe in Worten.", SaveAndCheck: "Preise speichern",
	},
	Copies: CopySetupTexts{
		Title: "An weiteren Tagen wiederholen", Lead: "Jeder Termin bekommt denselben Plan, dieselben Preise, Grenzen und denselben Verkaufsbeginn. Sie werden als Entwürfe angelegt.",
		Every: "Wiederholen", EveryDay: "Jeden Tag", EveryWeek: "Jede Woche", Until: "Bis", Fill: "Tage eintragen", Dates: "Termine", Add: "Diese Termine anlegen",
		Left: "Zeilen ohne Tag werden ausgelassen.",
	},
	Changes: ChangeTexts{
		Title: "Ist das richtig so?", Lead: "Der Termin ist veröffentlicht, die Änderung gilt sofort:", Was: "war", Becomes: "wird", Confirm: "Ja, ändern",
		HeldKeep: func(places string) string {
			return places + " Plätze sind zum alten Preis reserviert oder werden gerade bezahlt. Dabei bleibt es."
		},
		SoldKeep: func(places string) string { return places + " verkaufte Plätze bleiben, wie sie gekauft wurden." },
		Nothing:  "Es würde sich nichts ändern.",
	},
	Publish: PublishTexts{
		Title: "Prüfen und veröffentlichen", Lead: "Das finden Käufer vor. Ergänzen Sie, was fehlt; was nur angemerkt ist, entscheiden Sie.",
		Ready: "Alles Nötige ist da. Mit der Veröffentlichung sehen alle den Termin.", NotReady: "Etwas fehlt noch. Ergänzen Sie es, dann veröffentlichen Sie hier.",
		Button: "Veröffentlichen", Already: "Dieser Termin ist veröffentlicht.", PublicPage: "Öffentliche Seite ansehen", WatchPage: "Verkauf beobachten", Mend: "Ergänzen",
		OK: "in Ordnung", Warning: "einen Blick wert", Missing: "fehlt",
		Items: CheckItemTexts{
			CheckDate: "Zeit und Ort", CheckChart: "Saalplan", CheckPrices: "Preise", CheckZones: "Alle Zonen im Verkauf",
			CheckAccessible: "Rollstuhlplätze im Verkauf", CheckSale: "Verkauf", CheckLimits: "Grenzen",
			CheckEvent: "Was Käufer lesen", CheckOrganiser: "Wo Käufer fragen können", CheckPayment: "Zahlungen",
		},
		NoPlaces: "Der Plan hat keine Plätze.", Unsold: "Diese haben keinen Preis und werden nicht verkauft:", NoAccessible: "Kein Rollstuhlplatz hat einen Preis.",
		NoText: "Der Veranstaltung fehlt die Kurzbeschreibung oder die Beschreibung.", NoEmail: "Es gibt keine E-Mail-Adresse für Fragen.",
		NoPayment: "Es ist kein Zahlungsanbieter eingerichtet: Noch kann niemand bezahlen. Wer diese Anlage betreibt, kann einen anschließen.",
		OnSale:    func(places string) string { return places + " Plätze im Verkauf" }, AccessibleOnSale: func(places string) string { return places + " im Verkauf" },
		AllZones: "Jede Zone hat einen Preis.",
		Others:   germanCount(Forms{One: "1 weiterer Entwurf dieser Veranstaltung", Other: "# weitere Entwürfe dieser Veranstaltung"}),
	},
	Cancel: CancelTexts{
		Title: "Diesen Termin absagen?", Means: "Der Verkauf endet sofort, und die Seite sagt, dass er abgesagt ist.",
		Money: "Allein dadurch bekommt niemand Geld zurück: Erstatten Sie die Bestellungen einzeln auf ihren Seiten.", NoUndo: "Das lässt sich nicht rückgängig machen.",
		Yes: "Ja, absagen", No: "Nicht absagen", Sold: func(places string) string { return places + " Plätze sind verkauft." },
		Draft: "Noch hat ihn niemand gesehen. Er bleibt als abgesagt in Ihrer Liste.",
	},
	Profile: ProfileTexts{
		Title: "Veranstalter", Lead: "Was Käufer von Ihnen sehen: Ihr Name, wo sie fragen können, und Ihre Farbe.",
		Email: "E-Mail für Fragen", EmailHint: "Steht auf Tickets und in E-Mails.", Accent: "Farbe", AccentHint: "Von Knöpfen und Links auf Ihren Seiten.",
		Contrast: func(ratio string) string { return "Weiße Schrift darauf hat einen Kontrast von " + ratio + "." },
		Fine:     "Das ist gut zu lesen.", Darker: "Das ist schlecht zu lesen, darum machen wir sie hinter Schrift etwas dunkler:",
		Sample: "Plätze wählen", SampleLink: "Ein Link", Add: "Veranstalter anlegen", All: "Alle Veranstalter",
	},
}
