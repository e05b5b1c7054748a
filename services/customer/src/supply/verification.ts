/** The asking of a prescriber (16 CFR 315.5): what silence and answers do, by when they came and not by when they are recorded. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import {
  BEFORE_ASKED,
  BEFORE_SENT,
  IN_THE_FUTURE,
  VERIFICATION_ENDED,
  VERIFICATION_INVALID,
} from '@toric/contracts/customer/supply/verification.errors';
import type {
  Answer,
  Asked,
  Transmission,
  VerificationStatus,
} from '@toric/contracts/customer/supply/verification.http';
import { VERIFICATION_NOT_COMPUTABLE } from '@toric/contracts/tools/tools.errors';
import type { Law } from '@toric/optics/jurisdiction/place';
import { strictestClock } from '@toric/optics/verification/deadline';
import type { StatusEvent } from '../prescriptions/prescription-status.ts';

export type Verification = {
  readonly id: string;
  readonly prescriptionId: string;
  readonly revision: number;
  readonly customerId: string;
  readonly status: VerificationStatus;
  /** From this instant on, silence has verified. */
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

type When = Pick<Verification, 'status' | 'deadline'>;

export const silenceVerifies = ({ status, deadline }: When, at: Date): boolean =>
  status === 'waiting' && deadline !== null && deadline <= at;

/** What an answer makes of a verification, and of the prescription where it is still that revision. */
export type Hearing = {
  readonly status: VerificationStatus;
  readonly kind: 'answer' | 'late-answer' | 'objection';
  readonly event: StatusEvent | undefined;
  /** What silence permitted is permitted no more. */
  readonly revokes: boolean;
};

const EVENTS = { confirmed: 'confirm', corrected: 'confirm', denied: 'deny' } as const;

/** A second before the deadline wins, also where the timer was quicker than the pen; at the deadline it is too late. */
export function decideAnswer({ status, deadline }: When, { answer }: Answer, receivedAt: Date): Hearing {
  const inTime = deadline === null || receivedAt < deadline;
  const open = isOpen({ status });
  if (inTime && (open || status === 'unanswered')) {
    const revokes = status === 'unanswered' && answer !== 'confirmed';
    return { status: answer, kind: 'answer', event: EVENTS[answer], revokes };
  }
  const kind = answer === 'confirmed' ? 'late-answer' : 'objection';
  // the deadline was over before the answer came: the timer is only late in saying so
  return { status: open ? 'unanswered' : status, kind, event: open ? 'silence' : undefined, revokes: false };
}

/** By the prescriber's clock: the prescription's word for it, or that of who asked. */
export function startClock({ receivedAt, timeZone, saturday }: Transmission, asked: Asked, laws: readonly Law[]) {
  const clock = strictestClock(laws, {
    receivedAt: new Date(receivedAt),
    timeZone: asked.prescriber.timeZone ?? timeZone,
    saturdayHours: saturday?.hours,
  });
  if (clock.ok) return { ...clock, deadline: clock.deadline === null ? null : new Date(clock.deadline) };
  const { path: pointer, message: detail } = clock.problem;
  throw VERIFICATION_NOT_COMPUTABLE().at({ pointer, detail });
}

const wrong = (errors: readonly FieldError[]) => {
  if (errors.length > 0) throw VERIFICATION_INVALID().at(...errors);
};
const future = (pointer: string, at: string, now: Date): FieldError[] =>
  Date.parse(at) > now.getTime() ? [{ pointer, detail: IN_THE_FUTURE() }] : [];
const early = (pointer: string, at: string, { createdAt }: Verification): FieldError[] =>
  Date.parse(at) < createdAt.getTime() ? [{ pointer, detail: BEFORE_ASKED({ at: createdAt.toISOString() }) }] : [];

/** The clock may not start before the prescriber had the request, nor in days to come. */
export function assertSent({ sentAt, receivedAt }: Transmission, asked: Verification, now: Date): void {
  const backwards = Date.parse(receivedAt) < Date.parse(sentAt);
  wrong([
    ...early('/sentAt', sentAt, asked),
    ...(backwards ? [{ pointer: '/receivedAt', detail: BEFORE_SENT() }] : []),
    ...future('/receivedAt', receivedAt, now),
  ]);
}

export const assertHappened = (pointer: string, at: string, asked: Verification, now: Date): void =>
  wrong([...early(pointer, at, asked), ...future(pointer, at, now)]);
