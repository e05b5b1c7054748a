import { changed } from '@toric/chassis/changes/changed';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { ComplaintSummary } from '@toric/contracts/customer/complaints/complaint.http';
import type { Message } from '@toric/contracts/kernel/message';
import type { Change } from '@toric/contracts/record/change';
import type { EffectCall } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { insertOutsideRecipient } from '../messages/written-text.store.ts';
import { assignByRule, tellAssignee } from './assign.flow.ts';
import type { Case, CaseContents } from './case.ts';
import { insertCase, nextNumber } from './case.store.ts';
import { beginStay } from './stay.store.ts';
import { insertEntry } from './entry.store.ts';
import { registerDevice } from './register-device.flow.ts';
import { saveWithClock } from './save-case.flow.ts';

type Means = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };

type About = Pick<Case, 'orderId' | 'productId' | 'eye' | 'gtin' | 'lotNumber'>;
type Told = Pick<Case, 'type' | 'priority' | 'channel' | 'team' | 'customerId'> & {
  readonly [K in keyof About]?: About[K] | undefined;
};
export type NewCase = Told & {
  readonly subject: string;
  readonly text: string;
  readonly sender: CaseContents['sender'];
  readonly seriousness?: ComplaintSummary['seriousness'] | undefined;
  /** Holds the Message-IDs of the mail that opened the case. */
  readonly mail?: { readonly messageId: string; readonly references: string[] } | undefined;
  /** Names the person who enters the case: a member of staff, or the customer herself. It is null for a mail. */
  readonly by: string | null;
  readonly byStaff: boolean;
};

export type Opened = {
  readonly opened: Case;
  readonly keys: Keyring;
  readonly entryId: string;
  readonly messages: Message[];
  readonly effects: EffectCall[];
  readonly changes: Change[];
};

const NO_CLOCK = {
  ...{ respondedAt: null, solvedAt: null, closedAt: null, nextStepAt: null, score: null, reopenings: 0, version: 1 },
  ...{ responseWarnAt: null, responseDueAt: null, resolutionWarnAt: null, resolutionDueAt: null },
  ...{ responseWarnedAt: null, responseBreachedAt: null, resolutionWarnedAt: null, resolutionBreachedAt: null },
};

function caseFrom(given: NewCase, made: Pick<Case, 'id' | 'number' | 'assigneeId'>, now: Date): Case {
  const { type, priority, channel, team, customerId } = given;
  const { orderId = null, productId = null, eye = null, gtin = null, lotNumber = null } = given;
  return {
    ...NO_CLOCK,
    ...made,
    ...{ type, priority, channel, team, customerId, orderId, productId, eye, gtin, lotNumber },
    ...{ state: 'new', collaboratorIds: [], complaintId: null, createdAt: now, updatedAt: now },
  };
}

/**
 * Adds a device problem to the register of complaints. A case that came by mail is never a device problem at first,
 * because a person must sort it.
 */
async function withComplaint(means: Means, fresh: Case, { text, seriousness, by }: NewCase) {
  if (fresh.type !== 'device-problem' || by === null) return { one: fresh, messages: [], changes: [] };
  const { complaintId, messages, changes } = await registerDevice(means, fresh, { text, seriousness, by });
  return { one: { ...fresh, complaintId }, messages, changes };
}

/**
 * Opens a case: gives the case a number, an assignee by the rule of its team, and a clock. Stores the address of a
 * sender who is not a customer.
 */
export async function openCase(means: Means, given: NewCase): Promise<Opened> {
  const { tx, vault, now, newId } = means;
  const { subject, text, sender, mail, by, byStaff } = given;
  const assigneeId = await assignByRule(means, given.team);
  const made = { id: newId(), number: await nextNumber(tx, now), assigneeId };
  const { one, messages, changes } = await withComplaint(means, caseFrom(given, made, now), given);
  const keys = await insertCase(tx, vault, one, { subject, sender });
  if (sender?.email && one.customerId === null)
    await insertOutsideRecipient(tx, keys, { id: one.id, email: sender.email, name: sender.name, now });
  const entryId = newId();
  const entry = { id: entryId, caseId: one.id, at: now };
  await insertEntry(tx, keys, { ...entry, kind: 'received', words: { text, ...mail }, by: byStaff ? by : null });
  await beginStay(tx, one.id, one, { id: newId(), now });
  const { saved, effects } = await saveWithClock(tx, one, one, now);
  await tellAssignee(means, saved, by);
  const { type, priority, channel, team, customerId } = one;
  const fields = changed({}, { type, priority, channel, team, subject });
  return {
    ...{ opened: saved, keys, entryId, messages, effects },
    changes: [{ action: 'case.opened', subject: one.id, customerId, fields }, ...changes],
  };
}
