// Simulates the customer service without its database. It applies the service's own decisions to prescriptions in
// memory. It also records the real events (`grounds`), so that an independent judge can check what the decisions
// permitted.
import { PrescriptionRefused, PrescriptionVerified, VerificationAwaited } from '@toric/contracts/customer/events';
import type { EvidenceBasis, PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { VerificationStatus } from '@toric/contracts/customer/supply/verification.http';
import type { Message } from '@toric/contracts/kernel/message';
import type { Place } from '@toric/optics/jurisdiction/place';
import { evidenceOnRecording } from '../../../services/customer/src/prescriptions/evidence.ts';
import { areAlike } from '../../../services/customer/src/prescriptions/prescription.ts';
import {
  awaitsEvidence,
  nextStatus,
  permitsSupply,
  statusOnRecording,
  type StoredStatus,
} from '../../../services/customer/src/prescriptions/prescription-status.ts';
import { type AnsweredVerification, isDenied } from '../../../services/customer/src/supply/denial.ts';
import {
  decideSupply,
  type StoredPrescription,
  type SupplyRequest,
} from '../../../services/customer/src/supply/may-supply.ts';
import type { Random } from '../chaos/random.ts';
import { TEST_LENS_IDS } from '../testing/test-lens-ids.ts';
import { CONTENTS, LABELS, newId, TODAY } from './world.ts';

/**
 * Names a real event that may permit the supply of a lens. It is recorded where the event happens, independently of any
 * decision of the service.
 */
export type Ground = 'compared' | 'seen' | 'confirmed' | 'corrected' | 'silent-till-deadline';
type IssuedEvidence = {
  contents: PrescriptionContents;
  grounds: ReadonlySet<Ground>;
  basis: EvidenceBasis;
  /** Is true if the prescriber's last word about this lens was a denial when this evidence was issued. */
  denied: boolean;
};
export type VerificationRequest = {
  status: VerificationStatus;
  deadline: Date | null;
  revision: number;
  asked: PrescriptionContents;
  /** Holds the id of the evidence that was issued because the prescriber did not answer in time. */
  silence?: string;
};
export type SimulatedPrescription = StoredPrescription & {
  id: string;
  grounds: Set<Ground>;
  requests: VerificationRequest[];
  /** Is true if the customer has attached a file that waits for an optician. */
  inReview: boolean;
};
const NOON = new Date(`${TODAY}T12:00:00Z`);
type WaitingOrder = { request: SupplyRequest; place: Place };
/** Holds the state of the simulated service for one customer. */
export type CustomerService = {
  readonly random: Random;
  readonly customerId: string;
  readonly prescriptions: SimulatedPrescription[];
  /** Holds all evidence that was issued in the simulation, by its id. */
  readonly issued: Map<string, IssuedEvidence>;
  /** Is true if only the customer acts: no optician, and no prescriber. */
  readonly alone: boolean;
  /** Lists the answers of prescribers. The decisions of the service read them. */
  readonly answered: AnsweredVerification[];
  /**
   * Holds the prescriber's last word about each power. Only the judge reads it, so it does not depend on the decisions.
   */
  readonly lastWord: Map<number | undefined, 'permits' | 'denies'>;
  /** Lists orders that wait for the answer of a prescriber. */
  waiting: WaitingOrder[];
  now: number;
};
const SOURCES = ['presented', 'entered', 'entered'] as const;

export const createCustomerService = (random: Random, customerId: string, alone: boolean): CustomerService => ({
  ...{ random, customerId, alone, prescriptions: [], issued: new Map<string, IssuedEvidence>(), waiting: [] },
  ...{ answered: [], lastWord: new Map() },
  now: Date.parse(`${TODAY}T09:00:00Z`),
});

export const powerOf = ({ eyes }: PrescriptionContents) => eyes.right?.parameters.sphere;
export const isDeniedNow = ({ answered }: CustomerService, { contents }: SimulatedPrescription) =>
  isDenied(contents, answered, LABELS);

/** Sets the status of a prescription, and issues evidence if that status permits supply. */
export function setStatus(
  { issued, lastWord }: CustomerService,
  prescription: SimulatedPrescription,
  status: StoredStatus,
  basis: EvidenceBasis | undefined,
): void {
  prescription.status = status;
  prescription.evidence = permitsSupply(status) && basis ? { id: newId(), basis } : undefined;
  if (!awaitsEvidence(status)) prescription.inReview = false;
  if (!prescription.evidence) return;
  const { contents, grounds, evidence } = prescription;
  const denied = lastWord.get(powerOf(contents)) === 'denies';
  issued.set(evidence.id, { contents, grounds: new Set(grounds), basis: evidence.basis, denied });
}

/** Starts a new revision of a prescription. The grounds of the old revision do not apply to the new one. */
export function startRevision(
  prescription: SimulatedPrescription,
  contents: PrescriptionContents,
  grounds: readonly Ground[],
): void {
  Object.assign(prescription, { contents, revision: prescription.revision + 1, grounds: new Set(grounds) });
}

export const isOpen = ({ status }: VerificationRequest) => status === 'to-send' || status === 'waiting';
export function dropOpenRequests({ requests }: SimulatedPrescription): void {
  for (const request of requests.filter(isOpen)) request.status = 'dropped';
}

export function revise(service: CustomerService, prescription: SimulatedPrescription, by: 'customer' | 'staff'): void {
  const source = service.random.pick(SOURCES);
  const contents = service.random.pick(CONTENTS);
  const denied = isDenied(contents, service.answered, LABELS);
  const status = statusOnRecording({ by, source, denied });
  if (status === 'entered' && prescription.evidence && areAlike(contents, prescription.contents)) {
    prescription.revision += 1;
    return dropOpenRequests(prescription);
  }
  startRevision(prescription, contents, by === 'staff' && source === 'presented' ? ['seen'] : []);
  setStatus(service, prescription, status, evidenceOnRecording(status, service.customerId, newId)?.basis);
  dropOpenRequests(prescription);
}

/** Records a new prescription. Staff record one prescription of five, unless the simulation runs without staff. */
export function recordPrescription(service: CustomerService): void {
  const [contents] = CONTENTS;
  if (!contents) return;
  const { customerId, random, prescriptions } = service;
  const empty = { customerId, status: 'entered' as const, revision: 0, contents, evidence: undefined };
  const prescription: SimulatedPrescription = {
    ...empty,
    id: newId(),
    grounds: new Set(),
    requests: [],
    inReview: false,
  };
  revise(service, prescription, !service.alone && random.chance(0.2) ? 'staff' : 'customer');
  prescriptions.push(prescription);
}

/**
 * Returns the answer to an order's request for verification. If a prescriber must be asked first, opens the
 * verifications and returns undefined.
 */
function decide({ prescriptions, customerId }: CustomerService, { request, place }: WaitingOrder): Message | undefined {
  const byId = new Map(prescriptions.map((one) => [one.id, one]));
  const addresses = new Map([[request.orderId, { customerId, place }]]);
  const { orderId } = request;
  const supply = decideSupply(
    { ...request, market: place.country },
    { prescriptions: byId, addresses, labels: LABELS, supplies: [], lensIds: TEST_LENS_IDS, mostDays: 365 },
    NOON,
  );
  if (supply.kind === 'permitted') return PrescriptionVerified({ orderId, lines: supply.lines });
  if (supply.kind === 'refused') {
    return PrescriptionRefused({ orderId, reason: supply.reason, lineIds: supply.lineIds });
  }
  for (const prescription of prescriptions.filter(
    ({ id, inReview }) => !inReview && supply.prescriptionIds.includes(id),
  )) {
    const { requests, revision, status, contents: asked } = prescription;
    if (!requests.some(isOpen)) requests.push({ status: 'to-send', deadline: null, revision, asked });
    prescription.status = nextStatus(status, 'ask') ?? status;
  }
  return undefined;
}

/** Answers the command VerifyPrescription. An order whose prescriber must be asked waits. */
export function verifyPrescription(service: CustomerService, request: SupplyRequest, place: Place): Message {
  const decision = decide(service, { request, place });
  if (decision) return decision;
  const isWaiting = service.waiting.some((one) => one.request.orderId === request.orderId);
  if (!isWaiting) service.waiting.push({ request, place });
  return VerificationAwaited({ orderId: request.orderId });
}

export function stopWaiting(service: CustomerService, orderId: string): void {
  service.waiting = service.waiting.filter(({ request }) => request.orderId !== orderId);
}

export function answerWaitingOrders(service: CustomerService): Message[] {
  const before = service.waiting;
  service.waiting = [];
  return before.flatMap((one) => {
    const answer = decide(service, one);
    if (!answer) service.waiting.push(one);
    return answer ?? [];
  });
}
