/** Whose law holds at a place: countries by their codes, states of the US by name or by the ZIP areas of the post. */
import { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import { packAt } from './pack.ts';

/** Undefined: no pack is on file there, and what is not known to be permitted is not. */
export type Law = Jurisdiction | undefined;

export interface Place {
  readonly country: string;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
}

interface State {
  readonly law: Jurisdiction;
  readonly names: readonly string[];
  /** First and last three digits of its ZIP codes. */
  readonly areas: readonly (readonly [number, number])[];
}

/** The states that have a pack of their own; areas by USPS Publication 65. */
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

export const lawOf = (country: string): Law =>
  EUROPEAN_UNION.has(country) ? 'EU' : Jurisdiction.safeParse(country).data;

/** A state's law stands for the federal one too: its pack holds both. */
export function lawsAt({ country, region, postalCode }: Place): readonly Law[] {
  if (country !== 'US') return [lawOf(country)];
  const states = STATES.filter((state) => mayBeIn(state, region, postalCode)).map(({ law }) => law);
  return states.length > 0 ? states : ['US'];
}

/** Who says neither the state nor a ZIP code may live in any of them, and is held to each. */
function mayBeIn({ names, areas }: State, region = '', postalCode = ''): boolean {
  const name = region.toLowerCase().replace(/[^a-z]/g, '');
  const area = /^\s*(\d{3})\d{2}(-\d{4})?\s*$/.exec(postalCode)?.[1];
  if (name === '' && area === undefined) return true;
  return names.includes(name) || areas.some(([from, to]) => from <= Number(area) && Number(area) <= to);
}

/** Where several laws hold, only if each of them says that silence verifies. */
export const silenceVerifiesUnder = (laws: readonly Law[], day: string): boolean =>
  laws.every((law) => law !== undefined && packAt(law, day)?.passiveVerification?.is === true);

/** Likewise, that the same lens may be supplied under another label. */
export const otherLabelPermittedUnder = (laws: readonly Law[], day: string): boolean =>
  laws.every((law) => law !== undefined && packAt(law, day)?.otherLabel?.is === 'permitted');
