// Finds the law that applies at a place: by the country code, and within the US by the name of the state or the ZIP
// code.
import { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import { packAt } from './pack.ts';
import { usStateNamed, usStatesAt, zipArea } from '@toric/contracts/iso/us-states';

/**
 * Names a jurisdiction that has a jurisdiction pack. Undefined means that a place has no pack, so nothing counts as
 * permitted in this place.
 */
export type Law = Jurisdiction | undefined;

export interface Place {
  /** Holds the code of the country, ISO 3166-1 alpha-2, in capitals. */
  readonly country: string;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
}

/** Maps the postal abbreviations of the US states that have a jurisdiction pack of their own to their jurisdictions. */
const STATE_LAWS: Readonly<Record<string, Jurisdiction>> = { CA: 'US-CA', OK: 'US-OK' };

const EUROPEAN_UNION = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/**
 * Returns the law of a country (ISO 3166-1 alpha-2, in capitals): `EU` for every member state of the EU. Returns
 * undefined if there is no jurisdiction pack.
 */
export const lawOf = (country: string): Law =>
  EUROPEAN_UNION.has(country) ? 'EU' : Jurisdiction.safeParse(country).data;

/**
 * Returns the laws that may apply at a place. The jurisdiction pack of a state includes the federal rules, so the law
 * of the state replaces `US`.
 */
export function lawsAt({ country, region, postalCode }: Place): readonly Law[] {
  if (country !== 'US') return [lawOf(country)];
  const laws = statesOf(region, postalCode).flatMap((state) => STATE_LAWS[state] ?? []);
  return laws.length > 0 ? laws : ['US'];
}

/**
 * Returns the abbreviations of the states of the US in which the place may be: the state that it names and the states
 * of its ZIP code. A place without a state and without a readable ZIP code may be in any state, so the rules of each
 * state apply.
 */
function statesOf(region = '', postalCode = ''): readonly string[] {
  if (!/[a-z]/i.test(region) && zipArea(postalCode) === undefined) return Object.keys(STATE_LAWS);
  const named = usStateNamed(region);
  const coded = usStatesAt(postalCode).map(({ state }) => state);
  return [...new Set([...(named ? [named] : []), ...coded])].map(({ code }) => code);
}

/** Returns true only if, by each of the laws on that day (YYYY-MM-DD), the silence of a prescriber verifies. */
export const silenceVerifiesUnder = (laws: readonly Law[], day: string): boolean =>
  laws.every((law) => law !== undefined && packAt(law, day)?.passiveVerification?.is === true);

/**
 * Returns true only if each of the laws permits a seller, on that day (YYYY-MM-DD), to supply the same lens under
 * another label.
 */
export const otherLabelPermittedUnder = (laws: readonly Law[], day: string): boolean =>
  laws.every((law) => law !== undefined && packAt(law, day)?.otherLabel?.is === 'permitted');
