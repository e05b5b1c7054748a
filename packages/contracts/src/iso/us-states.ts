// Lists the states and territories of the United States: their names, ZIP codes and time zones. This is the only table
// of them.

const EAST = 'America/New_York';
const CENTRAL = 'America/Chicago';
const MOUNTAIN = 'America/Denver';
const PACIFIC = 'America/Los_Angeles';
const ARIZONA = 'America/Phoenix';
const ALASKA = 'America/Anchorage';
const ALEUTIANS = 'America/Adak';
const HAWAII = 'Pacific/Honolulu';

/**
 * Describes a range of the first three digits of ZIP codes, both ends included, and the zones in which its places may
 * be.
 */
type Area = readonly [from: number, to: number, ...zones: string[]];
export interface UsState {
  /** Holds the abbreviation of the state by USPS Publication 28, Appendix B. */
  readonly code: string;
  /** Lists the name of the state, then other ways to write it. */
  readonly names: readonly [string, ...string[]];
  readonly areas: readonly Area[];
  /**
   * Lists the time zones of the state. If it has two, the border between them runs through the state. The list is empty
   * for addresses of the armed forces.
   */
  readonly zones: readonly string[];
}
const state = (code: string, names: string | readonly [string, ...string[]], ...areas: Area[]): UsState => ({
  code,
  names: typeof names === 'string' ? [names] : names,
  areas,
  zones: [...new Set(areas.flatMap(([, , ...zones]) => zones))],
});

/**
 * Lists the states with their ZIP code areas and zones. Sources: USPS Publication 65 for the areas; 49 CFR 71.1 to
 * 71.14 for the zones, and 15 U.S.C. 260a, by which a state may stay on standard time (Arizona, Hawaii). An area that a
 * zone border crosses has both zones. An area also has two zones if some of its towns keep the clock of their
 * neighbours: 368 beside Columbus in Georgia, and 739 with Kenton. The Navajo Nation in Arizona keeps daylight saving
 * time.
 */
export const US_STATES: readonly UsState[] = [
  state('AL', 'Alabama', [350, 367, CENTRAL], [368, 368, CENTRAL, EAST], [369, 369, CENTRAL]),
  state('AK', 'Alaska', [995, 999, ALASKA, ALEUTIANS]),
  state('AZ', 'Arizona', [850, 865, ARIZONA, MOUNTAIN]),
  state('AR', 'Arkansas', [716, 729, CENTRAL]),
  state('CA', ['California', 'Calif'], [900, 908, PACIFIC], [910, 928, PACIFIC], [930, 961, PACIFIC]),
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
  state(
    'OK',
    ['Oklahoma', 'Okla'],
    [730, 731, CENTRAL],
    [734, 738, CENTRAL],
    [739, 739, CENTRAL, MOUNTAIN],
    [740, 741, CENTRAL],
    [743, 749, CENTRAL],
  ),
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
  state('PR', 'Puerto Rico', [6, 7, 'America/Puerto_Rico'], [9, 9, 'America/Puerto_Rico']),
  state('VI', 'Virgin Islands', [8, 8, 'America/St_Thomas']),
  state('GU', 'Guam', [969, 969, 'Pacific/Guam']),
  state('MP', 'Northern Mariana Islands', [969, 969, 'Pacific/Saipan']),
  state('AS', 'American Samoa', [967, 967, 'Pacific/Pago_Pago']),
  // addresses of the armed forces may be anywhere (USPS Publication 28, section 238)
  state('AA', 'Armed Forces Americas'),
  state('AE', 'Armed Forces Europe'),
  state('AP', 'Armed Forces Pacific'),
];

/**
 * Lists the territories of the US. They have codes of their own as countries (ISO 3166-1), but an address may name the
 * US and the territory.
 */
const TERRITORIES: ReadonlySet<string> = new Set(['PR', 'VI', 'GU', 'MP', 'AS']);
export const US_TERRITORY_ZONES = US_STATES.filter(({ code }) => TERRITORIES.has(code)).flatMap(({ zones }) => zones);

const lettersOf = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
const BY_NAME = new Map(US_STATES.flatMap((one) => [one.code, ...one.names].map((name) => [lettersOf(name), one])));

