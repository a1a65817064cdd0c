package cldr

// Source: Unicode CLDR 48.2, main/*/numbers.json and main/*/currencies.json of cldr-numbers-full 48.2.0.
// Copyright 2004–2026 Unicode, Inc. Unicode License v3: see LICENSE.
//
// A locale that is not listed writes as its parent does. testdata/intl.tsv holds the table against another
// implementation of the CLDR.

// formats lists every locale that differs from its parent, with those of one format together.
var formats = [...]struct {
	locales string
	Format
}{
	// The symbol first.
	{"en id ms tr", Format{Pattern: "¤#,##0.00", Range: "–"}},
	{"en-IN hi", Format{Pattern: "¤#,##,##0.00", Range: "–"}},
	{"es-419 fil th zh zh-Hant", Format{Pattern: "¤#,##0.00", Range: "-"}},
	{"es-GQ", Format{Pattern: "¤#,##0.00", Range: "-", MinGrouping: 2}},
	{"es-CL es-EC es-VE", Format{Pattern: "¤#,##0.00;¤-#,##0.00", Range: "-"}},
	{"ja", Format{Pattern: "¤#,##0.00", Range: "～"}},
	{"ko", Format{Pattern: "¤#,##0.00", Range: "~"}},

	// The symbol first, and a space.
	{"pt en-AT ms-BN", Format{Pattern: "¤\u00a0#,##0.00", Range: "–"}},
	{"de-AT", Format{Pattern: "¤\u00a0#,##0.00", Range: "–", Group: "."}},
	{"de-LI", Format{Pattern: "¤\u00a0#,##0.00", Range: "–", Group: "'"}},
	{"de-CH", Format{Pattern: "¤\u00a0#,##0.00;¤-#,##0.00", Range: "–", Group: "'"}},
	{"en-CH", Format{Pattern: "¤\u00a0#,##0.00;¤-#,##0.00", Range: "–", Group: "'", Decimal: "."}},
	{"it-CH", Format{Pattern: "¤\u00a0#,##0.00;¤-#,##0.00", Range: "-", Group: "'", MinGrouping: 2}},
	{"en-NL", Format{Pattern: "¤\u00a0#,##0.00;¤\u00a0-#,##0.00", Range: "–"}},
	{"nl es-PY", Format{Pattern: "¤\u00a0#,##0.00;¤\u00a0-#,##0.00", Range: "-"}},
	{"es-AR es-CO es-PE es-UY", Format{Pattern: "¤\u00a0#,##0.00", Range: "-"}},

	// The symbol last, after a space.
	{"cs de el en-BE en-DE en-DK en-FI en-SE en-SI fi fr-CA fr-LU fr-MA is lt ru sr sr-Latn sv uk",
		Format{Pattern: "#,##0.00\u00a0¤", Range: "–"}},
	{"en-150", Format{Pattern: "#,##0.00\u00a0¤", Range: "–", Group: ",", Decimal: "."}},
	{"fr", Format{Pattern: "#,##0.00\u00a0¤", Range: "–", Group: "\u202f"}},
	{"fr-CH", Format{Pattern: "#,##0.00\u00a0¤", Range: "–", Group: "'", Decimal: "."}},
	{"hu lv pl ru-UA sl", Format{Pattern: "#,##0.00\u00a0¤", Range: "–", MinGrouping: 2}},
	{"ca da vi", Format{Pattern: "#,##0.00\u00a0¤", Range: "-"}},
	{"es it", Format{Pattern: "#,##0.00\u00a0¤", Range: "-", MinGrouping: 2}},
	{"et", Format{Pattern: "#,##0.00\u00a0¤", Range: "\u2012", MinGrouping: 2}},
	{"nb nn", Format{Pattern: "#,##0.00\u00a0¤;-#,##0.00\u00a0¤", Range: "–"}},
	{"bg", Format{Pattern: "#,##0.00\u00a0¤", Range: " – ", MinGrouping: 2}},
	{"hr", Format{Pattern: "#,##0.00\u00a0¤", Range: " – ", Minus: "\u2212"}},
	{"sk", Format{Pattern: "#,##0.00\u00a0¤", Range: " – "}},
	{"pt-AO ro", Format{Pattern: "#,##0.00\u00a0¤", Range: " - "}},
	{"pt-PT", Format{Pattern: "#,##0.00\u00a0¤", Range: " - ", MinGrouping: 2}},

	// The symbol last, with marks that keep the parts in order in running text from right to left.
	{"ar", Format{Pattern: "\u200f#,##0.00\u00a0¤;\u200f-#,##0.00\u00a0¤", Range: "–", Numbers: "latn"}},
	{"ar-AE ar-DZ ar-EH ar-LY ar-MA ar-TN",
		Format{Pattern: "\u200f#,##0.00\u00a0¤;\u200f-#,##0.00\u00a0¤", Range: "–"}},
	{"ar-BH ar-DJ ar-EG ar-ER ar-IL ar-IQ ar-JO ar-KM ar-KW ar-LB ar-MR ar-OM ar-PS ar-QA ar-SA ar-SD ar-SO ar-SS ar-SY ar-TD ar-YE",
		Format{Pattern: "\u200f#,##0.00\u00a0¤", Range: "–", Numbers: "arab"}},
	{"he", Format{Pattern: "\u200f#,##0.00\u00a0\u200f¤;\u200f-#,##0.00\u00a0\u200f¤", Range: "–"}},
}

// patterns lists the currencies that have a pattern of their own in a locale.
var patterns = [...]fact{
	{"en-150 en-BE", "EUR", "¤#,##0.00"},
	{"en-AT", "EUR", "¤\u00a0#,##0.00"},
}

// symbols lists the symbols that differ from x/text's, of the currencies USD EUR GBP CHF JPY CNY KRW INR BRL SEK PLN EGP
// CAD AUD DKK NOK CZK HUF RON ILS MXN ARS CLP COP TWD HKD SGD NZD THB IDR PHP VND TRY RUB UAH ZAR AED SAR NGN KES PKR BDT
// PEN MAD QAR KWD BGN ISK RSD in the locales of the languages above. In other respects x/text's symbols are still the
// CLDR's.
var symbols = [...]fact{
	{"es", "CAD", "CAD"},
	{"ca", "CNY", "CNY"},
	{"zh", "CNY", "¥"},
	{"zh-Hans-HK zh-Hans-MO zh-Hans-SG", "CNY", "CN¥"},
	{"hr", "EUR", "€"},
	{"ar", "GBP", "UK£"},
	{"ar-SS", "GBP", "GB£"},
	{"it", "INR", "INR"},
	{"is", "ISK", "kr."},
	{"ca en-PH vi", "JPY", "¥"},
	{"zh", "KRW", "₩"},
	{"en it", "PHP", "₱"},
	{"en-AU", "PHP", "PHP"},
	{"th", "THB", "฿"},
	{"en-IN en-PH", "USD", "$"},
	{"da", "USD", "US$"},
	{"it", "VND", "VND"},
}
