// The time zones of the states of the US, by ZIP code or by the name of the state.

const EAST = 'America/New_York';
const CENTRAL = 'America/Chicago';
const MOUNTAIN = 'America/Denver';
const PACIFIC = 'America/Los_Angeles';
const ARIZONA = 'America/Phoenix';
const ALASKA = 'America/Anchorage';
const ALEUTIANS = 'America/Adak';
const HAWAII = 'Pacific/Honolulu';
const CARIBBEAN = 'America/Puerto_Rico';

/** A range of the first three digits of ZIP codes, both ends included, and the zones in which its places may lie. */
type Area = readonly [from: number, to: number, ...zones: string[]];
interface State {
  readonly code: string;
  readonly name: string;
  readonly areas: readonly Area[];
}
const state = (code: string, name: string, ...areas: Area[]): State => ({ code, name, areas });

/**
 * ZIP code areas: USPS Publication 65. Zones: 49 CFR part 71. An area that a zone border crosses has both zones. The
 * addresses of the forces (AA, AE, AP) are left out: they may lie anywhere.
 */
const STATES: readonly State[] = [
  state('AL', 'Alabama', [350, 369, CENTRAL]),
  state('AK', 'Alaska', [995, 999, ALASKA, ALEUTIANS]),
  state('AZ', 'Arizona', [850, 865, ARIZONA, MOUNTAIN]),
  state('AR', 'Arkansas', [716, 729, CENTRAL]),
  state('CA', 'California', [900, 961, PACIFIC]),
  state('CO', 'Colorado', [800, 816, MOUNTAIN]),
  state('CT', 'Connecticut', [60, 69, EAST]),
  state('DE', 'Delaware', [197, 199, EAST]),
  state('DC', 'District of Columbia', [200, 200, EAST], [202, 205, EAST], [569, 569, EAST]),
  state('FL', 'Florida', [320, 322, EAST], [323, 323, EAST, CENTRAL], [324, 325, EAST, CENTRAL], [326, 349, EAST]),
  state('GA', 'Georgia', [300, 319, EAST], [398, 399, EAST]),
  state('HI', 'Hawaii', [967, 968, HAWAII]),
  state('ID', 'Idaho', [832, 834, MOUNTAIN], [835, 835, MOUNTAIN, PACIFIC], [836, 837, MOUNTAIN], [838, 838, PACIFIC]),
  state('IL', 'Illinois', [600, 629, CENTRAL]),
  state(
    'IN',
    'Indiana',
    [460, 462, EAST],
    [463, 464, EAST, CENTRAL],
    [465, 474, EAST],
    [475, 477, EAST, CENTRAL],
    [478, 479, EAST, CENTRAL],
  ),
  state('IA', 'Iowa', [500, 528, CENTRAL]),
  state('KS', 'Kansas', [660, 676, CENTRAL], [677, 679, CENTRAL, MOUNTAIN]),
  state('KY', 'Kentucky', [400, 418, EAST], [420, 424, CENTRAL], [425, 427, EAST, CENTRAL]),
  state('LA', 'Louisiana', [700, 714, CENTRAL]),
  state('ME', 'Maine', [39, 49, EAST]),
  state('MD', 'Maryland', [206, 219, EAST]),
  state('MA', 'Massachusetts', [10, 27, EAST], [55, 55, EAST]),
  state('MI', 'Michigan', [480, 497, EAST], [498, 499, EAST, CENTRAL]),
  state('MN', 'Minnesota', [550, 567, CENTRAL]),
  state('MS', 'Mississippi', [386, 397, CENTRAL]),
  state('MO', 'Missouri', [630, 658, CENTRAL]),
  state('MT', 'Montana', [590, 599, MOUNTAIN]),
  state('NE', 'Nebraska', [680, 689, CENTRAL], [690, 693, CENTRAL, MOUNTAIN]),
  state('NV', 'Nevada', [889, 897, PACIFIC], [898, 898, PACIFIC, MOUNTAIN]),
  state('NH', 'New Hampshire', [30, 38, EAST]),
  state('NJ', 'New Jersey', [70, 89, EAST]),
  state('NM', 'New Mexico', [870, 884, MOUNTAIN]),
  state('NY', 'New York', [5, 5, EAST], [100, 149, EAST]),
  state('NC', 'North Carolina', [270, 289, EAST]),
  state('ND', 'North Dakota', [580, 584, CENTRAL], [585, 588, CENTRAL, MOUNTAIN]),
  state('OH', 'Ohio', [430, 459, EAST]),
  state('OK', 'Oklahoma', [730, 731, CENTRAL], [734, 749, CENTRAL]),
  state('OR', 'Oregon', [970, 978, PACIFIC], [979, 979, PACIFIC, MOUNTAIN]),
  state('PA', 'Pennsylvania', [150, 196, EAST]),
  state('RI', 'Rhode Island', [28, 29, EAST]),
  state('SC', 'South Carolina', [290, 299, EAST]),
  state('SD', 'South Dakota', [570, 574, CENTRAL], [575, 577, CENTRAL, MOUNTAIN]),
  state('TN', 'Tennessee', [370, 372, CENTRAL], [373, 379, EAST, CENTRAL], [380, 385, CENTRAL]),
  state('TX', 'Texas', [733, 733, CENTRAL], [750, 797, CENTRAL], [798, 799, CENTRAL, MOUNTAIN], [885, 885, MOUNTAIN]),
  state('UT', 'Utah', [840, 847, MOUNTAIN]),
  state('VT', 'Vermont', [50, 54, EAST], [56, 59, EAST]),
  state('VA', 'Virginia', [201, 201, EAST], [220, 246, EAST]),
  state('WA', 'Washington', [980, 994, PACIFIC]),
  state('WV', 'West Virginia', [247, 268, EAST]),
  state('WI', 'Wisconsin', [530, 549, CENTRAL]),
  state('WY', 'Wyoming', [820, 831, MOUNTAIN]),
  state('PR', 'Puerto Rico', [6, 7, CARIBBEAN], [9, 9, CARIBBEAN]),
  state('VI', 'Virgin Islands', [8, 8, CARIBBEAN]),
  state('GU', 'Guam', [969, 969, 'Pacific/Guam']),
];

const lettersOf = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
const BY_NAME = new Map(STATES.flatMap((one) => [one.code, one.name].map((name) => [lettersOf(name), one] as const)));
/** Key: the first three digits of a ZIP code, as a number. */
const BY_AREA = new Map(
  STATES.flatMap((one) =>
    one.areas.flatMap(([from, to, ...zones]) =>
      Array.from({ length: to - from + 1 }, (_, n) => [from + n, { state: one, zones }] as const),
    ),
  ),
);

/** Returns the first three digits of a ZIP code. Returns undefined for other text. */
export const zipArea = (postalCode: string): number | undefined => {
  const digits = /^\s*(\d{3})\d{2}(-\d{4})?\s*$/.exec(postalCode)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/**
 * Returns the zones in which an address of the US may lie. Returns undefined if neither its ZIP code nor its state is
 * known. If the two name different states, the zones of both are returned.
 */
export function zonesInUnitedStates(region = '', postalCode = ''): readonly string[] | undefined {
  const named = BY_NAME.get(lettersOf(region));
  const coded = BY_AREA.get(zipArea(postalCode) ?? -1);
  if (coded && (!named || named === coded.state)) return coded.zones;
  if (!named) return undefined;
  return [...new Set([...named.areas.flatMap(([, , ...zones]) => zones), ...(coded?.zones ?? [])])];
}
