/** What a law demands of who sells lenses, as data: one pack per jurisdiction and day, each rule with its source. */
import type { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import { toDayNumber } from '../calendar-day.ts';
import { CHINA, JAPAN, KOREA } from './asia.ts';
import { EUROPE, GREAT_BRITAIN } from './europe.ts';
import { CALIFORNIA, OKLAHOMA, UNITED_STATES } from './united-states.ts';

export interface Rule<T> {
  readonly is: T;
  /** Where it is written; a reader can look it up. */
  readonly source: string;
}

/** Something that the seller writes down and keeps. */
export interface Register {
  readonly name: 'verifications' | 'prescriptions' | 'purchases' | 'sales' | 'complaints-and-recalls' | 'suppliers';
  readonly contents: readonly string[];
  /** Left out where the law names no time. */
  readonly keep?: { readonly years: number; readonly after: 'entry' | 'expiry' };
}

/** A rule that is left out is not known to exist: nobody may conclude that the law permits it. */
export interface JurisdictionPack {
  readonly jurisdiction: Jurisdiction;
  /** Grows with each change; a pack on file is never changed, so that old decisions can be read again. */
  readonly version: number;
  /** The first day on which it applies; until the next version. */
  readonly from: string;
  /** Its law adds to that one's. */
  readonly within?: Jurisdiction;
  readonly prescription?: Rule<'required' | 'advised'>;
  /** The shortest validity that a prescriber may write, but for a medical reason. */
  readonly shortestYears?: Rule<number>;
  /** A prescription names its last day, and nothing is supplied after it. */
  readonly expiry?: Rule<'mandatory'>;
  /** Whether silence verifies. */
  readonly passiveVerification?: Rule<boolean>;
  /** Whether the same lens of the same maker may be supplied under another label than the one that is prescribed. */
  readonly otherLabel?: Rule<'permitted'>;
  readonly distanceSelling?: Rule<'forbidden'>;
  /** The text that goes into every shipment, word for word. */
  readonly shipmentWarning?: Rule<string>;
  /** Who registers the device, and whether its identifier names one power. */
  readonly device?: Rule<{ readonly riskClass?: string; readonly register?: string; readonly namesPower?: boolean }>;
  readonly registers: readonly Rule<Register>[];
  /** What was not read in the law itself. */
  readonly unsure?: readonly string[];
}

/** Every order asks them: their days are counted once. */
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

/** The rules in force on a day (YYYY-MM-DD), those around them included; undefined where none are on file. */
export function packAt(jurisdiction: Jurisdiction, day: string): JurisdictionPack | undefined {
  const number = toDayNumber(day);
  const own = PACKS.filter(({ pack, since }) => pack.jurisdiction === jurisdiction && since <= number)
    .map(({ pack }) => pack)
    .reduce<JurisdictionPack | undefined>(
      (newest, pack) => (newest && newest.version > pack.version ? newest : pack),
      undefined,
    );
  if (!own?.within) return own;
  const around = packAt(own.within, day);
  return around && { ...around, ...own, registers: [...around.registers, ...own.registers] };
}
