// Returns the calendar days at a place. A law uses the calendar of the place where the customer is, not UTC.
import { localDay } from '../local-day.ts';
import type { Place } from './place.ts';
import { zonesInUnitedStates } from '@toric/contracts/iso/us-states';

/**
 * Holds the earliest and the latest local day at a place, YYYY-MM-DD. They differ only if the place may be in two
 * zones.
 */
export interface PlaceDays {
  readonly first: string;
  readonly last: string;
}

/** Lists the time zones with the latest and the earliest clock of the earth, for a place without a known zone. */
const WHOLE_EARTH = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];

/**
 * Lists islands of Spain and Portugal whose clock differs from the mainland's, by the beginning of their postal codes.
 */
const ISLANDS: Readonly<Record<string, { readonly mainland: string; readonly areas: readonly [RegExp, string][] }>> = {
  ES: { mainland: 'Europe/Madrid', areas: [[/^\s*(35|38)/, 'Atlantic/Canary']] },
  PT: {
    mainland: 'Europe/Lisbon',
    areas: [
      [/^\s*9[0-4]/, 'Atlantic/Madeira'],
      [/^\s*9[5-9]/, 'Atlantic/Azores'],
    ],
  },
};

/**
 * Adds `getTimeZones` to `Intl.Locale`, because TypeScript's library does not declare it yet. Node.js has it from
 * version 24 on.
 */
type LocaleWithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined };

const countryZones = new Map<string, readonly string[]>();

/** Returns all time zones of a country, from the runtime's copy of the time zone database. */
function zonesOfCountry(country: string): readonly string[] {
  const known = countryZones.get(country);
  if (known) return known;
  const locale: LocaleWithZones | undefined = /^[A-Z]{2}$/.test(country)
    ? new Intl.Locale(`und-${country}`)
    : undefined;
  const zones = locale?.getTimeZones?.();
  const found = zones && zones.length > 0 ? zones : WHOLE_EARTH;
  countryZones.set(country, found);
  return found;
}

/** Returns the time zones in which a place may be: as few as country, region and postal code allow. */
export function zonesAt({ country, region, postalCode = '' }: Place): readonly string[] {
  const islands = ISLANDS[country];
  if (islands) return [islands.areas.find(([area]) => area.test(postalCode))?.[1] ?? islands.mainland];
  const zones = country === 'US' ? zonesInUnitedStates(region, postalCode) : undefined;
  return zones ?? zonesOfCountry(country);
}

/**
 * Returns the earliest and the latest local day at a place at an instant. A rule that must hold "today" must hold on
 * both days. If a place may be in several zones, nobody can choose the more convenient one.
 */
export function daysAt(place: Place, at: Date): PlaceDays {
  const [first = '', ...others] = zonesAt(place)
    .map((zone) => localDay(zone, at))
    .sort();
  return { first, last: others.at(-1) ?? first };
}
