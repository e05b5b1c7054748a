/** The verification clock (16 CFR 315.5): until when a prescriber may answer, and why until then. */
import type { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { DAY_MS, fromDayNumber } from '../calendar-day.ts';
import { packAt } from '../jurisdiction/pack.ts';
import type { Law } from '../jurisdiction/place.ts';
import type { Problem } from '../problem.ts';
import { countBusinessHours, type SaturdayHours, type Stretch } from './business-hours.ts';
import { explain, offsetName } from './explain-interval.ts';
import { wallAt, type Zone, zoneOf } from './zone.ts';

export interface VerificationRequest {
  /** When the prescriber received the whole request. */
  readonly receivedAt: Date;
  /** The prescriber's. Undefined where nobody knows it: then nothing is computed. */
  readonly timeZone: string | undefined;
  readonly saturdayHours?: SaturdayHours | undefined;
  readonly jurisdiction: Jurisdiction;
}

export interface VerificationStep {
  readonly from: string;
  /** Null: until the prescriber answers. */
  readonly to: string | null;
  readonly what: Stretch['what'] | 'answer-needed';
  readonly why: Text;
}

export type VerificationClock =
  | {
      readonly ok: true;
      readonly rulesFrom: string;
      /** From this instant on, silence has verified. Null: it never does there. */
      readonly deadline: string | null;
      readonly deadlineLocal: string | null;
      readonly steps: readonly VerificationStep[];
    }
  | { readonly ok: false; readonly problem: Problem };

const EIGHT_HOURS = 8 * 3_600_000;

const ZONE_UNKNOWN = sentence({
  en: "the prescriber's time zone is not known: find it out, it is never assumed",
  zh: '开方者的时区未知：请查明，绝不推定',
});
const NO_RULES = sentence({
  en: 'no rules of {jurisdiction} are on file for {day}',
  zh: '没有 {jurisdiction} 在 {day} 适用的规则记录',
});
const ANSWER_NEEDED = sentence({
  en: 'Silence verifies nothing in {jurisdiction}: the prescriber must answer ({source}).',
  zh: '在 {jurisdiction}，未答复不等于确认：必须由开方者答复（{source}）。',
});
const NO_SUCH_RULE = 'no rule is on file by which silence would verify';
const NO_RULES_AT_ALL = sentence({
  en: 'Silence verifies nothing where no rules are on file: the prescriber must answer.',
  zh: '在没有规则记录的地方，未答复不等于确认：必须由开方者答复。',
});

const iso = (instant: number) => new Date(instant).toISOString();

export function verificationDeadline(request: VerificationRequest): VerificationClock {
  const { receivedAt, timeZone, saturdayHours, jurisdiction } = request;
  const zone = timeZone === undefined ? undefined : zoneOf(timeZone);
  if (!zone) return { ok: false, problem: { path: '/timeZone', message: ZONE_UNKNOWN() } };
  const received = receivedAt.getTime();
  const day = fromDayNumber(Math.floor(wallAt(zone, received) / DAY_MS));
  const pack = packAt(jurisdiction, day);
  if (!pack) return { ok: false, problem: { path: '/receivedAt', message: NO_RULES({ jurisdiction, day }) } };
  const { passiveVerification, from: rulesFrom } = pack;
  if (!passiveVerification?.is) {
    const source = passiveVerification?.source ?? NO_SUCH_RULE;
    return { ok: true, rulesFrom, ...untilAnswered(received, ANSWER_NEEDED({ jurisdiction, source })) };
  }
  const stretches = countBusinessHours(zone, received, EIGHT_HOURS, saturdayHours);
  const deadline = stretches.at(-1)?.to ?? received;
  return {
    ok: true,
    rulesFrom,
    deadline: iso(deadline),
    deadlineLocal: iso(wallAt(zone, deadline)).replace(/(?:\.000)?Z$/, offsetName(zone.offsetAt(deadline))),
    steps: stepsOf(zone, stretches),
  };
}

function untilAnswered(received: number, why: Text) {
  const waiting: VerificationStep = { from: iso(received), to: null, what: 'answer-needed', why };
  return { deadline: null, deadlineLocal: null, steps: [waiting] };
}

type Clock = Omit<Extract<VerificationClock, { ok: true }>, 'rulesFrom'>;
type NoClock = Extract<VerificationClock, { ok: false }>;

/** Where several laws hold: silence verifies if it does under each of them, and then when it has under the last. */
export function clockUnder(laws: readonly Law[], request: Omit<VerificationRequest, 'jurisdiction'>): Clock | NoClock {
  const clocks = laws.map((law): Clock | NoClock => {
    if (law !== undefined) return verificationDeadline({ ...request, jurisdiction: law });
    // nobody's rules, but somebody's clock: unknown, it is refused here too
    const clock = verificationDeadline({ ...request, jurisdiction: 'US' });
    return clock.ok ? { ok: true, ...untilAnswered(request.receivedAt.getTime(), NO_RULES_AT_ALL()) } : clock;
  });
  return clocks.reduce((strictest, clock) => (isStricter(clock, strictest) ? clock : strictest));
}

function isStricter(clock: Clock | NoClock, than: Clock | NoClock): boolean {
  if (!clock.ok || !than.ok) return than.ok;
  if (clock.deadline === null || than.deadline === null) return than.deadline !== null;
  return clock.deadline > than.deadline;
}

function stepsOf(zone: Zone, stretches: readonly Stretch[]): VerificationStep[] {
  let left = EIGHT_HOURS;
  return stretches.map((stretch) => {
    const { from, to, what } = stretch;
    if (what === 'counted') left -= to - from;
    return { from: iso(from), to: iso(to), what, why: explain(zone, stretch, left) };
  });
}
