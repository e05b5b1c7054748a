import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import type { Message } from '@toric/contracts/kernel/message';
import type { Tx } from '@toric/messaging/sql';
import type { Case } from './case.ts';
import { findCaseKeys, findContents } from './case.store.ts';

/** Returns the id of the person to whom the mails of a case are sent. Returns undefined if this person is not known. */
export async function recipientOf(tx: Tx, vault: Vault, { id, customerId }: Case): Promise<string | undefined> {
  if (customerId !== null) return customerId;
  const { sender } = await findContents(tx, await findCaseKeys(tx, vault, id), id);
  return sender?.email ? id : undefined;
}

/**
 * Returns the mail that asks the customer of a closed case for a rating. She is asked only once, because the id of the
 * case is the cause of the mail. Returns none for a case that nobody answered.
 */
export async function surveyAfter(tx: Tx, vault: Vault, closed: Case): Promise<Message[]> {
  if (closed.state !== 'closed' || closed.respondedAt === null) return [];
  const personId = await recipientOf(tx, vault, closed);
  if (personId === undefined) return [];
  const notice = { template: 'case-survey', values: { caseId: closed.id, caseNumber: closed.number } } as const;
  return [SendMessage({ causeId: closed.id, personId, notice })];
}
