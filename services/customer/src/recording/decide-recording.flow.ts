import type { Keyring } from '@toric/chassis/data/vault';
import type { Actor } from '@toric/contracts/kernel/access';
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Tx } from '@toric/messaging/sql';
import { evidenceOnRecording } from '../prescriptions/evidence.ts';
import { statusOnRecording } from '../prescriptions/prescription-status.ts';
import { lockDenials } from '../supply/denial.store.ts';

type Recorded = { customerId: string; contents: PrescriptionContents; source: 'presented' | 'entered' | undefined };
type Context = { tx: Tx; keys: Keyring; actor: Actor; newId: () => string };

/**
 * Returns the status of recorded contents, and their evidence. Locks the customer if the contents may get evidence.
 * What a customer records gets none, so it needs no lock.
 */
export async function decideRecording({ tx, keys, actor, newId }: Context, recorded: Recorded) {
  const { customerId, contents, source } = recorded;
  const by = actor.kind;
  const mayVerify = statusOnRecording({ by, source, denied: false }) === 'verified';
  const denied = mayVerify && (await lockDenials(tx, keys, customerId))(contents);
  const status = statusOnRecording({ by, source, denied });
  return { status, evidence: evidenceOnRecording(status, actor.id, newId) };
}
