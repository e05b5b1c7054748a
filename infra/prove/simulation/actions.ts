// Chooses the actions of a simulation at random: those of the customer, of opticians, of prescribers and of the clock.
import { EvidenceRevoked } from '@toric/contracts/customer/events';
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { PrescriberAnswer } from '@toric/contracts/customer/supply/verification.http';
import type { Message } from '@toric/contracts/kernel/message';
import { lawOf, lawsAt, silenceVerifiesUnder } from '@toric/optics/jurisdiction/place';
import {
  awaitsEvidence,
  nextStatus,
  type StatusEvent,
} from '../../../services/customer/src/prescriptions/prescription-status.ts';
import { decideAnswer, silenceVerifies } from '../../../services/customer/src/supply/verification/verification.ts';
import {
  answerWaitingOrders,
  type CustomerService,
  dropOpenRequests,
  isDeniedNow,
  isOpen,
  powerOf,
  recordPrescription,
  revise,
  setStatus,
  type SimulatedPrescription,
  startRevision,
  type VerificationRequest,
} from './customer-service.ts';
import { CONTENTS, TODAY } from './world.ts';

const ANSWERS = ['confirmed', 'confirmed', 'denied', 'corrected'] as const;
const HOUR = 3_600_000;
/**
 * Sends the verification request to the prescriber. The eight-hour clock starts only if silence verifies under each law
 * that applies, and if no denial is in force.
 */
function sendRequest(service: CustomerService, prescription: SimulatedPrescription): void {
  const { waiting, now } = service;
  const { requests, contents } = prescription;
  const request = requests.find(isOpen);
  if (!request) return;
  const laws = [...waiting.flatMap((one) => lawsAt(one.place)), lawOf(contents.issuedIn)];
  const silenceVerifiesIt = !isDeniedNow(service, prescription) && silenceVerifiesUnder(laws, TODAY);
  request.deadline = silenceVerifiesIt ? new Date(now + 8 * HOUR) : null;
  request.status = 'waiting';
}

function verifyBySilence(
  service: CustomerService,
  prescription: SimulatedPrescription,
  request: VerificationRequest,
): void {
  const status = nextStatus(prescription.status, 'silence');
  if (!status) return;
  setStatus(service, prescription, status, 'silence');
  if (prescription.evidence) request.silence = prescription.evidence.id;
}

function fireDeadlineTimer(service: CustomerService, prescription: SimulatedPrescription): void {
  const request = prescription.requests.find(isOpen);
  if (!request || !silenceVerifies(request, new Date(service.now))) return;
  request.status = 'unanswered';
  verifyBySilence(service, prescription, request);
}

/**
 * Records an answer that the prescriber gave earlier. Its time is random: at most two hours before or after the
 * deadline, and never in the future.
 */
function recordAnswer(service: CustomerService, prescription: SimulatedPrescription): Message[] {
  const { random, now, customerId } = service;
  const request = prescription.requests.find(isOpen) ?? prescription.requests.at(-1);
  if (!request) return [];
  const receivedAt = new Date(Math.min(now, (request.deadline?.getTime() ?? now) + (random.int(5) - 2) * HOUR));
  const answer = random.pick(ANSWERS);
  // the cast is safe: the function reads only this field of the answer
  const decision = decideAnswer(request, { answer } as PrescriberAnswer, receivedAt);
  const corrected = answer === 'corrected' ? random.pick(CONTENTS) : undefined;
  request.status = decision.status;
  service.answered.push({ answer, asked: request.asked, corrected });
  // if silence has verified at the deadline, this later answer is noted only after that
  if (decision.event !== 'silence') noteLastWord(service, request.asked, answer, corrected);
  applyAnswer(service, prescription, { request, event: decision.event, corrected });
  noteLastWord(service, request.asked, answer, corrected);
  if (decision.kind !== 'late-answer') refuseAlike(service, prescription);
  if (!decision.revokes || !request.silence) return [];
  const reason = { code: 'prescription.denied', detail: 'Denied in time.' };
  return [EvidenceRevoked({ evidenceId: request.silence, customerId, reason })];
}

function noteLastWord(
  { lastWord }: CustomerService,
  asked: PrescriptionContents,
  answer: (typeof ANSWERS)[number],
  corrected: PrescriptionContents | undefined,
): void {
  lastWord.set(powerOf(asked), answer === 'confirmed' ? 'permits' : 'denies');
  if (corrected) lastWord.set(powerOf(corrected), 'permits');
}

type AppliedAnswer = {
  request: VerificationRequest;
  event: StatusEvent | undefined;
  corrected: PrescriptionContents | undefined;
};

