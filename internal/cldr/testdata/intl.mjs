// Prints intl.tsv: sums of money as Intl.NumberFormat writes them. Intl is another implementation of the CLDR (ICU), so
// the tests hold ours against it. The fixture was made with Node.js 20.20.2, which has ICU 78.2 and CLDR 48.0:
//
//	node internal/cldr/testdata/intl.mjs > internal/cldr/testdata/intl.tsv
//
// A line is a locale, a currency, an amount in hundredths, and the text; a range has two amounts with a space between.
// Left out are fr-CH, whose separator of groups changed between CLDR 48.0 and 48.2, and English in continental Europe,
// where the CLDR has a pattern for the euro only that ICU also uses for what it shouldn't.

const chosen = ["en-US", "en-GB", "en-IN", "de-DE", "de-CH", "fr-FR", "es-ES", "pt-BR", "nl-NL", "sv-SE", "pl-PL", "ja-JP",
  "zh-CN", "ko-KR", "ar-EG"];
const others = `
  ar ar-AE ar-DZ ar-LY ar-MA ar-TN ar-EH ar-BH ar-IQ ar-JO ar-KW ar-LB ar-OM ar-QA ar-SA ar-SS ar-SY ar-YE bg-BG ca-ES
  cs-CZ da-DK de-AT de-BE de-LI de-LU el-GR en en-001 en-AE en-AU en-CA en-HK en-IE en-IL en-KE en-NG en-NZ en-PH
  en-PK en-SG en-ZA es-419 es-AR es-CL es-CO es-CR es-EC es-GQ es-MX es-PE es-PR es-PY es-US es-UY es-VE et-EE fi-FI
  fil-PH fr-BE fr-CA fr-LU fr-MA fr-SN he-IL hi-IN hr-BA hr-HR hu-HU id-ID is-IS it-CH it-IT lt-LT lv-LV ms-BN ms-MY
  ms-SG nb-NO nl-BE nn-NO no-NO pt-AO pt-CH pt-MZ pt-PT ro-MD ro-RO ru-KZ ru-RU ru-UA sk-SK sl-SI sr-Latn-RS sr-RS
  sv-FI th-TH tr-TR uk-UA vi-VN zh-HK zh-Hans-HK zh-Hant-TW zh-SG zh-TW`.trim().split(/\s+/);

const show = (locale, currency, amounts) => {
  const f = new Intl.NumberFormat(locale, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger",
    roundingMode: "halfExpand" });
  for (const a of amounts) {
    const text = Array.isArray(a) ? f.formatRange(...a.map((x) => x / 100)) : f.format(a / 100);
    console.log([locale, currency, Array.isArray(a) ? a.join(" ") : a, text].join("\t"));
  }
};

for (const l of chosen) {
  for (const c of ["USD", "EUR", "GBP", "CHF", "JPY", "INR", "BRL", "SEK", "PLN", "CNY", "KRW", "EGP", "KWD"]) {
    show(l, c, [0, 5, 3354, 123400, 6000000, 1234567890, -123456, -6000000, [6000000, 8500000], [3354, 6012]]);
  }
}
for (const l of others) {
  for (const c of ["USD", "EUR", "CHF"]) {
    show(l, c, [123400, 1234567850, -6000000, [6000000, 8500000]]);
  }
}