/** Returns the state with this abbreviation or name. The comparison ignores case and everything but letters. */
export const usStateNamed = (name: string): UsState | undefined => BY_NAME.get(lettersOf(name));

type Coded = { readonly state: UsState; readonly zones: readonly string[] };
/**
 * Maps the first three digits of a ZIP code, as a number, to the states with such ZIP codes. Two states may share these
 * digits, such as Guam and its neighbours.
 */
const BY_AREA = new Map<number, Coded[]>();
for (const one of US_STATES)
  for (const [from, to, ...zones] of one.areas)
    for (let area = from; area <= to; area += 1)
      BY_AREA.set(area, [...(BY_AREA.get(area) ?? []), { state: one, zones }]);

/** Returns the first three digits of a ZIP code. Returns undefined for any other text. */
export const zipArea = (postalCode: string): number | undefined => {
  const digits = /^\s*(\d{3})\d{2}(-\d{4})?\s*$/.exec(postalCode)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** Returns true for the only ZIP code of American Samoa, which is inside an area of Hawaii. */
const isSamoan = (postalCode: string) => postalCode.trim().startsWith('96799');

/** Returns the states in which a ZIP code may be, each with its time zones in the area of the code. */
export function usStatesAt(postalCode: string): readonly Coded[] {
  const coded = BY_AREA.get(zipArea(postalCode) ?? -1) ?? [];
  return coded.length > 1 ? coded.filter(({ state }) => (state.code === 'AS') === isSamoan(postalCode)) : coded;
}

/**
 * Returns the time zones in which an address of the US may be. If the ZIP code and the state do not fit each other,
 * returns the zones of both. Returns undefined if neither of them is known.
 */
export function zonesInUnitedStates(region = '', postalCode = ''): readonly string[] | undefined {
  const named = usStateNamed(region);
  const coded = usStatesAt(postalCode);
  const both = coded.find(({ state }) => state === named);
  if (both) return both.zones;
  if (named?.zones.length === 0) return undefined; // addresses of the armed forces may be anywhere
  const zones = [...new Set([...(named?.zones ?? []), ...coded.flatMap((one) => one.zones)])];
  return zones.length > 0 ? zones : undefined;
}

/**
 * Lists the areas of the armed forces by the first three digits (USPS Publication 65). No state has one of these areas.
 */
const FORCES: readonly (readonly [from: number, to: number, code: string])[] = [
  [90, 99, 'AE'],
  [340, 340, 'AA'],
  [962, 966, 'AP'],
];
/**
 * Lists the ZIP codes that the table of areas does not cover: codes of another state than their area, codes of the
 * freely associated states, and codes with towns in two states. Sources: the address data of Google (libaddressinput,
 * 2026), which follows USPS, and the ZIP areas of the Census Bureau of 2010, of which thirteen have places in two
 * states.
 */
const CODES: Readonly<Record<string, string>> = {
  ...{ '06390': 'NY', '83414': 'WY', '96799': 'AS', '96939': 'PW', '96940': 'PW' },
  ...{ '96941': 'FM', '96942': 'FM', '96943': 'FM', '96944': 'FM', '96960': 'MH', '96970': 'MH' },
  ...{ '02861': 'MA RI', '42223': 'KY TN', '59221': 'MT ND', '63673': 'IL MO', '71749': 'AR LA', '73949': 'OK TX' },
  ...{ '81137': 'CO NM', '84536': 'AZ UT', '86044': 'AZ UT', '86515': 'AZ NM', '88063': 'NM TX' },
  ...{ '89439': 'CA NV', '97635': 'CA OR' },
};

/**
 * Returns the abbreviations of the states in which a ZIP code lies. Most codes lie in one state. Returns none if no
 * state has the code or if the text is no ZIP code. `digits` has five or nine digits without a dash.
 */
export function usStateCodesAt(digits: string): readonly string[] {
  const five = /^(\d{5})(?:\d{4})?$/.exec(digits)?.[1];
  if (five === undefined) return [];
  const area = Number(five.slice(0, 3));
  const forces = FORCES.find(([from, to]) => from <= area && area <= to)?.[2];
  return CODES[five]?.split(' ') ?? (forces ? [forces] : usStatesAt(five).map(({ state }) => state.code));
}
