import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { Message } from '@toric/contracts/kernel/message';
import type { Change } from '@toric/contracts/record/change';
import type { EffectCall } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { tellOfNews } from '../../cases/assign.flow.ts';
import { type Case, isAtRest, moved, received } from '../../cases/case.ts';
import { findCaseKeys, lockCase } from '../../cases/case.store.ts';
import { findEntries, insertEntry } from '../../cases/entry.store.ts';
import { subjectOf, textOf } from '../../cases/mail/inbound-mail.ts';
import { openCase } from '../../cases/open-case.flow.ts';
import { saveCase } from '../../cases/save-case.flow.ts';
import { fittingRule } from '../../clocks/case-rule.ts';
import { findRules } from '../../clocks/case-rule.store.ts';
import type { Inbound, Thread } from '../provider.ts';
import { isEcho, stepOf } from './thread-step.ts';
import { setStatus, setThreadCase, type StoredThread } from './thread.store.ts';

type Means = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };
/** Collects the messages, effects and changes that the use case finally returns. */
export type Caused = { messages: Message[]; effects: EffectCall[]; changes: Change[] };
type Sender = { readonly customerId: string | null; readonly name: string | null; readonly email: string | null };

/** Opens the case of a ticket. Its first text is that of the customer, or the subject if the shop wrote first. */
async function open(means: Means, thread: Thread, stored: StoredThread, item: Inbound, sender: Sender, caused: Caused) {
  const { tx } = means;
  const { customerId, name, email } = sender;
  const [subject, text] = [subjectOf(thread.subject || item.text), textOf(item.text)];
  const rule = fittingRule(await findRules(tx), subject, text);
  const opened = await openCase(means, {
    ...{ type: 'enquiry', channel: 'ticket', priority: thread.priority ?? rule?.priority ?? 'normal' },
    ...{ team: rule?.team ?? 'sales', customerId, subject, text: item.direction === 'in' ? text : subject },
    ...{ sender: customerId === null && (name ?? email) !== null ? { name, email } : null, by: null, byStaff: false },
  });
  await setThreadCase(tx, stored.id, opened.opened.id);
  caused.messages.push(...opened.messages);
  caused.effects.push(...opened.effects);
  caused.changes.push(...opened.changes);
  if (item.direction === 'out') await addAnswer(means, opened.opened, opened.keys, item, caused);
  return opened.opened.id;
}

/**
 * Adds a text of the shop to a case, and ends the response clock of the case. Ignores an answer that was written in
 * this system and comes back through the provider.
 */
async function addAnswer(means: Means, found: Case, keys: Keyring, item: Inbound, caused: Caused): Promise<void> {
  const { tx, now, newId } = means;
  if (isEcho(await findEntries(tx, keys, found.id), item.text, item.at)) return;
  const words = { text: textOf(item.by ? `${item.by}:\n${item.text}` : item.text) };
  await insertEntry(tx, keys, { id: newId(), caseId: found.id, kind: 'answer', words, by: null, at: item.at });
  caused.changes.push({ action: 'case.answered', subject: found.id, customerId: found.customerId });
  if (found.respondedAt !== null || isAtRest(found)) return;
  const after = { ...found, respondedAt: now, version: found.version + 1, updatedAt: now };
  caused.effects.push(...(await saveCase(means, found, after)).effects);
}

/** Adds a text of the customer to a case. The text reopens the case, unless it is older than the end of the case. */
async function addWords(means: Means, found: Case, keys: Keyring, item: Inbound, caused: Caused): Promise<void> {
  const { tx, now, newId } = means;
  const end = found.solvedAt ?? found.closedAt;
  const isLate = end !== null && item.at < end;
  const { saved, effects } = isLate
    ? { saved: found, effects: [] }
    : await saveCase(means, found, received(found, now));
  const step = saved.state === found.state ? {} : { from: found.state, to: saved.state };
  const entry = { id: newId(), caseId: found.id, kind: 'received', words: { text: textOf(item.text) } } as const;
  await insertEntry(tx, keys, { ...entry, ...step, by: null, at: item.at });
  await tellOfNews(means, saved);
  caused.effects.push(...effects);
  caused.changes.push({ action: 'case.received', subject: found.id, customerId: found.customerId });
}

type Taken = {
  readonly thread: Thread;
  readonly stored: StoredThread;
  readonly item: Inbound;
  readonly sender: Sender;
};

/**
 * Adds an item to the case of a ticket, or opens the case. Returns the id of the case. Returns null if the key of the
 * case was destroyed.
 */
export async function takeTicket(means: Means, { thread, stored, item, sender }: Taken, caused: Caused) {
  const { tx, vault } = means;
  if (stored.caseId === null) return open(means, thread, stored, item, sender, caused);
  const found = await lockCase(tx, stored.caseId);
  const keys = found && (await findCaseKeys(tx, vault, found.id));
  if (!found || !keys) return null;
  const add = item.direction === 'out' ? addAnswer : addWords;
  await add(means, found, keys, item, caused);
  return found.id;
}

/**
 * Changes the state of the case if the status of its ticket has changed. Ignores a status that is not newer than the
 * last one, or that equals it. So a case that was solved in this system stays solved while its ticket gets only other
 * changes.
 */
export async function takeStatus(means: Means, thread: Thread, stored: StoredThread, caused: Caused): Promise<void> {
  const { tx, vault, now, newId } = means;
  const { status, statusAt } = thread;
  if (!status || !statusAt || stored.caseId === null || (stored.statusAt && statusAt <= stored.statusAt)) return;
  await setStatus(tx, stored.id, status, statusAt);
  if (status === stored.status) return;
  const found = await lockCase(tx, stored.caseId);
  const to = found && stepOf(found.state, status);
  if (!found || !to) return;
  const { effects } = await saveCase(means, found, moved(found, to, now));
  const entry = { id: newId(), caseId: found.id, kind: 'moved', from: found.state, to, by: null, at: now } as const;
  await insertEntry(tx, await findCaseKeys(tx, vault, found.id), entry);
  caused.effects.push(...effects);
  caused.changes.push({ action: 'case.moved', subject: found.id, customerId: found.customerId });
}
