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
 * Returns the status and the evidence of the contents that are recorded. Locks the customer if the contents may get
 * evidence. Contents that a customer records get no evidence, so no lock is needed for them.
 */
export async function decideRecording({ tx, keys, actor, newId }: Context, recorded: Recorded) {
  const { customerId, contents, source } = recorded;
  const by = actor.kind;
  const mayVerify = statusOnRecording({ by, source, denied: false }) === 'verified';
  const denied = mayVerify && (await lockDenials(tx, keys, customerId))(contents);
  const status = statusOnRecording({ by, source, denied });
  return { status, evidence: evidenceOnRecording(status, actor.id, newId) };
}
