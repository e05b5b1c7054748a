import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import type { Message } from '@toric/contracts/kernel/message';
import type { Change } from '@toric/contracts/record/change';
import type { EffectCall } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { findBounced } from '../../messages/sending/verp.ts';
import { fittingRule } from '../../clocks/case-rule.ts';
import { findRules } from '../../clocks/case-rule.store.ts';
import { insertWrittenText } from '../../messages/written-text.store.ts';
import { tellOfNews } from '../assign.flow.ts';
import { type Case, received } from '../case.ts';
import { findCaseKeys, findContents, lockCase } from '../case.store.ts';
import { insertEntry, insertFile } from '../entry.store.ts';
import { openCase } from '../open-case.flow.ts';
import { saveCase } from '../save-case.flow.ts';
import { type InboundMail, mayBeConfirmed, numberIn } from './inbound-mail.ts';
import * as store from './inbound-mail.store.ts';

type Means = {
  readonly tx: Tx;
  readonly vault: Vault;
  readonly linkKey: string;
  readonly now: Date;
  readonly newId: () => string;
};
export type Taken = {
  readonly outcome: 'opened' | 'added';
  readonly caseId: string;
  readonly messages: Message[];
  readonly effects: EffectCall[];
  readonly changes: Change[];
};

/** A mail reopens a case within this number of days after the case was closed. A later mail opens a new case. */
const REOPENS_FOR_DAYS = 30;
const DAY_MS = 86_400_000;

type Open = { readonly found: Case; readonly keys: Keyring };

/** Returns true if the sender is the person of the case. Only then is the case number in a subject accepted. */
async function isPersonOf({ tx, vault }: Means, { found, keys }: Open, { from }: InboundMail): Promise<boolean> {
  const customerId = await store.findCustomerByEmail(tx, vault, from.address);
  if (customerId !== undefined && customerId === found.customerId) return true;
  const { sender } = await findContents(tx, keys, found.id);
  return sender?.email?.toLowerCase() === from.address.toLowerCase();
}

/** Locks the case. Returns it if a mail may still be added to it, and undefined otherwise. */
async function openToMail({ tx, vault, now }: Means, id: string | undefined): Promise<Open | undefined> {
  const found = id === undefined ? undefined : await lockCase(tx, id);
  const keys = found && (await findCaseKeys(tx, vault, found.id));
  const isOld = found?.closedAt && now.getTime() - found.closedAt.getTime() > REOPENS_FOR_DAYS * DAY_MS;
  return found && keys && !isOld ? { found, keys } : undefined;
}

/**
 * Returns the case to which a mail belongs: by the Message-IDs of mails of the shop, by those of mails that the case
 * received, or by the number in the subject. Returns undefined if there is none.
 */
async function findCase(means: Means, mail: InboundMail): Promise<Open | undefined> {
  const { tx, vault, linkKey } = means;
  const messageId = findBounced(linkKey, mail.references.toReversed().join(' '));
  const ours = messageId === undefined ? undefined : await store.findCaseOfMessage(tx, messageId);
  const threaded = await openToMail(means, ours ?? (await store.findCaseOfMails(tx, vault, mail.references)));
  if (threaded) return threaded;
  const number = numberIn(mail.subject);
  const named = number === undefined ? undefined : await openToMail(means, await store.findCaseByNumber(tx, number));
  return named && (await isPersonOf(means, named, mail)) ? named : undefined;
}

async function keepFiles(
  { tx, newId, now }: Means,
  keys: Keyring,
  at: { caseId: string; entryId: string },
  mail: InboundMail,
) {
  for (const file of mail.files) await insertFile(tx, keys, { id: newId(), ...at, ...file, at: now });
}

/**
 * Adds the text of a mail to a case, which becomes open again. Notifies the assignee and the collaborators in their
 * inboxes.
 */
async function add(means: Means, { found, keys }: Open, mail: InboundMail): Promise<Taken> {
  const { tx, now, newId } = means;
  const { saved, effects } = await saveCase(means, found, received(found, now));
  const entryId = newId();
  const words = { text: mail.text, messageId: mail.messageId, references: [...mail.references] };
  const step = saved.state === found.state ? {} : { from: found.state, to: saved.state };
  await insertEntry(tx, keys, { id: entryId, caseId: found.id, kind: 'received', words, ...step, by: null, at: now });
  await keepFiles(means, keys, { caseId: found.id, entryId }, mail);
  await tellOfNews(means, saved);
  const change = { action: 'case.received', subject: found.id, customerId: found.customerId } as const;
  return { outcome: 'added', caseId: found.id, messages: [], effects, changes: [change] };
}

/** Opens a case. Its sender gets a confirmation, at most once a day. */
async function open(means: Means, mail: InboundMail, digest: string): Promise<Taken> {
  const { tx, vault, now, newId } = means;
  const customerId = (await store.findCustomerByEmail(tx, vault, mail.from.address)) ?? null;
  const { priority = 'normal', team = 'sales' } = fittingRule(await findRules(tx), mail.subject, mail.text) ?? {};
  const { opened, keys, entryId, messages, effects, changes } = await openCase(means, {
    ...{ type: 'enquiry', channel: 'mail', priority, team, customerId, by: null, byStaff: false },
    ...{ subject: mail.subject, text: mail.text },
    sender: customerId === null ? { name: mail.from.name, email: mail.from.address } : null,
    mail: { messageId: mail.messageId, references: [...mail.references] },
  });
  await keepFiles(means, keys, { caseId: opened.id, entryId }, mail);
  const taken = { outcome: 'opened', caseId: opened.id, effects, changes } as const;
  if (!mayBeConfirmed(mail) || !(await store.claimConfirmation(tx, digest, now))) return { ...taken, messages };
  const textId = newId();
  const thread = { inReplyTo: mail.messageId, references: [...mail.references] };
  const text = { caseSubject: mail.subject, answerText: '', thread };
  await insertWrittenText(tx, keys, { id: textId, keyId: opened.id, text, now });
  const values = { caseId: opened.id, caseNumber: opened.number, textId };
  const notice = { template: 'case-received', values } as const;
  const confirmation = SendMessage({ causeId: opened.id, personId: customerId ?? opened.id, notice });
  return { ...taken, messages: [...messages, confirmation] };
}

/** Adds a mail to the case to which it belongs. If there is no such case, opens one. */
export async function takeMail(means: Means, mail: InboundMail, digest: string): Promise<Taken> {
  const known = await findCase(means, mail);
  const taken = known ? await add(means, known, mail) : await open(means, mail, digest);
  await store.nameCase(means.tx, means.vault, mail.messageId, taken.caseId);
  return taken;
}
