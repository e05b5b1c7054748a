// The customer service without its database: its own decisions over prescriptions in memory, and a ledger of what was
// really shown and said, by which others can judge it.
import {
  EvidenceRevoked,
  PrescriptionRefused,
  PrescriptionVerified,
  VerificationAwaited,
} from '@toric/contracts/customer/events';
import { type EvidenceBasis, PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Answer, VerificationStatus } from '@toric/contracts/customer/supply/verification.http';
import type { LensParameters } from '@toric/contracts/lens';
import type { Message } from '@toric/contracts/kernel/message';
import { type Law, lawOf, lawsAt, silenceVerifiesUnder } from '@toric/optics/jurisdiction/place';
import { lensId } from '@toric/optics/lens-id';
import { evidenceRecorded } from '../../../services/customer/src/prescriptions/evidence.ts';
import {
  moved,
  statusRecorded,
  type StoredStatus,
  supplies,
} from '../../../services/customer/src/prescriptions/prescription-status.ts';
import {
  decideSupply,
  type StoredPrescription,
  type SupplyRequest,
} from '../../../services/customer/src/supply/supply.ts';
import { hear, silenceVerifies } from '../../../services/customer/src/supply/verification.ts';
import type { Random } from '../chaos/random.ts';

let count = 0;
export const newId = (): string => `0197a000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`;

const [PRODUCT, OWN_LABEL, STRANGER] = [newId(), newId(), newId()];
const parameters: readonly LensParameters[] = [-2, -3].map((sphere) => ({ baseCurve: 8.6, diameter: 14, sphere }));
const lensesOf = (productId: string, label: 'prescribed' | 'own' | 'strange') =>
  parameters.map((lens) => ({ id: lensId(productId, lens), label, sphere: lens.sphere }));
/** Of the product that is prescribed, of its private label, and of another product: each in two powers. */
export const LENSES = [
  ...lensesOf(PRODUCT, 'prescribed'),
  ...lensesOf(OWN_LABEL, 'own'),
  ...lensesOf(STRANGER, 'strange'),
];
const labels = new Map([[OWN_LABEL, PRODUCT]]);
export const TODAY = '2026-11-22';

const written = (lens: LensParameters | undefined, issuedIn: string, expiresOn: string) =>
  PrescriptionContents.parse({
    ...{ issuedIn, issuedOn: '2026-01-15', expiresOn, prescriber: { name: 'Dr Chen' } },
    eyes: { right: { productId: PRODUCT, parameters: lens } },
  });
const PAPERS: readonly PrescriptionContents[] = [
  ...[0, 0, 0, 1].map((lens) => written(parameters[lens], 'US', '2027-01-15')),
  written(parameters[0], 'DE', '2027-01-15'),
  written(parameters[0], 'US', '2026-11-01'),
];
export const PLACES: readonly (readonly Law[])[] = [
  lawsAt({ country: 'US', region: 'NJ' }),
  lawsAt({ country: 'US', region: 'CA' }),
  lawsAt({ country: 'US', region: 'OK' }),
  lawsAt({ country: 'DE' }),
  lawsAt({ country: 'KR' }),
];

/** What really happened, for the judge: grounds are written down where they happen, by nobody's decision. */
export type Ground = 'shown' | 'seen' | 'said-yes' | 'corrected' | 'silent-till-deadline';
type Issued = { contents: PrescriptionContents; grounds: ReadonlySet<Ground>; basis: EvidenceBasis };
type Asking = { status: VerificationStatus; deadline: Date | null; revision: number; silence?: string };
type Paper = StoredPrescription & { id: string; grounds: Set<Ground>; askings: Asking[] };
type Waiting = { request: SupplyRequest; laws: readonly Law[] };
export type Desk = {
  readonly random: Random;
  readonly customerId: string;
  readonly papers: Paper[];
  /** By the id of the evidence. */
  readonly issued: Map<string, Issued>;
  waiting: Waiting[];
  now: number;
};
const HOUR = 3_600_000;
const SOURCES = ['presented', 'entered', 'entered'] as const;
const ANSWERS = ['confirmed', 'confirmed', 'denied', 'corrected'] as const;

