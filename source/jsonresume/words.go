package jsonresume

import (
	"strings"
	"sync"
	"time"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
)

// The words of English, German, French, Spanish, Italian, Portuguese and Dutch that say when and how well, without accents,
// and some of Chinese, Japanese and Korean. Words that mean the same thing in several languages stand once.

// monthWords are the names of the months, January first.
var monthWords = [12]string{
	`january jan januar janner jan janvier janv enero ene gennaio genn gen janeiro januari`,
	`february feb februar febr fevrier fevr fev febrero febbraio febbr fevereiro februari`,
	`march mar marz mrz maerz mars marzo marco maart mrt`,
	`april apr avril avr abril abr aprile`,
	`may mai mayo maggio magg mag maio mei`,
	`june jun juni juin junio giugno giu junho`,
	`july jul juli juillet juil julio luglio lug lugl julho`,
	`august aug aout agosto ago augustus`,
	`september sept sep septembre septiembre setiembre settembre sett set setembro`,
	`october oct oktober okt octobre octubre ottobre ott outubro out`,
	`november nov novembre noviembre novembro`,
	`december dec dezember dez decembre diciembre dic dicembre dezembro`,
}

// presentWords say that something still goes on.
const presentWords = `present | the present | now | current | currently | today | ongoing | in progress | to date | till date | to present |
	until present | till present | till now | until now | up to now | still working | still employed | current position | present day |
	heute | bis heute | aktuell | jetzt | laufend | gegenwartig | derzeit | andauernd | noch immer | bis jetzt |
	aujourd hui | actuel | actuelle | actuellement | en cours | a ce jour | maintenant | en poste | a present |
	presente | al presente | actual | actualidad | la actualidad | actualmente | a la actualidad | hoy | en curso | hasta la fecha | ahora | hasta hoy |
	attuale | attualmente | oggi | ad oggi | in corso | a oggi | adesso |
	atual | atualmente | o momento | ate o momento | ate hoje | ate agora | hoje | em curso | em andamento | ate a data | ate ao presente | ate o presente | o presente |
	heden | tot heden | nu | huidig | vandaag | lopend | tot nu |
	至今 | 现在 | 目前 | 今 | 现今 | 至現在 | 至现在 | 現在 | 現職 | 在职 | 현재 | 재직중 | 재직 중`

// sinceWords stand before the one date of what still goes on.
const sinceWords = `since seit depuis desde dal ab sinds vanaf from`

// rangeWords stand between the two dates of a period.
const rangeWords = `to until till through thru bis hasta al a au a fino ate tot 至 到`

// fillerWords may stand in a date and say nothing.
const fillerWords = `de del di do da of the le el den der st nd rd th er eme 年 月 日 号 년 월 일`

// yearWords and spanWords are units of time.
const (
	yearWords  = `year years yr yrs y jahr jahre jahren an ans annee annees ano anos anno anni jaar jaren 年 년`
	monthUnits = `month months mo mos mth mths monat monate monaten mois mes meses mese mesi maand maanden 个月 개월`
)

// levelWords say how well, for each proficiency. Those of several words count before their parts.
var levelWords = []struct {
	level career.Proficiency
	words string
}{
	{career.Expert, `expert experts experte expertin experten experto experta esperto esperta especialista spezialist spezialistin specialista
		specialiste specialist expertise master mastery mastered meister maestro maestria mestre maitre guru authority ninja | nivel experto | 精通 | 专家`},
	{career.Practitioner, `practitioner advanced proficient proficiency experienced skilled strong fluent senior professional upperintermediate excellent
		fortgeschritten fortgeschrittene fortgeschrittener fortgeschrittenes erfahren versiert profi professionell fliessend
		avance avancee confirme confirmee courant courante experimente experimentee maitrise
		avanzado avanzada experimentado experimentada alto alta excelente avanzato avanzata ottimo ottima
		avancado avancada experiente fluente gevorderd gevorderde ervaren vloeiend uitstekend |
		very good | sehr gut | sehr gute | tres bien | tres bon | tres bonne | muy bueno | muy buena | muy alto | molto buono | molto buona |
		muito bom | muito boa | zeer goed | 熟练 | 熟练掌握 | 熟练使用 | 高级`},
	{career.Working, `working intermediate competent medium moderate comfortable good mid midlevel average
		mittel mittelstufe gut gute guter solide intermediaire moyen moyenne bon bonne bien autonome
		intermedio intermedia medio media bueno buena competente discreto buono buona intermediario intermediaria bom boa
		gemiddeld gemiddelde goed goede middelmatig | 熟悉 | 掌握 | 中级`},
	{career.Awareness, `awareness beginner novice basic basics elementary entry entrylevel familiar familiarity beginning learning fundamental fundamentals
		junior limited anfanger anfangerin einsteiger grundkenntnisse grundlagen basiskenntnisse grundlegend basis
		debutant debutante notions base bases elementaire scolaire basico basica principiante elemental nociones inicial
		elementare basilare iniciante nocoes elementar basiskennis beginnend beginners | 了解 | 入门 | 初级`},
	{career.None, `none keine aucun aucune ninguno ninguna nessuno nessuna nenhum nenhuma geen`},
}

// notWords turn a level into its opposite, so that nothing can be read.
const notWords = `not no non nicht kein ne pas sin sem senza ohne niet without`

// asideWords and asidePhrases say in a bracket or behind a dash only what kind of thing a skill is, or how it is used.
const asideWords = `primary main preferred secondary favorite favourite core daily professional language software programming framework
	library tool tools platform database cloud product programmiersprache skriptsprache betriebssystem datenbank logiciel langage lenguaje
	programa linguaggio linguagem programmeertaal`
const asidePhrases = `programming language | scripting language | markup language | query language | operating system |
	langage de programmation | framework logiciel | lenguaje de programacion | linguaggio di programmazione | linguagem de programacao`

// A lexicon has the words above in sets, folded.
type lexicon struct {
	months                                                                 map[string]time.Month
	levels                                                                 map[string]career.Proficiency
	present, since, between, fillers, years, monthUnits, negations, asides map[string]bool
}

var lex = sync.OnceValue(func() *lexicon {
	each := func(words string) map[string]bool { return phrases(strings.Join(strings.Fields(words), "|")) }
	return &lexicon{
		months: monthNumbers(), levels: levelPhrases(), present: phrases(presentWords), asides: phrases(strings.Join(strings.Fields(asideWords), "|") + "|" + asidePhrases),
		since: each(sinceWords), between: each(rangeWords), fillers: each(fillerWords), years: each(yearWords),
		monthUnits: each(monthUnits), negations: each(notWords),
	}
})

func monthNumbers() map[string]time.Month {
	m := map[string]time.Month{}
	for i, words := range monthWords {
		for _, w := range strings.Fields(words) {
			m[w] = time.Month(i + 1)
		}
	}
	return m
}

// phrases makes a set of phrases with a bar between them, folded.
func phrases(text string) map[string]bool {
	m := map[string]bool{}
	for p := range strings.SplitSeq(text, "|") {
		m[names.Fold(p)] = true
	}
	return m
}

// levelPhrases maps the words and phrases for levels, folded, to the levels.
func levelPhrases() map[string]career.Proficiency {
	m := map[string]career.Proficiency{}
	for _, l := range levelWords {
		for i, p := range strings.Split(l.words, "|") {
			words := []string{p}
			if i == 0 {
				words = strings.Fields(p)
			}
			for _, w := range words {
				m[names.Fold(w)] = l.level
			}
		}
	}
	return m
}
