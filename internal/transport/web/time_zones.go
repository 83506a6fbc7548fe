package web

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// country is one line of a list of countries.
type country struct {
	Code, Name string
	Zone       string // its time zone, where it has one; "" where it has several
}

// countries lists the countries there are, by their names in the reader's
// language.
func (p Page) countries() []country {
	names := display.Regions(p.Tag)
	var all []country
	for _, code := range slices.Concat(slices.Collect(maps.Keys(zonesOf)), strings.Fields(smallPlaces)) {
		region, err := language.ParseRegion(code)
		if err != nil || !region.IsCountry() || region.String() != code {
			continue // the catalogue would not take it
		}
		c := country{Code: code, Name: names.Name(region)}
		if zones := strings.Fields(zonesOf[code]); len(zones) == 1 {
			c.Zone = zones[0]
		}
		all = append(all, c)
	}
	alphabet := collate.New(p.Tag)
	slices.SortFunc(all, func(a, b country) int { return alphabet.CompareString(a.Name, b.Name) })
	return all
}

// countryName gives a country's name in the reader's language.
func (p Page) countryName(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.Regions(p.Tag).Name(region); name != "" {
		return name
	}
	return code
}

// guessZone gives the time zone of a country that has but one.
func guessZone(code string) (string, bool) {
	zones := strings.Fields(zonesOf[code])
	if len(zones) != 1 {
		return "", false
	}
	return zones[0], true
}

// timeZones lists the zones that are offered. Others may be typed.
func timeZones() []string {
	var all []string
	for _, zones := range zonesOf {
		all = append(all, strings.Fields(zones)...)
	}
	all = append(all, "UTC")
	slices.Sort(all)
	return slices.Compact(all)
}

// smallPlaces are the countries and islands whose zone is typed.
const smallPlaces = "AG AI AS AW AX BL BM BQ CC CK CW CX EH FK FM GD GQ GU GW KI KM KN KP KY LC MF MH MP MS NF NR NU PM PN PW SB SH SJ ST SX TC TK TO TV VC VG VI VU WF WS YT"