export const openDesk = (random: Random, customerId: string): Desk => ({
  ...{ random, customerId, papers: [], issued: new Map<string, Issued>(), waiting: [] },
  now: Date.parse(`${TODAY}T09:00:00Z`),
});

function stand({ issued }: Desk, paper: Paper, status: StoredStatus, basis: EvidenceBasis | undefined): void {
  paper.status = status;
  paper.evidence = supplies(status) && basis ? { id: newId(), basis } : undefined;
  if (!paper.evidence) return;
  const { contents, grounds, evidence } = paper;
  issued.set(evidence.id, { contents, grounds: new Set(grounds), basis: evidence.basis });
}

/** A revision is a life of its own: nothing that was said of the old holds for it. */
function begin(paper: Paper, contents: PrescriptionContents, grounds: readonly Ground[]): void {
  Object.assign(paper, { contents, revision: paper.revision + 1, grounds: new Set(grounds) });
}

const isAsking = ({ status }: Asking) => status === 'to-send' || status === 'waiting';
function drop(paper: Paper): void {
  for (const asking of paper.askings.filter(isAsking)) asking.status = 'dropped';
}

function revise(desk: Desk, paper: Paper, by: 'customer' | 'staff'): void {
  const source = desk.random.pick(SOURCES);
  const status = statusRecorded({ by, source, before: paper.status });
  begin(paper, desk.random.pick(PAPERS), source === 'presented' ? [by === 'staff' ? 'seen' : 'shown'] : []);
  stand(desk, paper, status, evidenceRecorded(status, desk.customerId, newId)?.basis);
  drop(paper);
}

export function file(desk: Desk): void {
  const [contents] = PAPERS;
  if (!contents) return;
  const blank = { customerId: desk.customerId, status: 'entered' as const, revision: 0, contents, evidence: undefined };
  const paper: Paper = { ...blank, id: newId(), grounds: new Set(), askings: [] };
  revise(desk, paper, desk.random.chance(0.2) ? 'staff' : 'customer');
  desk.papers.push(paper);
}

/** Undefined: a prescriber must be asked first. */
function decide({ papers, customerId }: Desk, { request, laws }: Waiting): Message | undefined {
  const prescriptions = new Map(papers.map((paper) => [paper.id, paper]));
  const addresses = new Map([[request.shippingAddressId, { customerId, laws }]]);
  const { orderId } = request;
  const supply = decideSupply(request, { prescriptions, addresses, labels }, TODAY);
  if (supply.kind === 'permitted') return PrescriptionVerified({ orderId, lines: supply.lines });
  if (supply.kind === 'refused') {
    return PrescriptionRefused({ orderId, reason: supply.reason, lineIds: supply.lineIds });
  }
  for (const paper of papers.filter(({ id }) => supply.prescriptionIds.includes(id))) {
    if (!paper.askings.some(isAsking))
      paper.askings.push({ status: 'to-send', deadline: null, revision: paper.revision });
    paper.status = moved(paper.status, 'ask') ?? paper.status;
  }
  return undefined;
}

export function verify(desk: Desk, request: SupplyRequest, laws: readonly Law[]): Message {
  const said = decide(desk, { request, laws });
  if (said) return said;
  if (!desk.waiting.some((one) => one.request.orderId === request.orderId)) desk.waiting.push({ request, laws });
  return VerificationAwaited({ orderId: request.orderId });
}

export function forget(desk: Desk, orderId: string): void {
  desk.waiting = desk.waiting.filter(({ request }) => request.orderId !== orderId);
}

function answerWaiting(desk: Desk): Message[] {
  const before = desk.waiting;
  desk.waiting = [];
  return before.flatMap((one) => {
    const answer = decide(desk, one);
    if (!answer) desk.waiting.push(one);
    return answer ?? [];
  });
}

