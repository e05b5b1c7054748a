/**
 * Describes the postal codes of each country and territory: their forms, where an address needs one, and where there is
 * none. Sources: the postal address systems of the Universal Postal Union (upu.int) and the address data of Google
 * (libaddressinput), both as of 2026.
 */

/**
 * Lists the forms of postal codes, each with the countries that use it. `0` is a digit, `A` is a letter, `*` is either.
 * A space and a hyphen may be left out. Every other character means itself, and so does a `0` or an `A` after a
 * backslash.
 */
const FORMS: readonly (readonly [forms: string, countries: string])[] = [
  ['000', 'FO GN IS LS MG OM PG'],
  ['000|0000', 'BH'],
  ['000 00', 'CZ GR SE SK'],
  [
    '0000',
    'AF AL AT AU AZ BD BE BG CC CH CV CX CY DK ET GE GL GW HM HT HU LI LR LU LV MD MK MZ NE NF NO NZ PH PY SI SJ TN VE ZA',
  ],
  ['0000|000000', 'AM'],
  ['0000|00000', 'CR TZ'],
  ['0000|0000 0000', 'LB'],
  ['0000|A0000|A0000AAA', 'AR'],
  ['0000|CP 0000', 'SV'],
  ['0000 AA', 'NL'],
  ['0000-000', 'PT'],
  [
    '00000',
    'AX BA BL BT CU DE DO DZ EE EG EH ES FI FR GF GP GT HN HR ID IQ IT JO KE KR KW LA LK LT MA MC ME MF MM MN MQ MV MX MY NA NC NI NP PF PK PM RE SD SM SN TH TR UA UM UY VA WF YT ZM',
  ],
  ['00000|000000', 'KH RS VN'],
  ['00000|00000-0000', 'AS FM GU MH MP PR PW SA US VI'],
  ['00000|0000000', 'IL'],
  ['00000|000AA000', 'MU'],
  ['00000|LIM\\A 0|LIM\\A 00|C\\ALL\\AO 0|C\\ALL\\AO 00', 'PE'],
  ['00-000', 'PL'],
  ['00000-000', 'BR'],
  ['00000-00000', 'IR'],
  ['000000', 'BY CN CO EC IN KG KZ NG RO RU SG TJ TM UZ'],
  ['000|00000|000000', 'TW'],
  ['000-0000', 'CL JP'],
  ['A000', 'SZ'],
  ['A0A 0A0', 'CA'],
  ['AA **', 'BM'],
  ['AA 0000', 'BN'],
  ['AA 00000', 'SO'],
  ['AAA 0000|AAA 00', 'MT'],
  ['*** ****', 'IE'],
  ['A0 0AA|A00 0AA|A0A 0AA|AA0 0AA|AA00 0AA|AA0A 0AA|GIR \\0AA|BFPO 0|BFPO 00|BFPO 000|BFPO 0000', 'GB'],
  ['GY0 0AA|GY00 0AA', 'GG'],
  ['IM0 0AA|IM00 0AA', 'IM'],
  ['JE0 0AA|JE00 0AA', 'JE'],
  ['\\AD000', 'AD'],
  ['\\AI-264\\0', 'AI'],
  ['BB00000', 'BB'],
  ['BBND 1ZZ', 'IO'],
  ['FIQQ 1ZZ', 'FK'],
  ['GX11 1\\A\\A', 'GI'],
  ['KY0-0000', 'KY'],
  ['PCRN 1ZZ', 'PN'],
  ['SIQQ 1ZZ', 'GS'],
  ['STHL 1ZZ|\\ASCN 1ZZ|TDCU 1ZZ', 'SH'],
  ['TKC\\A 1ZZ', 'TC'],
  ['VC0000', 'VC'],
  ['VG0000', 'VG'],
];

/** Lists the countries in which an address without its postal code is not complete. */
const NEEDED = new Set(
  `AS AT AU AX BE BL BR CA CH CN CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HU IM IN IO IT JE JP KR LI LT LU LV MF
  MH MP MQ MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RO RU SE SG SH SJ SK SM TC TR TW UA US VI WF ZA`.split(/\s+/),
);

/**
 * Lists the countries that have no postal codes. If a form demands a code, people invent one, and the parcel is lost.
 */
const WITHOUT = new Set(
  `AE AG AO AW BF BI BJ BO BQ BS BV BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GM GQ GY HK KI KM KN ML MO MR MW NR NU QA
  RW SB SC SL SR ST SX SY TD TF TG TK TO TV UG VU WS YE ZW`.split(/\s+/),
);

const FORMS_OF = new Map(
  FORMS.flatMap(([forms, countries]) => countries.split(' ').map((country) => [country, forms.split('|')] as const)),
);

/** Describes the error of a postal code. `forms` are the forms of codes that the country uses. */
export type PostalCodeProblem =
  | { readonly kind: 'needed' | 'wrong'; readonly forms: readonly string[] }
  | { readonly kind: 'none-there' };

/**
 * Returns the error of the postal code of an address. Returns undefined if there is none. In a country whose post is
 * introducing postal codes, any code is right, and so is an address without a code.
 */
export function postalCodeProblem(country: string, postalCode: string | undefined): PostalCodeProblem | undefined {
  if (WITHOUT.has(country)) return postalCode === undefined ? undefined : { kind: 'none-there' };
  const forms = FORMS_OF.get(country) ?? [];
  if (postalCode === undefined) return NEEDED.has(country) ? { kind: 'needed', forms: forms.map(shown) } : undefined;
  if (forms.length === 0 || forms.some((form) => hasForm(form, country, postalCode))) return undefined;
  return { kind: 'wrong', forms: forms.map(shown) };
}

const shown = (form: string) => form.replaceAll('\\', '');
const compact = (text: string) => text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');

/**
 * Maps countries to the letters that people write before the digits of a postal code. People also write the code of the
 * country: `L-1234`, `D-10115`.
 */
const PREFIXES: Readonly<Record<string, string>> = { AT: 'A', BE: 'B', DE: 'D', FR: 'F', IT: 'I', LI: 'FL', LU: 'L' };

const prefixesOf = (country: string): string => [country, PREFIXES[country]].filter(Boolean).join('|');

/**
 * Returns a postal code in a normalised form: capitals and ASCII digits, without spaces, dashes and the letters of the
 * country. Returns an empty text if there is no code.
 */
export function postalKey(country: string, postalCode: string | null | undefined): string {
  const given = compact(postalCode ?? '');
  const isDigits = (FORMS_OF.get(country) ?? []).some((form) => form.startsWith('0'));
  return isDigits ? given.replace(new RegExp(`^(?:${prefixesOf(country)})(?=[0-9])`), '') : given;
}

function hasForm(form: string, country: string, postalCode: string): boolean {
  const given = compact(postalCode);
  const prefixes = prefixesOf(country);
  const pattern = form.replace(/[\s-]/g, '').replace(/\\?./g, (part) => PLACES[part] ?? part.at(-1) ?? '');
  return new RegExp(`^(?:${form.startsWith('0') ? `(?:${prefixes})?` : ''}${pattern})$`).test(given);
}

const PLACES: Readonly<Record<string, string>> = { '0': '[0-9]', A: '[A-Z]', '*': '[A-Z0-9]' };
