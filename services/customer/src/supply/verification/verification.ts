/**
 * Holds the rules for the verification by a prescriber (16 CFR 315.5). An answer is judged by the time at which it was
 * received, not recorded.
 */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import { sentence } from '@toric/contracts/kernel/sentence';
import {
  BEFORE_ASKED,
  BEFORE_SENT,
  IN_THE_FUTURE,
  VERIFICATION_ENDED,
  VERIFICATION_INVALID,
} from '@toric/contracts/customer/supply/verification.errors';
import type {
  PrescriberAnswer,
  VerificationRequest,
  Transmission,
  VerificationStatus,
} from '@toric/contracts/customer/supply/verification.http';
import { isPlaceZone } from '@toric/contracts/kernel/common';
import { VERIFICATION_NOT_COMPUTABLE } from '@toric/contracts/tools/tools.errors';
import type { Law } from '@toric/optics/jurisdiction/place';
import { strictestClock, type VerificationStep } from '@toric/optics/verification/deadline';
import { zoneFits } from '@toric/optics/verification/zone-fit';
import { zoneElsewhere } from '../../prescriptions/prescription.ts';
import type { StatusEvent } from '../../prescriptions/prescription-status.ts';

export type Verification = {
  readonly id: string;
  readonly prescriptionId: string;
  readonly revision: number;
  readonly customerId: string;
  readonly status: VerificationStatus;
  /**
   * Holds the time from which the prescription counts as verified without an answer. It is null if the clock has not
   * started, or if the law requires an answer.
   */
  readonly deadline: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export const isOpen = ({ status }: Pick<Verification, 'status'>): boolean =>
  status === 'to-send' || status === 'waiting';

export function assertOpen({ status }: Verification): void {
  if (!isOpen({ status })) throw VERIFICATION_ENDED({ status });
}

type Prescriber = VerificationRequest['prescriber'];
type StatusAndDeadline = Pick<Verification, 'status' | 'deadline'>;

export const silenceVerifies = ({ status, deadline }: StatusAndDeadline, at: Date): boolean =>
  status === 'waiting' && deadline !== null && deadline <= at;

/**
 * Describes the effect of an answer on its verification and, if the prescription was not revised since, on the
 * prescription.
 */
export type AnswerEffect = {
  readonly status: VerificationStatus;
  readonly kind: 'answer' | 'late-answer' | 'objection';
  readonly event: StatusEvent | undefined;
  /** Is true if the answer revokes the evidence that was created because the prescriber did not answer in time. */
  readonly revokes: boolean;
};

const EVENTS = { confirmed: 'confirm', corrected: 'confirm', denied: 'deny' } as const;

/**
 * Decides the effect of an answer. An answer that was received before the deadline is valid, even if the timer ran
 * before the answer was recorded. An answer that was received at the deadline or later is too late.
 * A confirmation or correction after a denial is always valid.
 */
export function decideAnswer(
  { status, deadline }: StatusAndDeadline,
  { answer }: PrescriberAnswer,
  receivedAt: Date,
): AnswerEffect {
  // the prescriber withdraws a denial; nothing was supplied meanwhile, so no deadline matters
  if (status === 'denied' && answer !== 'denied')
    return { status: answer, kind: 'answer', event: EVENTS[answer], revokes: false };
  const inTime = deadline === null || receivedAt < deadline;
  const open = isOpen({ status });
  if (inTime && (open || status === 'unanswered')) {
    const revokes = status === 'unanswered' && answer !== 'confirmed';
    return { status: answer, kind: 'answer', event: EVENTS[answer], revokes };
  }
  const kind = answer === 'confirmed' ? 'late-answer' : 'objection';
  // the deadline has passed, but the timer has not run yet, so the event `silence` is applied now
  return { status: open ? 'unanswered' : status, kind, event: open ? 'silence' : undefined, revokes: false };
}

const DENIED_BEFORE = sentence({
  en: 'The prescriber has denied this lens before, so silence does not verify it: the prescriber must answer.',
  zh: '处方医师此前已否认此镜片，因此未答复不等于确认：必须由处方医师答复。',
});

type Clock = { deadline: Date | null; deadlineLocal: string | null; steps: readonly VerificationStep[] };

/**
 * Returns the time zone of the prescription or, if that is missing or unusable, of the transmission. A zone is unusable
 * if it is no place (older prescriptions may have `EST`) or if its clock is not the clock of the prescriber's address.
 */
function zoneOfPrescriber(
  { receivedAt, timeZone }: Transmission,
  { address, timeZone: own }: Prescriber,
  issuedIn: string,
) {
  const place = { country: issuedIn, address };
  const zones = [own, timeZone].filter((zone) => zone !== undefined && isPlaceZone(zone));
  const fitting = zones.find((zone) => zone !== undefined && zoneFits(place, zone, receivedAt.slice(0, 10)));
  if (fitting !== undefined || zones.length === 0) return fitting;
  throw VERIFICATION_NOT_COMPUTABLE().at({ pointer: '/timeZone', detail: zoneElsewhere(place) });
}

/**
 * Computes the deadline in the prescriber's time zone. If the prescriber has denied the lens, there is no deadline,
 * because only an answer can verify it.
 */
export function startClock(
  sent: Transmission,
  asked: Pick<VerificationRequest, 'prescriber'>,
  { laws, issuedIn, denied }: { laws: readonly Law[]; issuedIn: string; denied: boolean },
): Clock {
  if (denied) {
    const from = new Date(sent.receivedAt).toISOString();
    return {
      ...{ deadline: null, deadlineLocal: null },
      steps: [{ from, to: null, what: 'answer-needed', why: DENIED_BEFORE() }],
    };
  }
  const clock = strictestClock(laws, {
    receivedAt: new Date(sent.receivedAt),
    timeZone: zoneOfPrescriber(sent, asked.prescriber, issuedIn),
    saturdayHours: sent.saturday?.hours,
  });
  if (clock.ok) {
    const { deadline, deadlineLocal, steps } = clock;
    return { deadline: deadline === null ? null : new Date(deadline), deadlineLocal, steps };
  }
  const { path: pointer, message: detail } = clock.problem;
  throw VERIFICATION_NOT_COMPUTABLE().at({ pointer, detail });
}

const refuseIfAny = (errors: readonly FieldError[]) => {
  if (errors.length > 0) throw VERIFICATION_INVALID().at(...errors);
};
const futureErrors = (pointer: string, at: string, now: Date): FieldError[] =>
  Date.parse(at) > now.getTime() ? [{ pointer, detail: IN_THE_FUTURE() }] : [];
const earlyErrors = (pointer: string, at: string, { createdAt }: Verification): FieldError[] =>
  Date.parse(at) < createdAt.getTime() ? [{ pointer, detail: BEFORE_ASKED({ at: createdAt.toISOString() }) }] : [];

/** Refuses a transmission sent before the request existed, received before it was sent, or received in the future. */
export function assertTransmissionTimes({ sentAt, receivedAt }: Transmission, asked: Verification, now: Date): void {
  const backwards = Date.parse(receivedAt) < Date.parse(sentAt);
  refuseIfAny([
    ...earlyErrors('/sentAt', sentAt, asked),
    ...(backwards ? [{ pointer: '/receivedAt', detail: BEFORE_SENT() }] : []),
    ...futureErrors('/receivedAt', receivedAt, now),
  ]);
}

/** Refuses a time that lies in the future, or before the request to the prescriber existed. */
export const assertEventTime = (pointer: string, at: string, asked: Verification, now: Date): void =>
  refuseIfAny([...earlyErrors(pointer, at, asked), ...futureErrors(pointer, at, now)]);