function applyAnswer(
  service: CustomerService,
  prescription: SimulatedPrescription,
  { request, event, corrected }: AppliedAnswer,
): void {
  const isCurrent = request.revision === prescription.revision;
  const status = event && isCurrent ? nextStatus(prescription.status, event) : undefined;
  if (!status) return;
  if (event === 'silence') return verifyBySilence(service, prescription, request);
  if (corrected) startRevision(prescription, corrected, ['corrected']);
  else if (event === 'confirm') prescription.grounds.add('confirmed');
  setStatus(service, prescription, status, corrected ? 'corrected' : 'confirmed');
}

/** Refuses the other prescriptions for which the prescriber's denial is in force. */
function refuseAlike(service: CustomerService, answered: SimulatedPrescription): void {
  for (const one of service.prescriptions.filter((other) => other !== answered && isDeniedNow(service, other))) {
    const status = nextStatus(one.status, 'deny');
    if (!status || status === one.status) continue;
    setStatus(service, one, status, undefined);
    dropOpenRequests(one);
  }
}

/** Attaches a file to a prescription as the customer. */
function attachFile(_: CustomerService, prescription: SimulatedPrescription): void {
  if (awaitsEvidence(prescription.status)) prescription.inReview = true;
}

/**
 * Compares the customer's file with the typed values as an optician. The file and the values match in two of three
 * cases.
 */
function reviewFile(service: CustomerService, prescription: SimulatedPrescription): void {
  const status = nextStatus(prescription.status, 'match');
  if (!prescription.inReview || !status) return;
  const matches = service.random.chance(0.67);
  if (matches && isDeniedNow(service, prescription)) return;
  prescription.inReview = false;
  if (!matches) return;
  prescription.grounds.add('compared');
  setStatus(service, prescription, status, 'presented');
  dropOpenRequests(prescription);
}

/** Records as an optician that the document of the prescription was in hand. */
function confirmSeen(service: CustomerService, prescription: SimulatedPrescription): void {
  if (!nextStatus(prescription.status, 'confirm') || isDeniedNow(service, prescription)) return;
  prescription.grounds.add('seen');
  setStatus(service, prescription, 'verified', 'seen');
  dropOpenRequests(prescription);
}

function withdraw(service: CustomerService, prescription: SimulatedPrescription): void {
  setStatus(service, prescription, 'withdrawn', undefined);
  dropOpenRequests(prescription);
}

type Action = (service: CustomerService, prescription: SimulatedPrescription) => Message[];
const withoutMessages =
  (act: (service: CustomerService, prescription: SimulatedPrescription) => void): Action =>
  (service, prescription) => {
    act(service, prescription);
    return [];
  };
const [send, fireTimer] = [withoutMessages(sendRequest), withoutMessages(fireDeadlineTimer)];
const reviseByCustomer = withoutMessages(
  (service, prescription) => prescription.status !== 'withdrawn' && revise(service, prescription, 'customer'),
);
const sometimesWithdraw = withoutMessages(
  (service, prescription) => service.random.chance(0.3) && withdraw(service, prescription),
);
const attach = withoutMessages(attachFile);
const record = withoutMessages((service) => service.prescriptions.length < 4 && recordPrescription(service));
/** Lists the actions of the customer in the simulation. An action that is listed twice is chosen twice as often. */
const BY_CUSTOMER: readonly Action[] = [reviseByCustomer, sometimesWithdraw, attach, attach, record];
const ACTIONS: readonly Action[] = [
  ...[send, send, send],
  ...[fireTimer, fireTimer, fireTimer, fireTimer],
  ...[recordAnswer, recordAnswer],
  withoutMessages(confirmSeen),
  withoutMessages(reviewFile),
  ...BY_CUSTOMER,
];

/**
 * Moves the time forward by up to 12 hours. A deadline that passes without an answer is a ground for evidence, even if
 * the timer has not fired.
 */
function passTime(service: CustomerService): void {
  service.now += service.random.int(13) * HOUR;
  for (const { requests, grounds } of service.prescriptions) {
    const hasPassed = requests.some(
      ({ status, deadline }) => status === 'waiting' && deadline && deadline.getTime() <= service.now,
    );
    if (hasPassed) grounds.add('silent-till-deadline');
  }
}

/** Performs one random action on one prescription. Returns the messages that the action sends to the orders. */
export function actAtRandom(service: CustomerService): Message[] {
  passTime(service);
  const messages = service.random.pick(service.alone ? BY_CUSTOMER : ACTIONS)(
    service,
    service.random.pick(service.prescriptions),
  );
  return [...messages, ...answerWaitingOrders(service)];
}
