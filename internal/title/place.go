package title

// place returns how many words from i on are the name of a place, 0 where none is. It knows countries, the larger
// cities and, in capitals, the abbreviations of states: enough to set them aside, not to locate anyone.
func place(t []Token, i int) int {
	if i >= len(t) {
		return 0
	}
	two := ""
	if i+1 < len(t) && t[i+1].Part == t[i].Part {
		two = t[i+1].Text
	}
	switch t[i].Text {
	case "new":
		switch two {
		case "york", "zealand", "delhi", "jersey", "orleans", "mexico", "hampshire":
			return 2
		}
	case "san":
		switch two {
		case "francisco", "diego", "jose", "antonio":
			return 2
		}
	case "los", "las", "hong", "sao", "tel", "kuala", "cape", "abu", "st", "el", "fort", "north", "south", "saudi", "united", "sri", "costa", "buenos", "rio":
		switch two {
		case "angeles", "vegas", "kong", "paulo", "aviv", "lumpur", "town", "dhabi", "city", "louis", "paso", "worth", "carolina",
			"dakota", "africa", "korea", "arabia", "kingdom", "states", "lanka", "rica", "aires", "hague":
			return 2
		}
	case "usa", "us", "uk", "eu", "emea", "apac", "latam", "dach", "nyc", "sf", "uae", "gb",
		"europe", "asia", "africa", "america", "americas", "germany", "france", "spain", "italy", "portugal", "poland", "romania", "ireland",
		"scotland", "wales", "england", "netherlands", "belgium", "austria", "switzerland", "sweden", "norway", "denmark",
		"finland", "greece", "turkey", "ukraine", "czechia", "hungary", "bulgaria", "serbia", "croatia", "estonia", "latvia",
		"lithuania", "israel", "egypt", "nigeria", "kenya", "india", "pakistan", "bangladesh", "china", "japan", "korea",
		"taiwan", "singapore", "malaysia", "thailand", "vietnam", "indonesia", "philippines", "australia", "canada", "mexico",
		"brazil", "argentina", "chile", "colombia", "peru", "russia",
		"london", "manchester", "birmingham", "leeds", "glasgow", "edinburgh", "bristol", "cambridge", "oxford", "dublin", "paris",
		"lyon", "berlin", "munich", "hamburg", "frankfurt", "cologne", "stuttgart", "vienna", "zurich", "geneva", "amsterdam",
		"rotterdam", "brussels", "madrid", "barcelona", "valencia", "lisbon", "porto", "milan", "rome", "athens", "warsaw", "krakow",
		"wroclaw", "prague", "budapest", "bucharest", "sofia", "belgrade", "kyiv", "kiev", "stockholm", "gothenburg", "oslo",
		"copenhagen", "helsinki", "tallinn", "riga", "vilnius", "istanbul", "dubai", "riyadh", "cairo", "lagos", "nairobi",
		"johannesburg", "bangalore", "bengaluru", "mumbai", "delhi", "hyderabad", "pune", "chennai", "kolkata", "gurgaon", "noida",
		"shanghai", "beijing", "shenzhen", "tokyo", "osaka", "seoul", "taipei", "bangkok", "jakarta", "manila", "hanoi",
		"sydney", "melbourne", "brisbane", "perth", "auckland", "toronto", "vancouver", "montreal", "ottawa", "calgary",
		"seattle", "boston", "chicago", "austin", "dallas", "houston", "denver", "atlanta", "miami", "philadelphia", "phoenix",
		"portland", "detroit", "minneapolis", "pittsburgh", "baltimore", "cleveland", "charlotte", "nashville", "tampa", "orlando",
		"sacramento", "raleigh", "columbus", "indianapolis", "milwaukee", "washington", "california", "texas", "florida",
		"virginia", "ohio", "michigan", "georgia", "illinois", "pennsylvania", "massachusetts", "colorado", "arizona", "oregon",
		"utah", "nevada", "minnesota", "wisconsin", "missouri", "tennessee", "maryland", "indiana", "kentucky", "alabama",
		"louisiana", "oklahoma", "kansas", "iowa", "connecticut", "arkansas", "mississippi", "nebraska", "idaho", "hawaii", "maine",
		"montana", "vermont", "delaware", "alaska", "wyoming", "ontario", "quebec", "alberta":
		return 1
	}
	if t[i].Upper && len(t[i].Text) == 2 {
		switch t[i].Text {
		case "al", "ak", "az", "ar", "ca", "co", "ct", "de", "fl", "ga", "hi", "id", "il", "ia", "ks", "ky", "la", "me", "md",
			"ma", "mi", "mn", "ms", "mo", "mt", "ne", "nv", "nh", "nj", "nm", "ny", "nc", "nd", "oh", "ok", "or", "pa", "ri",
			"sc", "sd", "tn", "tx", "ut", "vt", "va", "wa", "wv", "wi", "wy", "dc", "bc", "qc", "nsw", "vic":
			return 1
		}
	}
	return 0
}
