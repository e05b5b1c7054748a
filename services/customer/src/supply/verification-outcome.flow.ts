/** What the end of a verification does to its prescription, and to the orders that wait for it or went on by it. */
import { EvidenceRevoked } from '@toric/contracts/customer/events';
import type { Answer } from '@toric/contracts/customer/supply/verification.http';
import type { Message } from '@toric/contracts/kernel/message';
import { type AnswerContext, answerWaiting } from './decide-supply.flow.ts';
import { findCustomerKeys } from '../data-key.store.ts';
import type { Evidence } from '../prescriptions/evidence.ts';
import { findSilenceEvidenceId } from '../prescriptions/evidence.store.ts';
import { assertValidContents } from '../prescriptions/prescription.ts';
import { insertRevision, type StoredRow, updatePrescription } from '../prescriptions/prescription.store.ts';
import { nextStatus, type StatusEvent, permitsSupply } from '../prescriptions/prescription-status.ts';
import type { Hearing } from './verification.ts';
import type { Locked } from './verification.store.ts';

type Heard = { hearing: Hearing; answer: Answer; recordedBy: string };

const REVOKED = {
  denied: { code: 'prescription.denied', detail: 'The prescriber did not confirm this prescription in time.' },
  corrected: {
    code: 'prescription.corrected',
    detail: 'The prescriber corrected this prescription. Order by it again.',
  },
} as const;

/** Silence has verified, or an answer does, or forbids. */
export async function conclude(context: AnswerContext, locked: Locked, heard?: Heard): Promise<Message[]> {
  const changed = heard ? await applyAnswer(context, locked, heard) : await applyEvent(context, locked, 'silence');
  const revoked = heard?.hearing.revokes ? await revoke(context, locked, heard.answer) : [];
  return [...revoked, ...(changed ? await answerWaiting(context, changed) : [])];
}

async function applyAnswer(context: AnswerContext, locked: Locked, { hearing, answer, recordedBy }: Heard) {
  const { event } = hearing;
  if (!event) return undefined;
  if (hearing.kind !== 'answer') return applyEvent(context, locked, event);
  if (answer.answer === 'corrected') return applyCorrection(context, locked, answer, recordedBy);
  return applyEvent(context, locked, event, { basis: 'confirmed', recordedBy });
}

type Basis = Pick<Evidence, 'basis' | 'recordedBy'>;

const evidenceBy = ({ newId }: AnswerContext, { verification }: Locked, basis: Basis): Evidence => ({
  ...basis,
  id: newId(),
  verificationId: verification.id,
});

/** Contents that were given since are not what was asked about. */
const isAbout = ({ prescription, verification }: Locked) => prescription.revision === verification.revision;

async function applyEvent(
  context: AnswerContext,
  locked: Locked,
  event: StatusEvent,
  basis: Basis = { basis: 'silence', recordedBy: null },
): Promise<StoredRow | undefined> {
  const { prescription } = locked;
  const status = isAbout(locked) ? nextStatus(prescription.status, event) : undefined;
  if (!status) return undefined;
  const evidence = permitsSupply(status) ? evidenceBy(context, locked, basis) : undefined;
  return updatePrescription(context.tx, prescription.id, { ...prescription, status, evidence }, context.now);
}

/** What the prescriber says instead is a revision, and verified by being said. */
async function applyCorrection(
  context: AnswerContext,
  locked: Locked,
  { contents }: Extract<Answer, { answer: 'corrected' }>,
  recordedBy: string,
): Promise<StoredRow | undefined> {
  const { tx, vault, now } = context;
  const { id, customerId, status: before, revision: old } = locked.prescription;
  const status = isAbout(locked) ? nextStatus(before, 'confirm') : undefined;
  const keys = await findCustomerKeys(tx, vault, customerId, undefined);
  if (!status || !keys) return undefined;
  assertValidContents(contents, (pointer) => `/contents${pointer}`);
  const revision = old + 1;
  await insertRevision(tx, keys, { id, revision, contents, recordedBy, now });
  const evidence = evidenceBy(context, locked, { basis: 'corrected', recordedBy });
  return updatePrescription(tx, id, { status, revision, evidence }, now);
}

async function revoke({ tx }: AnswerContext, { verification }: Locked, { answer }: Answer): Promise<Message[]> {
  const evidenceId = await findSilenceEvidenceId(tx, verification.id);
  if (!evidenceId || answer === 'confirmed') return [];
  return [EvidenceRevoked({ evidenceId, customerId: verification.customerId, reason: REVOKED[answer] })];
}
