/** Lists the states of the US and the provinces of Canada, whose names people write in two ways. */

const US: Readonly<Record<string, string>> = {
  ...{ AL: 'Alabama', AK: 'Alaska', AZ: 'Arizona', AR: 'Arkansas', CA: 'California', CO: 'Colorado' },
  ...{ CT: 'Connecticut', DE: 'Delaware', DC: 'District of Columbia', FL: 'Florida', GA: 'Georgia', HI: 'Hawaii' },
  ...{ ID: 'Idaho', IL: 'Illinois', IN: 'Indiana', IA: 'Iowa', KS: 'Kansas', KY: 'Kentucky', LA: 'Louisiana' },
  ...{ ME: 'Maine', MD: 'Maryland', MA: 'Massachusetts', MI: 'Michigan', MN: 'Minnesota', MS: 'Mississippi' },
  ...{ MO: 'Missouri', MT: 'Montana', NE: 'Nebraska', NV: 'Nevada', NH: 'New Hampshire', NJ: 'New Jersey' },
  ...{ NM: 'New Mexico', NY: 'New York', NC: 'North Carolina', ND: 'North Dakota', OH: 'Ohio', OK: 'Oklahoma' },
  ...{ OR: 'Oregon', PA: 'Pennsylvania', RI: 'Rhode Island', SC: 'South Carolina', SD: 'South Dakota' },
  ...{ TN: 'Tennessee', TX: 'Texas', UT: 'Utah', VT: 'Vermont', VA: 'Virginia', WA: 'Washington' },
  ...{ WV: 'West Virginia', WI: 'Wisconsin', WY: 'Wyoming' },
};
const CA: Readonly<Record<string, string>> = {
  ...{ AB: 'Alberta', BC: 'British Columbia', MB: 'Manitoba', NB: 'New Brunswick', NL: 'Newfoundland and Labrador' },
  ...{ NS: 'Nova Scotia', NT: 'Northwest Territories', NU: 'Nunavut', ON: 'Ontario', PE: 'Prince Edward Island' },
  ...{ QC: 'Quebec', SK: 'Saskatchewan', YT: 'Yukon' },
};

const byName = (codes: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(codes).map(([code, name]) => [name.toUpperCase(), code]));
const NAMES: Readonly<Record<string, ReadonlyMap<string, string>>> = { US: byName(US), CA: byName(CA) };

/**
 * Returns a region in one form: the two letters of a state or province of the US or Canada, and capitals with single
 * spaces elsewhere. Returns an empty text if there is no region.
 */
export function regionKey(country: string, region: string | null | undefined): string {
  const written = (region ?? '').normalize('NFC').trim().replace(/\s+/g, ' ').toUpperCase();
  return NAMES[country]?.get(written) ?? written;
}

/** Returns a postal code in one form: capitals without spaces and dashes. */
export const postalKey = (postalCode: string | null | undefined): string =>
  (postalCode ?? '')
    .normalize('NFC')
    .replace(/[\s-]+/g, '')
    .toUpperCase();
