// The clocks of the states and territories of the United States. Source: 49 CFR 71.1 to 71.14 (standard time zone
// boundaries); 15 U.S.C. 260a, by which a state may stay on standard time (Arizona, Hawaii).

const [E, C, M, P] = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'];
const [ARIZONA, ALASKA, HAWAII] = ['America/Phoenix', 'America/Anchorage', 'Pacific/Honolulu'];

interface State {
  readonly name: string;
  /** One zone for each clock of the state. A boundary runs through a state with two of them. */
  readonly clocks: readonly string[];
}

/** Maps the postal abbreviations of USPS Publication 28, Appendix B, to the states. */
export const US_STATES: Readonly<Record<string, State>> = {
  AL: { name: 'alabama', clocks: [C, E] }, // towns beside Columbus, Georgia, keep eastern time
  AK: { name: 'alaska', clocks: [ALASKA, 'America/Adak'] },
  AZ: { name: 'arizona', clocks: [ARIZONA, M] }, // the Navajo Nation keeps daylight saving time
  AR: { name: 'arkansas', clocks: [C] },
  CA: { name: 'california', clocks: [P] },
  CO: { name: 'colorado', clocks: [M] },
  CT: { name: 'connecticut', clocks: [E] },
  DE: { name: 'delaware', clocks: [E] },
  DC: { name: 'district of columbia', clocks: [E] },
  FL: { name: 'florida', clocks: [E, C] },
  GA: { name: 'georgia', clocks: [E] },
  HI: { name: 'hawaii', clocks: [HAWAII] },
  ID: { name: 'idaho', clocks: [M, P] },
  IL: { name: 'illinois', clocks: [C] },
  IN: { name: 'indiana', clocks: [E, C] },
  IA: { name: 'iowa', clocks: [C] },
  KS: { name: 'kansas', clocks: [C, M] },
  KY: { name: 'kentucky', clocks: [E, C] },
  LA: { name: 'louisiana', clocks: [C] },
  ME: { name: 'maine', clocks: [E] },
  MD: { name: 'maryland', clocks: [E] },
  MA: { name: 'massachusetts', clocks: [E] },
  MI: { name: 'michigan', clocks: [E, C] },
  MN: { name: 'minnesota', clocks: [C] },
  MS: { name: 'mississippi', clocks: [C] },
  MO: { name: 'missouri', clocks: [C] },
  MT: { name: 'montana', clocks: [M] },
  NE: { name: 'nebraska', clocks: [C, M] },
  NV: { name: 'nevada', clocks: [P, M] },
  NH: { name: 'new hampshire', clocks: [E] },
  NJ: { name: 'new jersey', clocks: [E] },
  NM: { name: 'new mexico', clocks: [M] },
  NY: { name: 'new york', clocks: [E] },
  NC: { name: 'north carolina', clocks: [E] },
  ND: { name: 'north dakota', clocks: [C, M] },
  OH: { name: 'ohio', clocks: [E] },
  OK: { name: 'oklahoma', clocks: [C, M] }, // Kenton keeps mountain time
  OR: { name: 'oregon', clocks: [P, M] },
  PA: { name: 'pennsylvania', clocks: [E] },
  RI: { name: 'rhode island', clocks: [E] },
  SC: { name: 'south carolina', clocks: [E] },
  SD: { name: 'south dakota', clocks: [C, M] },
  TN: { name: 'tennessee', clocks: [E, C] },
  TX: { name: 'texas', clocks: [C, M] },
  UT: { name: 'utah', clocks: [M] },
  VT: { name: 'vermont', clocks: [E] },
  VA: { name: 'virginia', clocks: [E] },
  WA: { name: 'washington', clocks: [P] },
  WV: { name: 'west virginia', clocks: [E] },
  WI: { name: 'wisconsin', clocks: [C] },
  WY: { name: 'wyoming', clocks: [M] },
  PR: { name: 'puerto rico', clocks: ['America/Puerto_Rico'] },
  VI: { name: 'virgin islands', clocks: ['America/St_Thomas'] },
  GU: { name: 'guam', clocks: ['Pacific/Guam'] },
  MP: { name: 'northern mariana islands', clocks: ['Pacific/Saipan'] },
  AS: { name: 'american samoa', clocks: ['Pacific/Pago_Pago'] },
  // addresses of the armed forces, which may be anywhere (USPS Publication 28, section 238)
  AA: { name: 'armed forces americas', clocks: [] },
  AE: { name: 'armed forces europe', clocks: [] },
  AP: { name: 'armed forces pacific', clocks: [] },
};

/** Territories have codes of their own as countries (ISO 3166-1), but an address may name the US and the territory. */
export const US_TERRITORY_CLOCKS = ['PR', 'VI', 'GU', 'MP', 'AS'].flatMap((code) => US_STATES[code]?.clocks ?? []);

/**
 * Finds the state at the end of an address: before its ZIP code, or as its last part. Returns undefined if the end of
 * the address names no state, for example because only a street is known.
 */
export function usStateOf(address: string): State | undefined {
  const end = address.trim().replace(/[\s,]*\b(?:U\.?S\.?A?\.?|United States(?: of America)?)$/i, '');
  const [, before, afterComma] = /^(.*?)[\s,]+\d{5}(?:-\d{4})?$/s.exec(end) ?? [undefined, undefined, end];
  const text = before ?? (/[,\n]/.test(afterComma ?? '') ? afterComma : undefined);
  if (text === undefined) return undefined;
  const [last = ''] = /[^,\n]*$/.exec(text) ?? [];
  const words = last.trim().toLowerCase().replace(/\./g, '').split(/\s+/);
  // the longest name first, so that "west virginia" is not read as "virginia"
  for (const length of [3, 2, 1]) {
    if (length > words.length) continue;
    const name = words.slice(-length).join(' ');
    const state = US_STATES[name.toUpperCase()] ?? Object.values(US_STATES).find((one) => one.name === name);
    if (state) return state;
  }
  return undefined;
}
