import { DAY_MS, toDayNumber } from '../calendar-day.ts';
import { US_TERRITORY_ZONES } from '@toric/contracts/iso/us-states';
import { usStateOf } from './us-address.ts';
import { zoneOf } from './zone.ts';

export interface PractisePlace {
  /** Holds the code of the country, ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Holds the address as one text, as it is printed on a prescription. */
  readonly address?: string | undefined;
}

/**
 * Returns IANA zones, one or more for each clock that is used at the place. In the US, the state in the address
 * decides. Elsewhere, all zones of the country are returned. Returns an empty array if the place is not known well
 * enough.
 */
export function clocksAt({ country, address }: PractisePlace): readonly string[] {
  const state = country === 'US' && address !== undefined ? usStateOf(address) : undefined;
  if (state) return state.zones;
  const zones = zonesOfCountry(country);
  return country === 'US' && zones.length > 0 ? [...zones, ...US_TERRITORY_ZONES] : zones;
}

/** Returns the zones of a country by the IANA data of the runtime. The list is empty for a country without a zone. */
function zonesOfCountry(country: string): readonly string[] {
  if (!/^[A-Z]{2}$/.test(country)) return [];
  // TypeScript does not declare this method of ECMA-402 yet (Intl Locale Info)
  const zones: unknown = Reflect.get(new Intl.Locale(`und-${country}`), 'getTimeZones');
  const listed: unknown = typeof zones === 'function' ? zones.call(new Intl.Locale(`und-${country}`)) : [];
  return Array.isArray(listed) ? listed.map(String) : [];
}

/**
 * Returns true if the clock of the time zone is a clock of the place, throughout the year of `day` (YYYY-MM-DD).
 * Returns true also if the clocks of the place are not known. Clocks are compared and not names, because a place has
 * many names: `Asia/Kolkata` is `Asia/Calcutta`, and Windsor has the clock of Detroit.
 */
export function zoneFits(place: PractisePlace, timeZone: string, day: string): boolean {
  const expected = clocksAt(place);
  if (expected.length === 0 || expected.includes(timeZone)) return true;
  const clock = clockThrough(timeZone, day);
  return clock === undefined || expected.some((zone) => clockThrough(zone, day) === clock);
}

/**
 * Returns the offsets of a zone on one day of each week of the year, as a text that is equal for equal clocks. One day
 * a week is enough: the dates on which two clocks change are equal or at least a week apart, or else the offsets differ
 * all year.
 */
function clockThrough(timeZone: string, day: string): string | undefined {
  const zone = zoneOf(timeZone);
  if (!zone) return undefined;
  const newYear = toDayNumber(`${day.slice(0, 4)}-01-01`);
  return Array.from({ length: 53 }, (_, week) => zone.offsetAt((newYear + week * 7) * DAY_MS)).join();
}
