// Simulates the customer service without its database. It applies the service's own decisions to prescriptions in
// memory. It also records the real events (`grounds`), so that an independent judge can check what the decisions
// permitted.
import {
  EvidenceRevoked,
  PrescriptionRefused,
  PrescriptionVerified,
  VerificationAwaited,
} from '@toric/contracts/customer/events';
import { type EvidenceBasis, PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { PrescriberAnswer, VerificationStatus } from '@toric/contracts/customer/supply/verification.http';
import type { LensParameters } from '@toric/contracts/lens';
import type { Message } from '@toric/contracts/kernel/message';
import { type Law, lawOf, lawsAt, silenceVerifiesUnder } from '@toric/optics/jurisdiction/place';
import { lensId } from '@toric/optics/lens-id';
import { evidenceOnRecording } from '../../../services/customer/src/prescriptions/evidence.ts';
import {
  nextStatus,
  statusOnRecording,
  type StoredStatus,
  permitsSupply,
} from '../../../services/customer/src/prescriptions/prescription-status.ts';
import {
  decideSupply,
  type StoredPrescription,
  type SupplyRequest,
} from '../../../services/customer/src/supply/may-supply.ts';
import { decideAnswer, silenceVerifies } from '../../../services/customer/src/supply/verification/verification.ts';
import type { Random } from '../chaos/random.ts';

let count = 0;
/** Returns ids in ascending order, so that a seed always gives the same run. */
export const newId = (): string => `0197a000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`;

const [PRESCRIBED_PRODUCT, PRIVATE_LABEL, OTHER_PRODUCT] = [newId(), newId(), newId()];
const POWERS: readonly LensParameters[] = [-2, -3].map((sphere) => ({ baseCurve: 8.6, diameter: 14, sphere }));
const lensesOf = (productId: string, label: 'prescribed' | 'private-label' | 'other') =>
  POWERS.map((lens) => ({ id: lensId(productId, lens), label, sphere: lens.sphere }));
/** Lenses of the prescribed product, of its private label and of another product, each in two powers. */
export const LENSES = [
  ...lensesOf(PRESCRIBED_PRODUCT, 'prescribed'),
  ...lensesOf(PRIVATE_LABEL, 'private-label'),
  ...lensesOf(OTHER_PRODUCT, 'other'),
];
const labels = new Map([[PRIVATE_LABEL, PRESCRIBED_PRODUCT]]);
export const TODAY = '2026-11-22';

const contentsOf = (lens: LensParameters | undefined, issuedIn: string, expiresOn: string) =>
  PrescriptionContents.parse({
    ...{ issuedIn, issuedOn: '2026-01-15', expiresOn, prescriber: { name: 'Dr Chen' } },
    eyes: { right: { productId: PRESCRIBED_PRODUCT, parameters: lens } },
  });
/**
 * The possible contents of a prescription. Three of six are equal: the first power, issued in the US. The others have
 * the second power, were issued in Germany, or have expired.
 */
const CONTENTS: readonly PrescriptionContents[] = [
  ...[0, 0, 0, 1].map((power) => contentsOf(POWERS[power], 'US', '2027-01-15')),
  contentsOf(POWERS[0], 'DE', '2027-01-15'),
  contentsOf(POWERS[0], 'US', '2026-11-01'),
];
export const PLACES: readonly (readonly Law[])[] = [
  lawsAt({ country: 'US', region: 'NJ' }),
  lawsAt({ country: 'US', region: 'CA' }),
  lawsAt({ country: 'US', region: 'OK' }),
  lawsAt({ country: 'DE' }),
  lawsAt({ country: 'KR' }),
];

/** A real event that may permit a lens. It is recorded when it happens, independently of the service's decisions. */
export type Ground = 'shown' | 'seen' | 'confirmed' | 'corrected' | 'silent-till-deadline';
type IssuedEvidence = { contents: PrescriptionContents; grounds: ReadonlySet<Ground>; basis: EvidenceBasis };
type VerificationRequest = { status: VerificationStatus; deadline: Date | null; revision: number; silence?: string };
type SimulatedPrescription = StoredPrescription & { id: string; grounds: Set<Ground>; requests: VerificationRequest[] };
type WaitingOrder = { request: SupplyRequest; laws: readonly Law[] };
/** The state of the service for one customer. */
export type CustomerService = {
  readonly random: Random;
  readonly customerId: string;
  readonly prescriptions: SimulatedPrescription[];
  /** All evidence ever issued, by its id. */
  readonly issued: Map<string, IssuedEvidence>;
  /** Orders that wait for the answer of a prescriber. */
  waiting: WaitingOrder[];
  now: number;
};
const HOUR = 3_600_000;
const SOURCES = ['presented', 'entered', 'entered'] as const;
const ANSWERS = ['confirmed', 'confirmed', 'denied', 'corrected'] as const;

export const createCustomerService = (random: Random, customerId: string): CustomerService => ({
  ...{ random, customerId, prescriptions: [], issued: new Map<string, IssuedEvidence>(), waiting: [] },
  now: Date.parse(`${TODAY}T09:00:00Z`),
});

/** Sets the status of a prescription, and issues evidence if lenses may be supplied in that status. */
function setStatus(
  { issued }: CustomerService,
  prescription: SimulatedPrescription,
  status: StoredStatus,
  basis: EvidenceBasis | undefined,
): void {
  prescription.status = status;
  prescription.evidence = permitsSupply(status) && basis ? { id: newId(), basis } : undefined;
  if (!prescription.evidence) return;
  const { contents, grounds, evidence } = prescription;
  issued.set(evidence.id, { contents, grounds: new Set(grounds), basis: evidence.basis });
}

/** Starts a new revision. The grounds of the old revision do not apply to it. */
function startRevision(
  prescription: SimulatedPrescription,
  contents: PrescriptionContents,
  grounds: readonly Ground[],
): void {
  Object.assign(prescription, { contents, revision: prescription.revision + 1, grounds: new Set(grounds) });
}

const isOpen = ({ status }: VerificationRequest) => status === 'to-send' || status === 'waiting';
function dropOpenRequests({ requests }: SimulatedPrescription): void {
  for (const request of requests.filter(isOpen)) request.status = 'dropped';
}

function revise(service: CustomerService, prescription: SimulatedPrescription, by: 'customer' | 'staff'): void {
  const source = service.random.pick(SOURCES);
  const status = statusOnRecording({ by, source, before: prescription.status });
  const grounds: Ground[] = source === 'presented' ? [by === 'staff' ? 'seen' : 'shown'] : [];
  startRevision(prescription, service.random.pick(CONTENTS), grounds);
  setStatus(service, prescription, status, evidenceOnRecording(status, service.customerId, newId)?.basis);
  dropOpenRequests(prescription);
}

/** Records a new prescription. In one of five cases the staff record it, otherwise the customer. */
export function recordPrescription(service: CustomerService): void {
  const [contents] = CONTENTS;
  if (!contents) return;
  const { customerId, random, prescriptions } = service;
  const empty = { customerId, status: 'entered' as const, revision: 0, contents, evidence: undefined };
  const prescription: SimulatedPrescription = { ...empty, id: newId(), grounds: new Set(), requests: [] };
  revise(service, prescription, random.chance(0.2) ? 'staff' : 'customer');
  prescriptions.push(prescription);
}

/** Returns the answer to an order. If a prescriber must be asked first, returns undefined and opens the requests. */
function decide({ prescriptions, customerId }: CustomerService, { request, laws }: WaitingOrder): Message | undefined {
  const byId = new Map(prescriptions.map((one) => [one.id, one]));
  const addresses = new Map([[request.shippingAddressId, { customerId, laws }]]);
  const { orderId } = request;
  const supply = decideSupply(request, { prescriptions: byId, addresses, labels }, TODAY);
  if (supply.kind === 'permitted') return PrescriptionVerified({ orderId, lines: supply.lines });
  if (supply.kind === 'refused') {
    return PrescriptionRefused({ orderId, reason: supply.reason, lineIds: supply.lineIds });
  }
  for (const prescription of prescriptions.filter(({ id }) => supply.prescriptionIds.includes(id))) {
    const { requests, revision, status } = prescription;
    if (!requests.some(isOpen)) requests.push({ status: 'to-send', deadline: null, revision });
    prescription.status = nextStatus(status, 'ask') ?? status;
  }
  return undefined;
}

/** Answers VerifyPrescription. If a prescriber must be asked, the order waits and the answer is VerificationAwaited. */
export function verifyPrescription(service: CustomerService, request: SupplyRequest, laws: readonly Law[]): Message {
  const decision = decide(service, { request, laws });
  if (decision) return decision;
  const isWaiting = service.waiting.some((one) => one.request.orderId === request.orderId);
  if (!isWaiting) service.waiting.push({ request, laws });
  return VerificationAwaited({ orderId: request.orderId });
}

export function stopWaiting(service: CustomerService, orderId: string): void {
  service.waiting = service.waiting.filter(({ request }) => request.orderId !== orderId);
}

function answerWaitingOrders(service: CustomerService): Message[] {
  const before = service.waiting;
  service.waiting = [];
  return before.flatMap((one) => {
    const answer = decide(service, one);
    if (!answer) service.waiting.push(one);
    return answer ?? [];
  });
}

/** Sends the open request. The eight-hour clock starts only if every law that applies accepts silence as an answer. */
function sendRequest({ waiting, now }: CustomerService, { requests, contents }: SimulatedPrescription): void {
  const request = requests.find(isOpen);
  if (!request) return;
  const laws = [...waiting.flatMap((one) => one.laws), lawOf(contents.issuedIn)];
  request.deadline = silenceVerifiesUnder(laws, TODAY) ? new Date(now + 8 * HOUR) : null;
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
 * Records now an answer that the prescriber gave earlier. Its time is random: at most two hours before or after the
 * deadline, and never in the future.
 */
function recordAnswer(service: CustomerService, prescription: SimulatedPrescription): Message[] {
  const { random, now, customerId } = service;
  const request = prescription.requests.find(isOpen) ?? prescription.requests.at(-1);
  if (!request) return [];
  const receivedAt = new Date(Math.min(now, (request.deadline?.getTime() ?? now) + (random.int(5) - 2) * HOUR));
  const answer = random.pick(ANSWERS);
  // The cast is safe: `decideAnswer` reads no other field of the answer.
  const decision = decideAnswer(request, { answer } as PrescriberAnswer, receivedAt);
  request.status = decision.status;
  const isCurrent = request.revision === prescription.revision;
  const status = decision.event && isCurrent ? nextStatus(prescription.status, decision.event) : undefined;
  if (status && decision.event === 'silence') verifyBySilence(service, prescription, request);
  else if (status) {
    if (answer === 'confirmed') prescription.grounds.add('confirmed');
    if (answer === 'corrected') startRevision(prescription, random.pick(CONTENTS), ['corrected']);
    setStatus(service, prescription, status, answer === 'corrected' ? 'corrected' : 'confirmed');
  }
  if (!decision.revokes || !request.silence) return [];
  const reason = { code: 'prescription.denied', detail: 'Denied in time.' };
  return [EvidenceRevoked({ evidenceId: request.silence, customerId, reason })];
}

/** Records that an optician has seen the document. */
function confirmSeen(service: CustomerService, prescription: SimulatedPrescription): void {
  if (!nextStatus(prescription.status, 'confirm')) return;
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
/** The random actions. An action that is listed n times is n times as frequent as an action that is listed once. */
const ACTIONS: readonly Action[] = [
  ...[send, send, send],
  ...[fireTimer, fireTimer, fireTimer, fireTimer],
  ...[recordAnswer, recordAnswer],
  withoutMessages(confirmSeen),
  reviseByCustomer,
  sometimesWithdraw,
];

/** Lets up to 12 hours pass. A deadline without an answer becomes a ground, whether or not the timer has fired. */
function passTime(service: CustomerService): void {
  service.now += service.random.int(13) * HOUR;
  for (const { requests, grounds } of service.prescriptions) {
    const hasPassed = requests.some(
      ({ status, deadline }) => status === 'waiting' && deadline && deadline.getTime() <= service.now,
    );
    if (hasPassed) grounds.add('silent-till-deadline');
  }
}

/** Performs one random action on one prescription. Returns the messages that it causes for the orders. */
export function actAtRandom(service: CustomerService): Message[] {
  passTime(service);
  const messages = service.random.pick(ACTIONS)(service, service.random.pick(service.prescriptions));
  return [...messages, ...answerWaitingOrders(service)];
}