/** The clock of eight hours starts where every law that holds knows one. */
function transmit({ waiting, now }: Desk, { askings, contents }: Paper): void {
  const asking = askings.find(isAsking);
  if (!asking) return;
  const laws = [...waiting.flatMap((one) => one.laws), lawOf(contents.issuedIn)];
  asking.deadline = silenceVerifiesUnder(laws, TODAY) ? new Date(now + 8 * HOUR) : null;
  asking.status = 'waiting';
}

function letGo(desk: Desk, paper: Paper, asking: Asking): void {
  const status = moved(paper.status, 'silence');
  if (!status) return;
  stand(desk, paper, status, 'silence');
  if (paper.evidence) asking.silence = paper.evidence.id;
}

function fire(desk: Desk, paper: Paper): void {
  const asking = paper.askings.find(isAsking);
  if (!asking || !silenceVerifies(asking, new Date(desk.now))) return;
  asking.status = 'unanswered';
  letGo(desk, paper, asking);
}

/** The prescriber has spoken, some hours before or after the deadline; it may be written down at any time after. */
function answer(desk: Desk, paper: Paper): Message[] {
  const { random, now, customerId } = desk;
  const asking = paper.askings.find(isAsking) ?? paper.askings.at(-1);
  if (!asking) return [];
  const receivedAt = new Date(Math.min(now, (asking.deadline?.getTime() ?? now) + (random.int(5) - 2) * HOUR));
  const said = random.pick(ANSWERS);
  const hearing = hear(asking, { answer: said } as Answer, receivedAt); // the decision reads nothing else of it
  asking.status = hearing.status;
  const status = hearing.event && asking.revision === paper.revision ? moved(paper.status, hearing.event) : undefined;
  if (status && hearing.event === 'silence') letGo(desk, paper, asking);
  else if (status) {
    if (said === 'confirmed') paper.grounds.add('said-yes');
    if (said === 'corrected') begin(paper, random.pick(PAPERS), ['corrected']);
    stand(desk, paper, status, said === 'corrected' ? 'corrected' : 'confirmed');
  }
  if (!hearing.revokes || !asking.silence) return [];
  const reason = { code: 'prescription.denied', detail: 'Denied in time.' };
  return [EvidenceRevoked({ evidenceId: asking.silence, customerId, reason })];
}

function seen(desk: Desk, paper: Paper): void {
  if (!moved(paper.status, 'confirm')) return;
  paper.grounds.add('seen');
  stand(desk, paper, 'verified', 'seen');
  drop(paper);
}

function withdraw(desk: Desk, paper: Paper): void {
  stand(desk, paper, 'withdrawn', undefined);
  drop(paper);
}

type Act = (desk: Desk, paper: Paper) => Message[];
const quietly =
  (act: (desk: Desk, paper: Paper) => void): Act =>
  (desk, paper) => {
    act(desk, paper);
    return [];
  };
const [asks, wakes] = [quietly(transmit), quietly(fire)];
const revised = quietly((desk, paper) => paper.status !== 'withdrawn' && revise(desk, paper, 'customer'));
const ended = quietly((desk, paper) => desk.random.chance(0.3) && withdraw(desk, paper));
/** By how often they happen. */
const ACTS: readonly Act[] = [
  asks,
  asks,
  asks,
  wakes,
  wakes,
  wakes,
  wakes,
  answer,
  answer,
  quietly(seen),
  revised,
  ended,
];

/** Hours pass: where they pass a deadline without a word, that is a ground, whatever is made of it. */
function pass(desk: Desk): void {
  desk.now += desk.random.int(13) * HOUR;
  for (const { askings, grounds } of desk.papers) {
    const over = askings.some(
      ({ status, deadline }) => status === 'waiting' && deadline && deadline.getTime() <= desk.now,
    );
    if (over) grounds.add('silent-till-deadline');
  }
}

/** Something happens to one of the prescriptions: what orders are told of it. */
export function something(desk: Desk): Message[] {
  pass(desk);
  const told = desk.random.pick(ACTS)(desk, desk.random.pick(desk.papers));
  return [...told, ...answerWaiting(desk)];
}