// zonesOf gives the time zones of countries, the most lived-in first. A
// country that is not here has its zone typed.
var zonesOf = map[string]string{
	"AD": "Europe/Andorra", "AE": "Asia/Dubai", "AF": "Asia/Kabul", "AL": "Europe/Tirane", "AM": "Asia/Yerevan", "AO": "Africa/Luanda",
	"AR": "America/Argentina/Buenos_Aires", "AT": "Europe/Vienna", "AZ": "Asia/Baku",
	"AU": "Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Perth Australia/Adelaide Australia/Hobart Australia/Darwin",
	"BA": "Europe/Sarajevo", "BB": "America/Barbados", "BD": "Asia/Dhaka", "BE": "Europe/Brussels", "BF": "Africa/Ouagadougou", "BG": "Europe/Sofia",
	"BH": "Asia/Bahrain", "BI": "Africa/Bujumbura", "BJ": "Africa/Porto-Novo", "BN": "Asia/Brunei", "BO": "America/La_Paz",
	"BR": "America/Sao_Paulo America/Bahia America/Fortaleza America/Recife America/Manaus America/Cuiaba America/Rio_Branco America/Noronha",
	"BS": "America/Nassau", "BT": "Asia/Thimphu", "BW": "Africa/Gaborone", "BY": "Europe/Minsk", "BZ": "America/Belize",
	"CA": "America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Regina America/Halifax America/St_Johns",
	"CD": "Africa/Kinshasa Africa/Lubumbashi", "CF": "Africa/Bangui", "CG": "Africa/Brazzaville", "CH": "Europe/Zurich", "CI": "Africa/Abidjan",
	"CL": "America/Santiago America/Punta_Arenas Pacific/Easter", "CM": "Africa/Douala", "CN": "Asia/Shanghai Asia/Urumqi", "CO": "America/Bogota",
	"CR": "America/Costa_Rica", "CU": "America/Havana", "CV": "Atlantic/Cape_Verde", "CY": "Asia/Nicosia", "CZ": "Europe/Prague",
	"DE": "Europe/Berlin", "DJ": "Africa/Djibouti", "DK": "Europe/Copenhagen", "DM": "America/Dominica", "DO": "America/Santo_Domingo", "DZ": "Africa/Algiers",
	"EC": "America/Guayaquil Pacific/Galapagos", "EE": "Europe/Tallinn", "EG": "Africa/Cairo", "ER": "Africa/Asmara",
	"ES": "Europe/Madrid Atlantic/Canary", "ET": "Africa/Addis_Ababa", "FI": "Europe/Helsinki", "FJ": "Pacific/Fiji", "FO": "Atlantic/Faroe",
	"FR": "Europe/Paris", "GA": "Africa/Libreville", "GB": "Europe/London", "GE": "Asia/Tbilisi", "GF": "America/Cayenne", "GG": "Europe/Guernsey",
	"GH": "Africa/Accra", "GI": "Europe/Gibraltar", "GL": "America/Nuuk", "GM": "Africa/Banjul", "GN": "Africa/Conakry", "GP": "America/Guadeloupe",
	"GR": "Europe/Athens", "GT": "America/Guatemala", "GY": "America/Guyana", "HK": "Asia/Hong_Kong", "HN": "America/Tegucigalpa", "HR": "Europe/Zagreb",
	"HT": "America/Port-au-Prince", "HU": "Europe/Budapest", "ID": "Asia/Jakarta Asia/Makassar Asia/Jayapura", "IE": "Europe/Dublin", "IL": "Asia/Jerusalem",
	"IM": "Europe/Isle_of_Man", "IN": "Asia/Kolkata", "IQ": "Asia/Baghdad", "IR": "Asia/Tehran", "IS": "Atlantic/Reykjavik", "IT": "Europe/Rome",
	"JE": "Europe/Jersey", "JM": "America/Jamaica", "JO": "Asia/Amman", "JP": "Asia/Tokyo", "KE": "Africa/Nairobi", "KG": "Asia/Bishkek",
	"KH": "Asia/Phnom_Penh", "KR": "Asia/Seoul", "KW": "Asia/Kuwait", "KZ": "Asia/Almaty Asia/Aqtau", "LA": "Asia/Vientiane", "LB": "Asia/Beirut",
	"LI": "Europe/Vaduz", "LK": "Asia/Colombo", "LR": "Africa/Monrovia", "LS": "Africa/Maseru", "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg",
	"LV": "Europe/Riga", "LY": "Africa/Tripoli", "MA": "Africa/Casablanca", "MC": "Europe/Monaco", "MD": "Europe/Chisinau", "ME": "Europe/Podgorica",
	"MG": "Indian/Antananarivo", "MK": "Europe/Skopje", "ML": "Africa/Bamako", "MM": "Asia/Yangon", "MN": "Asia/Ulaanbaatar Asia/Hovd", "MO": "Asia/Macau",
	"MQ": "America/Martinique", "MR": "Africa/Nouakchott", "MT": "Europe/Malta", "MU": "Indian/Mauritius", "MV": "Indian/Maldives", "MW": "Africa/Blantyre",
	"MX": "America/Mexico_City America/Cancun America/Monterrey America/Chihuahua America/Hermosillo America/Tijuana",
	"MY": "Asia/Kuala_Lumpur", "MZ": "Africa/Maputo", "NA": "Africa/Windhoek", "NC": "Pacific/Noumea", "NE": "Africa/Niamey", "NG": "Africa/Lagos",
	"NI": "America/Managua", "NL": "Europe/Amsterdam", "NO": "Europe/Oslo", "NP": "Asia/Kathmandu", "NZ": "Pacific/Auckland Pacific/Chatham",
	"OM": "Asia/Muscat", "PA": "America/Panama", "PE": "America/Lima", "PF": "Pacific/Tahiti", "PG": "Pacific/Port_Moresby", "PH": "Asia/Manila",
	"PK": "Asia/Karachi", "PL": "Europe/Warsaw", "PR": "America/Puerto_Rico", "PS": "Asia/Hebron Asia/Gaza", "PT": "Europe/Lisbon Atlantic/Madeira Atlantic/Azores",
	"PY": "America/Asuncion", "QA": "Asia/Qatar", "RE": "Indian/Reunion", "RO": "Europe/Bucharest", "RS": "Europe/Belgrade",
	"RU": "Europe/Moscow Europe/Kaliningrad Europe/Samara Asia/Yekaterinburg Asia/Omsk Asia/Novosibirsk Asia/Krasnoyarsk Asia/Irkutsk Asia/Yakutsk Asia/Vladivostok Asia/Magadan Asia/Kamchatka",
	"RW": "Africa/Kigali", "SA": "Asia/Riyadh", "SC": "Indian/Mahe", "SD": "Africa/Khartoum", "SE": "Europe/Stockholm", "SG": "Asia/Singapore",
	"SI": "Europe/Ljubljana", "SK": "Europe/Bratislava", "SL": "Africa/Freetown", "SM": "Europe/San_Marino", "SN": "Africa/Dakar", "SO": "Africa/Mogadishu",
	"SR": "America/Paramaribo", "SS": "Africa/Juba", "SV": "America/El_Salvador", "SY": "Asia/Damascus", "SZ": "Africa/Mbabane", "TD": "Africa/Ndjamena",
	"TG": "Africa/Lome", "TH": "Asia/Bangkok", "TJ": "Asia/Dushanbe", "TL": "Asia/Dili", "TM": "Asia/Ashgabat", "TN": "Africa/Tunis", "TR": "Europe/Istanbul",
	"TT": "America/Port_of_Spain", "TW": "Asia/Taipei", "TZ": "Africa/Dar_es_Salaam", "UA": "Europe/Kyiv", "UG": "Africa/Kampala",
	"US": "America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles America/Anchorage Pacific/Honolulu",
	"UY": "America/Montevideo", "UZ": "Asia/Tashkent", "VA": "Europe/Vatican", "VE": "America/Caracas", "VN": "Asia/Ho_Chi_Minh", "XK": "Europe/Belgrade",
	"YE": "Asia/Aden", "ZA": "Africa/Johannesburg", "ZM": "Africa/Lusaka", "ZW": "Africa/Harare",
}
