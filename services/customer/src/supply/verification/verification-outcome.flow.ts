import type { Change } from '@toric/contracts/record/change';
import { EvidenceRevoked, SendMessage } from '@toric/contracts/customer/events';
import type { PrescriberAnswer } from '@toric/contracts/customer/supply/verification.http';
import type { Message } from '@toric/contracts/kernel/message';
import { type AnswerContext, answerWaitingOrders } from '../decide-supply.flow.ts';
import { findCustomerKeys, findKeyrings } from '../../data-key.store.ts';
import { findDenials } from '../denial.store.ts';
import type { Evidence } from '../../prescriptions/evidence.ts';
import { findSilenceEvidenceId } from '../../prescriptions/evidence.store.ts';
import { assertValidContents } from '../../prescriptions/prescription.ts';
import {
  findRevisions,
  insertRevision,
  type StoredRow,
  updatePrescription,
} from '../../prescriptions/prescription.store.ts';
import { prescriptionChange } from '../../prescriptions/record/prescription-change.ts';
import { nextStatus, type StatusEvent, permitsSupply } from '../../prescriptions/prescription-status.ts';
import type { AnswerEffect } from './verification.ts';
import { dropVerification, type LockedVerification } from './verification.store.ts';

type Outcome = { readonly messages: readonly Message[]; readonly changes: readonly Change[] };
type RecordedAnswer = { effect: AnswerEffect; answer: PrescriberAnswer; recordedBy: string };

const REVOKED = {
  denied: { code: 'prescription.denied', detail: 'The prescriber did not confirm this prescription in time.' },
  corrected: {
    code: 'prescription.corrected',
    detail: 'The prescriber corrected this prescription. Order by it again.',
  },
} as const;

/**
 * Applies the answer of a prescriber to the prescription, or silence if no answer is given. Returns the messages to
 * waiting orders and to the customer, the message that revokes evidence by silence, and the entries of the change
 * record.
 */
export async function concludeVerification(
  context: AnswerContext,
  locked: LockedVerification,
  recorded?: RecordedAnswer,
): Promise<Outcome> {
  const changed = recorded
    ? await applyAnswer(context, locked, recorded)
    : await applyEvent(context, locked, 'silence');
  const revoked = recorded?.effect.revokes ? await revoke(context, locked, recorded.answer) : [];
  const concerns = recorded && recorded.effect.kind !== 'late-answer';
  const alike = concerns ? await refuseAlike(context, locked) : { messages: [], changes: [] };
  const changes = changed ? [prescriptionChange('answered', locked.prescription, changed)] : [];
  if (!changed && alike.messages.length === 0) return { messages: revoked, changes: alike.changes };
  const answers = await answerWaitingOrders(context, changed ?? locked.prescription);
  return {
    messages: [...revoked, ...alike.messages, ...toldOf(locked, changed), ...answers],
    changes: [...changes, ...alike.changes],
  };
}

/**
 * Returns the message that tells the customer how the verification ended. Returns no message if the prescription is
 * neither verified nor refused.
 */
function toldOf({ verification }: LockedVerification, changed: StoredRow | undefined): Message[] {
  const { id: causeId, customerId: personId, prescriptionId } = verification;
  if (changed?.status === 'verified')
    return [
      SendMessage({ causeId, personId, notice: { template: 'prescription-verified', values: { prescriptionId } } }),
    ];
  if (changed?.status !== 'refused') return [];
  const values = { prescriptionId, reason: REVOKED.denied };
  return [SendMessage({ causeId, personId, notice: { template: 'prescription-refused', values } })];
}

async function applyAnswer(
  context: AnswerContext,
  locked: LockedVerification,
  { effect, answer, recordedBy }: RecordedAnswer,
) {
  const { event } = effect;
  if (!event) return undefined;
  if (effect.kind !== 'answer') return applyEvent(context, locked, event);
  if (answer.answer === 'corrected') return applyCorrection(context, locked, answer, recordedBy);
  return applyEvent(context, locked, event, { basis: 'confirmed', recordedBy });
}

