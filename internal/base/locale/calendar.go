package locale

import (
	"strconv"
	"strings"
	"time"
)

// calendar is how a language writes dates. Package time knows English names
// only.
type calendar struct {
	weekdays, weekdaysShort [7]string // from Sunday
	months, monthsShort     [12]string

	// Patterns: {weekday} and {month} in full, {wd} and {mon} short, {d}, {y}.
	day, dayLong, dayShort string
	comma                  string // between a date and a time of day
}

// write puts a date into a pattern.
func (c *calendar) write(pattern string, t time.Time) string {
	weekday, month := t.Weekday(), t.Month()-1
	return strings.NewReplacer(
		"{weekday}", c.weekdays[weekday], "{wd}", c.weekdaysShort[weekday],
		"{month}", c.months[month], "{mon}", c.monthsShort[month],
		"{d}", strconv.Itoa(t.Day()), "{y}", strconv.Itoa(t.Year()),
	).Replace(pattern)
}

var englishCalendar = calendar{
	weekdays:      [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	weekdaysShort: [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	months:        [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	monthsShort:   [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	day:           "{wd} {d} {mon} {y}", dayLong: "{weekday} {d} {month} {y}", dayShort: "{wd} {d} {mon}", comma: ", ",
}

var germanCalendar = calendar{
	weekdays:      [7]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
	weekdaysShort: [7]string{"So.", "Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa."},
	months:        [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
	monthsShort:   [12]string{"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."},
	day:           "{wd} {d}. {mon} {y}", dayLong: "{weekday}, {d}. {month} {y}", dayShort: "{wd} {d}. {mon}", comma: ", ",
}

var frenchCalendar = calendar{
	weekdays:      [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	weekdaysShort: [7]string{"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."},
	months:        [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	monthsShort:   [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
	day:           "{wd} {d} {mon} {y}", dayLong: "{weekday} {d} {month} {y}", dayShort: "{wd} {d} {mon}", comma: ", ",
}

var spanishCalendar = calendar{
	weekdays:      [7]string{"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
	weekdaysShort: [7]string{"dom", "lun", "mar", "mié", "jue", "vie", "sáb"},
	months:        [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	monthsShort:   [12]string{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
	day:           "{wd} {d} {mon} {y}", dayLong: "{weekday}, {d} de {month} de {y}", dayShort: "{wd} {d} {mon}", comma: ", ",
}

// Arabic shortens neither days nor months.
var arabicCalendar = func() calendar {
	weekdays := [7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"}
	months := [12]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}
	return calendar{
		weekdays: weekdays, weekdaysShort: weekdays, months: months, monthsShort: months,
		day: "{weekday} {d} {month} {y}", dayLong: "{weekday} {d} {month} {y}", dayShort: "{weekday} {d} {month}", comma: "، ",
	}
}()
