/** Reads the regions of a country as people write them, and decides in which of them a postal code lies. */
import { postalKey } from './postal-code.ts';
import { usStateNamed, usStateCodesAt } from './us-states.ts';

/**
 * Lists the provinces and territories of Canada with their English and French names, and other names that people write.
 */
const CANADA: Readonly<Record<string, string>> = {
  AB: 'Alberta',
  BC: 'British Columbia|Colombie-Britannique',
  MB: 'Manitoba',
  NB: 'New Brunswick|Nouveau-Brunswick',
  NL: 'Newfoundland and Labrador|Terre-Neuve-et-Labrador|Newfoundland|Labrador',
  NS: 'Nova Scotia|Nouvelle-Ecosse',
  NT: 'Northwest Territories|Territoires du Nord-Ouest|NWT',
  NU: 'Nunavut',
  ON: 'Ontario',
  PE: 'Prince Edward Island|Ile-du-Prince-Edouard|PEI',
  QC: 'Quebec',
  SK: 'Saskatchewan',
  YT: 'Yukon|Yukon Territory',
};
/**
 * Maps the beginning of a postal code to its province (Canada Post, as in the address data of Google, libaddressinput,
 * 2026). The longest beginning that fits decides. Two areas belong to two provinces: K1A has offices of the government
 * on both banks of the Ottawa, and R8A is a town on a border.
 */
const CANADIAN_CODES: Readonly<Record<string, string>> = {
  ...{ A: 'NL', B: 'NS', C: 'PE', E: 'NB', G: 'QC', H: 'QC', J: 'QC', K: 'ON', L: 'ON', M: 'ON', N: 'ON', P: 'ON' },
  ...{ R: 'MB', S: 'SK', T: 'AB', V: 'BC', Y: 'YT', K1A: 'ON QC', R8A: 'MB SK' },
  ...{ X0A: 'NU', X0B: 'NU', X0C: 'NU', X0E: 'NT', X0G: 'NT', X1A: 'NT' },
};

const lettersOf = (text: string): string =>
  text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
const CANADIAN_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(CANADA).flatMap(([code, names]) => [code, ...names.split('|')].map((name) => [lettersOf(name), code])),
);
const canadianCodesAt = (key: string): readonly string[] =>
  (CANADIAN_CODES[key.slice(0, 3)] ?? CANADIAN_CODES[key.slice(0, 1)])?.split(' ') ?? [];

const named = (country: string, region: string): string | undefined => {
  if (country === 'US') return usStateNamed(region)?.code;
  return country === 'CA' ? CANADIAN_NAMES.get(lettersOf(region)) : undefined;
};

/**
 * Returns a region in a normalised form: the two letters of a state or province of the US or Canada, and capitals with
 * single spaces elsewhere. Returns an empty text if there is no region.
 */
export function regionKey(country: string, region: string | null | undefined): string {
  const written = (region ?? '').normalize('NFC').trim().replace(/\s+/g, ' ').toUpperCase();
  return named(country, written) ?? written;
}

type Place = {
  readonly country: string;
  readonly region?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
};

/**
 * Returns the states or provinces in which a postal code lies: one, or two where a code crosses a border, or none if no
 * place has the code. Returns undefined for a country whose postal codes do not tell the region.
 */
function regionsOf({ country, postalCode }: Place): readonly string[] | undefined {
  const key = postalKey(country, postalCode);
  if (country === 'US') return usStateCodesAt(key);
  return country === 'CA' ? canadianCodesAt(key) : undefined;
}

/**
 * Returns the region of a place. In the US and Canada the postal code decides it, whatever region is written: people may write
 * a region that is taxed less. Where a code lies in two states, the written one of the two is returned, and an empty text if
 * neither is written. Without a postal code, and in all other countries, the written region is returned.
 */
export function regionAt(place: Place): string {
  const written = regionKey(place.country, place.region);
  const regions = postalKey(place.country, place.postalCode) === '' ? undefined : regionsOf(place);
  if (!regions || regions.includes(written)) return written;
  return regions.length === 1 ? (regions[0] ?? '') : '';
}

/** Describes a fault of a region beside its postal code. `regions` lists the regions in which the code lies. */
export type RegionProblem =
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'other'; readonly regions: readonly string[] };

/**
 * Returns the fault of the region of a place in the US or Canada. Either no place has the postal code, or the written
 * region is not the region of the code. Returns undefined if nothing is wrong, or if no region is written.
 */
export function regionProblem(place: Place): RegionProblem | undefined {
  const regions = regionsOf(place);
  if (!regions) return undefined;
  if (regions.length === 0) return { kind: 'nowhere' };
  const written = regionKey(place.country, place.region);
  return written === '' || regions.includes(written) ? undefined : { kind: 'other', regions };
}