type Basis = Pick<Evidence, 'basis' | 'recordedBy'>;

const evidenceBy = ({ newId }: AnswerContext, { verification }: LockedVerification, basis: Basis): Evidence => ({
  ...basis,
  id: newId(),
  verificationId: verification.id,
});

/**
 * Returns true if the verification is about the prescription's current revision. If the prescription was revised since,
 * the answer says nothing about the new revision.
 */
const isCurrent = ({ prescription, verification }: LockedVerification) =>
  prescription.revision === verification.revision;

async function applyEvent(
  context: AnswerContext,
  locked: LockedVerification,
  event: StatusEvent,
  basis: Basis = { basis: 'silence', recordedBy: null },
): Promise<StoredRow | undefined> {
  const { prescription } = locked;
  const status = isCurrent(locked) ? nextStatus(prescription.status, event) : undefined;
  if (!status) return undefined;
  const evidence = permitsSupply(status) ? evidenceBy(context, locked, basis) : undefined;
  return updatePrescription(context.tx, prescription.id, { ...prescription, status, evidence }, context.now);
}

/**
 * Stores the prescriber's correction as a new revision and verifies it. Returns undefined if the correction does not
 * apply, for example because the prescription was revised since.
 */
async function applyCorrection(
  context: AnswerContext,
  locked: LockedVerification,
  { contents }: Extract<PrescriberAnswer, { answer: 'corrected' }>,
  recordedBy: string,
): Promise<StoredRow | undefined> {
  const { tx, vault, now } = context;
  const { id, customerId, status: before, revision: previous } = locked.prescription;
  const status = isCurrent(locked) ? nextStatus(before, 'confirm') : undefined;
  const keys = await findCustomerKeys(tx, vault, customerId, undefined);
  if (!status || !keys) return undefined;
  assertValidContents(contents, (pointer) => `/contents${pointer}`);
  const revision = previous + 1;
  await insertRevision(tx, keys, { id, revision, contents, recordedBy, now });
  const evidence = evidenceBy(context, locked, { basis: 'corrected', recordedBy });
  return updatePrescription(tx, id, { status, revision, evidence, reviewSince: null }, now);
}

/**
 * Refuses the customer's other prescriptions that the answer denies, because they have the same lens, eye and
 * prescriber. Revokes their evidence, and drops their open verifications.
 */
async function refuseAlike(context: AnswerContext, { verification, others }: LockedVerification): Promise<Outcome> {
  const { tx, vault, now } = context;
  const { customerId } = verification;
  const messages: Message[] = [];
  const changes: Change[] = [];
  const keys = (await findKeyrings(tx, vault, [customerId]))(customerId);
  const isDenied = await findDenials(tx, keys, customerId);
  const deniable = others.flatMap((row) => {
    const status = nextStatus(row.status, 'deny');
    return status && status !== row.status ? [{ row, status }] : [];
  });
  const revisions = await findRevisions(
    tx,
    keys,
    deniable.map(({ row }) => row),
  );
  for (const { row, status } of deniable) {
    const contents = revisions.get(row.id);
    if (!contents || !isDenied(contents)) continue;
    const refused = await updatePrescription(tx, row.id, { ...row, status, evidence: undefined }, now);
    changes.push(prescriptionChange('answered', row, refused));
    await dropVerification(tx, row.id, now);
    const { evidenceId } = row;
    if (evidenceId) messages.push(EvidenceRevoked({ evidenceId, customerId, reason: REVOKED.denied }));
  }
  return { messages, changes };
}

/**
 * Returns the message that revokes the evidence by silence from this verification. Returns no message if there is no
 * such evidence, or if the answer confirms the prescription.
 */
async function revoke(
  { tx }: AnswerContext,
  { verification }: LockedVerification,
  { answer }: PrescriberAnswer,
): Promise<Message[]> {
  const evidenceId = await findSilenceEvidenceId(tx, verification.id);
  if (!evidenceId || answer === 'confirmed') return [];
  return [EvidenceRevoked({ evidenceId, customerId: verification.customerId, reason: REVOKED[answer] })];
}
