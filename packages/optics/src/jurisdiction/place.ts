// Finds the law that applies at a place: by the country code, and within the US by the name of the state or the ZIP
// code.
import { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import { packAt } from './pack.ts';
import { zipArea } from './us-zones.ts';

/**
 * A jurisdiction with a pack on file. Undefined means that no pack is on file, so nothing counts as permitted there.
 */
export type Law = Jurisdiction | undefined;

export interface Place {
  /** The code of the country, ISO 3166-1 alpha-2, in capitals. */
  readonly country: string;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
}

interface State {
  readonly law: Jurisdiction;
  readonly names: readonly string[];
  /** Ranges of the first three digits of its ZIP codes, both ends included. */
  readonly areas: readonly (readonly [number, number])[];
}

/** The states that have a pack of their own. Source of the ZIP code areas: USPS Publication 65. */
const STATES: readonly State[] = [
  {
    law: 'US-CA',
    names: ['ca', 'calif', 'california'],
    areas: [
      [900, 908],
      [910, 928],
      [930, 961],
    ],
  },
  {
    law: 'US-OK',
    names: ['ok', 'okla', 'oklahoma'],
    areas: [
      [730, 731],
      [734, 741],
      [743, 749],
    ],
  },
];

const EUROPEAN_UNION = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/**
 * Returns the law of a country (ISO 3166-1 alpha-2, in capitals): `EU` for every member state of the EU. Returns
 * undefined if no pack is on file.
 */
export const lawOf = (country: string): Law =>
  EUROPEAN_UNION.has(country) ? 'EU' : Jurisdiction.safeParse(country).data;

/** Returns the laws that may apply at a place. A state's pack includes the federal rules, so it replaces `US`. */
export function lawsAt({ country, region, postalCode }: Place): readonly Law[] {
  if (country !== 'US') return [lawOf(country)];
  const states = STATES.filter((state) => mayBeIn(state, region, postalCode)).map(({ law }) => law);
  return states.length > 0 ? states : ['US'];
}

/**
 * Returns true if the place may lie in the state. A place without a state and without a readable ZIP code may lie in
 * any state, so the rules of each state apply.
 */
function mayBeIn({ names, areas }: State, region = '', postalCode = ''): boolean {
  const name = region.toLowerCase().replace(/[^a-z]/g, '');
  const area = zipArea(postalCode);
  if (name === '' && area === undefined) return true;
  return names.includes(name) || (area !== undefined && areas.some(([from, to]) => from <= area && area <= to));
}

/** Returns true only if each of the laws says that, on that day (YYYY-MM-DD), the silence of a prescriber verifies. */
export const silenceVerifiesUnder = (laws: readonly Law[], day: string): boolean =>
  laws.every((law) => law !== undefined && packAt(law, day)?.passiveVerification?.is === true);

/**
 * Returns true only if each of the laws permits a seller, on that day (YYYY-MM-DD), to supply the same lens under
 * another label.
 */
export const otherLabelPermittedUnder = (laws: readonly Law[], day: string): boolean =>
  laws.every((law) => law !== undefined && packAt(law, day)?.otherLabel?.is === 'permitted');
