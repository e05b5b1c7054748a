import type { VerificationEntry, VerificationReceipt } from '@toric/contracts/customer/supply/verification.http';
import type { Language } from '@toric/contracts/kernel/sentence';
import type { Verification } from './verification.ts';
import type { Entry, StoredClock } from './verification.store.ts';

/**
 * Returns a verification without personal data. It is the answer to a POST with an idempotency key, because such an
 * answer is stored for repeated requests.
 */
export function verificationReceipt(verification: Verification): VerificationReceipt {
  const { id, customerId, prescriptionId, revision, status, deadline, version } = verification;
  return {
    ...{ id, customerId, prescriptionId, revision, status, version },
    deadline: deadline?.toISOString() ?? null,
    createdAt: verification.createdAt.toISOString(),
    updatedAt: verification.updatedAt.toISOString(),
  };
}

export const clockView = ({ deadlineLocal, steps }: StoredClock, language: Language) => ({
  deadlineLocal,
  steps: steps.map(({ why, ...step }) => ({ ...step, why: why[language] })),
});

export function entryView({ id, recordedBy, recordedAt, contents }: Entry): VerificationEntry {
  const entry = { id, recordedBy, recordedAt: recordedAt.toISOString() };
  if (contents.kind !== 'transmission') return { ...entry, ...contents };
  const { kind, transmission, asked } = contents;
  return { ...entry, kind, transmission, asked };
}
