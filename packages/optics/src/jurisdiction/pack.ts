import type { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import { toDayNumber } from '../calendar-day.ts';
import { CHINA, JAPAN, KOREA } from './asia.ts';
import { EUROPE, GREAT_BRITAIN } from './europe.ts';
import type { JurisdictionPack } from './pack-shape.ts';
import { CALIFORNIA, OKLAHOMA, UNITED_STATES } from './united-states.ts';

/**
 * Lists all jurisdiction packs, each with its first day as a day number. Every order looks packs up, so the days are
 * parsed only once.
 */
const PACKS = [
  ...UNITED_STATES,
  ...CALIFORNIA,
  ...OKLAHOMA,
  ...GREAT_BRITAIN,
  ...EUROPE,
  ...CHINA,
  ...JAPAN,
  ...KOREA,
].map((pack) => ({ pack, since: toDayNumber(pack.from) }));

/**
 * Returns the legal rules in force on a day (YYYY-MM-DD), including the rules of the wider jurisdiction (`within`).
 * Returns undefined if there is no jurisdiction pack. Throws a RangeError if `day` is not a calendar day.
 */
export function packAt(jurisdiction: Jurisdiction, day: string): JurisdictionPack | undefined {
  const number = toDayNumber(day);
  const own = PACKS.filter(({ pack, since }) => pack.jurisdiction === jurisdiction && since <= number)
    .map(({ pack }) => pack)
    .reduce<JurisdictionPack | undefined>(
      (newest, pack) => (newest && newest.version > pack.version ? newest : pack),
      undefined,
    );
  if (!own?.within) return own;
  const outer = packAt(own.within, day);
  return outer && { ...outer, ...own, registers: [...outer.registers, ...own.registers] };
}
