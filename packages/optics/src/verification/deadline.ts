// Computes the deadline until which a prescriber may answer a verification (16 CFR 315.5), and explains it.
import type { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import { isPlaceZone } from '@toric/contracts/kernel/common';
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { DAY_MS, fromDayNumber } from '../calendar-day.ts';
import { packAt } from '../jurisdiction/pack.ts';
import type { Law } from '../jurisdiction/place.ts';
import type { Problem } from '../problem.ts';
import { countBusinessHours, type Interval, type SaturdayHours } from './business-hours.ts';
import { explainInterval, offsetName } from './explain-interval.ts';
import { wallAt, type Zone, zoneOf } from './zone.ts';

export interface VerificationRequest {
  /** Holds the instant at which the prescriber received the complete verification request. */
  readonly receivedAt: Date;
  /**
   * Names the IANA time zone of the prescriber. If it is undefined, unknown or not the zone of a place, no deadline is
   * computed.
   */
  readonly timeZone: string | undefined;
  readonly saturdayHours?: SaturdayHours | undefined;
  readonly jurisdiction: Jurisdiction;
}

/** Describes one interval between the receipt of a request and its deadline. Instants are in ISO 8601, UTC. */
export interface VerificationStep {
  readonly from: string;
  /** Holds the end of the interval. Null means that the interval lasts until the prescriber answers. */
  readonly to: string | null;
  readonly what: Interval['what'] | 'answer-needed';
  readonly why: Text;
}

export type VerificationClock =
  | {
      readonly ok: true;
      /** Holds the first day (YYYY-MM-DD) on which the applied rules are in force. */
      readonly rulesFrom: string;
      /**
       * Holds the instant (ISO 8601, UTC) from which on silence verifies. Null means that silence never verifies under
       * this law.
       */
      readonly deadline: string | null;
      /** Holds the deadline on the prescriber's local clock, with its offset. */
      readonly deadlineLocal: string | null;
      readonly steps: readonly VerificationStep[];
    }
  | { readonly ok: false; readonly problem: Problem };

const EIGHT_HOURS = 8 * 3_600_000;

const ZONE_UNKNOWN = sentence({
  en: "the prescriber's time zone is not known: find out the place, e.g. America/Chicago, because it is never assumed",
  zh: '处方医师的时区未知：请查明其所在地，例如 America/Chicago，绝不推定',
});
const NO_RULES = sentence({
  en: 'no rules of {jurisdiction} are on file for {day}',
  zh: '没有 {jurisdiction} 在 {day} 适用的规则记录',
});
const ANSWER_NEEDED = sentence({
  en: 'In {jurisdiction}, silence does not verify a prescription: the prescriber must answer ({source}).',
  zh: '在 {jurisdiction}，未答复不等于确认：必须由处方医师答复（{source}）。',
});
const NO_SUCH_RULE = 'no rule is on file by which silence would verify';
const NO_RULES_AT_ALL = sentence({
  en: 'Without rules on file, silence does not verify a prescription: the prescriber must answer.',
  zh: '在没有规则记录的地方，未答复不等于确认：必须由处方医师答复。',
});

const iso = (instant: number) => new Date(instant).toISOString();

/**
 * Returns the deadline of a verification request: eight business hours (16 CFR 315.2, 315.5(c)(3)) after the receipt,
 * on the prescriber's local clock. Returns a problem for an unknown time zone or a day for which there is no pack.
 */
export function verificationDeadline(request: VerificationRequest): VerificationClock {
  const { receivedAt, timeZone, saturdayHours, jurisdiction } = request;
  const zone = timeZone !== undefined && isPlaceZone(timeZone) ? zoneOf(timeZone) : undefined;
  if (!zone) return { ok: false, problem: { path: '/timeZone', message: ZONE_UNKNOWN() } };
  const received = receivedAt.getTime();
  const day = fromDayNumber(Math.floor(wallAt(zone, received) / DAY_MS));
  const pack = packAt(jurisdiction, day);
  if (!pack) return { ok: false, problem: { path: '/receivedAt', message: NO_RULES({ jurisdiction, day }) } };
  const { passiveVerification, from: rulesFrom } = pack;
  if (!passiveVerification?.is) {
    const source = passiveVerification?.source ?? NO_SUCH_RULE;
    return { ok: true, rulesFrom, ...answerNeeded(received, ANSWER_NEEDED({ jurisdiction, source })) };
  }
  const intervals = countBusinessHours(zone, received, EIGHT_HOURS, saturdayHours);
  const deadline = intervals.at(-1)?.to ?? received;
  return {
    ok: true,
    rulesFrom,
    deadline: iso(deadline),
    deadlineLocal: iso(wallAt(zone, deadline)).replace(/(?:\.000)?Z$/, offsetName(zone.offsetAt(deadline))),
    steps: stepsOf(zone, intervals),
  };
}

function answerNeeded(received: number, why: Text) {
  const waiting: VerificationStep = { from: iso(received), to: null, what: 'answer-needed', why };
  return { deadline: null, deadlineLocal: null, steps: [waiting] };
}

type Clock = Omit<Extract<VerificationClock, { ok: true }>, 'rulesFrom'>;
type Uncomputable = Extract<VerificationClock, { ok: false }>;
type Outcome = Clock | Uncomputable;

/**
 * Returns the strictest clock of several laws. Silence verifies only if it verifies under each of the laws, and then at
 * the latest of their deadlines.
 */
export function strictestClock(laws: readonly Law[], request: Omit<VerificationRequest, 'jurisdiction'>): Outcome {
  const clocks = laws.map((law): Outcome => {
    if (law !== undefined) return verificationDeadline({ ...request, jurisdiction: law });
    // without a pack, the prescriber must answer, but the time zone and the day are checked as under US law
    const clock = verificationDeadline({ ...request, jurisdiction: 'US' });
    return clock.ok ? { ok: true, ...answerNeeded(request.receivedAt.getTime(), NO_RULES_AT_ALL()) } : clock;
  });
  return clocks.reduce((strictest, clock) => (isStricter(clock, strictest) ? clock : strictest));
}

function isStricter(clock: Outcome, than: Outcome): boolean {
  if (!clock.ok || !than.ok) return than.ok;
  if (clock.deadline === null || than.deadline === null) return than.deadline !== null;
  return clock.deadline > than.deadline;
}

function stepsOf(zone: Zone, intervals: readonly Interval[]): VerificationStep[] {
  let left = EIGHT_HOURS;
  return intervals.map((interval) => {
    const { from, to, what } = interval;
    if (what === 'counted') left -= to - from;
    return { from: iso(from), to: iso(to), what, why: explainInterval(zone, interval, left) };
  });
}
