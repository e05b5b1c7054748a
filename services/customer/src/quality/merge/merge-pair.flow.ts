import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import * as rows from '@toric/chassis/merge/moved-row.store';
import { ConsentChanged } from '@toric/contracts/customer/events';
import { CustomersMerged } from '@toric/contracts/customer/merge.events';
import type { MergeChoices } from '@toric/contracts/customer/quality/merge.http';
import type { Message } from '@toric/contracts/kernel/message';
import type { Change } from '@toric/contracts/record/change';
import type { Tx } from '@toric/messaging/sql';
import type { LastChoice } from '../../consent/consent.ts';
import { findLastChoices, insertConsent } from '../../consent/consent.store.ts';
import { findCurrentTexts } from '../../consent/policy-text.store.ts';
import { findKeyrings } from '../../data-key.store.ts';
import { forgetQuality } from '../rules/check.store.ts';
import { presentSegmentsOf } from '../../fields/evaluate-segments.flow.ts';
import { findFields } from '../../fields/field.store.ts';
import { findFieldValues, saveFieldValues } from '../../fields/field-value.store.ts';
import type { Customer } from '../../people/customer.ts';
import { updateCustomer } from '../../people/customer.store.ts';
import * as store from './merge.store.ts';
import { mergedNote, mergedPersonal, sidesOf, takenFacts } from './merge-rules.ts';
import { IMAGED, MOVED } from './merge-tables.ts';
import type { ReadPair } from './read-pair.flow.ts';
import { type Contact, withdrawnByOne } from './strictest-consent.ts';

export type MergeMeans = {
  readonly tx: Tx;
  readonly vault: Vault;
  readonly now: Date;
  readonly newId: () => string;
  readonly undoUntil: Date;
  /** Names the person who planned the merge. */
  readonly by: string;
};
export type Done = { readonly messages: readonly Message[]; readonly changes: readonly Change[] };

/**
 * Merges one customer into another, in the transaction of a page. Stores the earlier state of each changed row for the
 * undo. No row is encrypted again: the customer who stays gets the keys of the merged customer too.
 */
export async function mergePair(
  means: MergeMeans,
  jobId: string,
  pair: ReadPair,
  choices: MergeChoices,
): Promise<Done> {
  const { tx, vault, now, undoUntil } = means;
  const merge: rows.Merge = { jobId, keptId: pair.kept.customer.id, mergedId: pair.merged.customer.id };
  if (!(await rows.beginMerge(tx, { ...merge, mergedAt: now, undoUntil })))
    throw new Error(`the job ${jobId} has merged ${merge.mergedId} before`);
  for (const table of IMAGED) await rows.keepImages(tx, merge, table);
  const consents = await bothLedgers(tx, merge);
  const customer = await mergeProfiles(means, { merge, pair, choices });
  await store.closeAccount(tx, merge.mergedId);
  await mergeBelongings(means, merge, pair);
  const segments = await presentSegmentsOf(tx, vault, [merge.keptId, merge.mergedId]);
  await store.markMerged(tx, merge, now);
  await forgetQuality(tx, merge.mergedId);
  for (const table of IMAGED) await rows.noteImages(tx, merge, table);
  for (const table of MOVED) await rows.moveRows(tx, merge, table);
  await store.mergePairs(tx, merge, now);
  const withdrawn = await withdraw(means, merge, withdrawnByOne(...consents));
  const times = { mergedAt: now.toISOString(), undoUntil: undoUntil.toISOString() };
  return {
    messages: [CustomersMerged({ ...merge, ...times }), ...segments, ...withdrawn.messages],
    changes: [...changesOf(merge, pair, customer), ...withdrawn.changes],
  };
}

const bothLedgers = async (tx: Tx, { keptId, mergedId }: rows.Merge): Promise<[LastChoice[], LastChoice[]]> => [
  await findLastChoices(tx, keptId),
  await findLastChoices(tx, mergedId),
];

type Profiles = { readonly merge: rows.Merge; readonly pair: ReadPair; readonly choices: MergeChoices };

/** Writes the merged profile of the customer who stays, and returns it. */
async function mergeProfiles({ tx, vault, now }: MergeMeans, { merge, pair, choices }: Profiles): Promise<Customer> {
  const { kept, merged, pairing } = pair;
  const sides = sidesOf(pairing, choices);
  const customer: Customer = {
    ...kept.customer,
    personal: mergedPersonal(pairing, choices),
    earlierNote: mergedNote(kept.customer.earlierNote, merged.customer.earlierNote),
    version: kept.customer.version + 1,
    updatedAt: now,
  };
  await store.moveEmail(tx, merge, sides.get('email') === 'merged');
  await updateCustomer(tx, vault, customer);
  await store.mergeConfirmations(tx, merge, takenFacts(sides));
  const taken = [...sides].flatMap(([field, side]) => (side === 'merged' ? [field] : []));
  await store.mergeInferences(tx, merge, taken);
  return customer;
}

/**
 * Moves the tags, the household membership, the form lead, the custom fields and the keys to the customer who stays.
 */
async function mergeBelongings(means: MergeMeans, merge: rows.Merge, { kept, merged }: ReadPair): Promise<void> {
  const { tx, vault, now } = means;
  await store.mergeTags(tx, merge);
  await store.mergeHousehold(tx, merge);
  await store.mergeLead(tx, merge);
  const values = await findFieldValues(tx, merged.keys, merge.mergedId);
  if (Object.keys(values).length > 0) {
    const own = await findFieldValues(tx, kept.keys, merge.keptId);
    const saved = { customerId: merge.keptId, values: { ...values, ...own }, fields: await findFields(tx), now };
    await saveFieldValues(tx, { vault, keys: kept.keys }, saved);
  }
  await store.deleteFields(tx, merge.mergedId);
  await rows.lendKeys(tx, merge);
}

/**
 * Adds a withdrawal to the consent ledger of the customer who stays, for each of these purposes and channels. Stores
 * which entries the merge has added, so that an undo removes them.
 */
async function withdraw(means: MergeMeans, merge: rows.Merge, contacts: readonly Contact[]): Promise<Done> {
  if (contacts.length === 0) return { messages: [], changes: [] };
  const done = await addWithdrawals(means, merge.keptId, contacts);
  await store.noteConsents(
    means.tx,
    merge,
    done.changes.map(({ subject }) => subject),
  );
  return done;
}

/** Adds a withdrawal to the consent ledger of a customer for each of these purposes and channels. */
export async function addWithdrawals(
  { tx, vault, now, newId, by }: Omit<MergeMeans, 'undoUntil'>,
  customerId: string,
  contacts: readonly Contact[],
): Promise<Done> {
  const [texts, keysOf] = [await findCurrentTexts(tx), await findKeyrings(tx, vault, [customerId])];
  const [messages, changes]: [Message[], Change[]] = [[], []];
  for (const contact of contacts) {
    const text = texts.find(({ purpose }) => purpose === contact.purpose);
    if (!text) throw new Error(`the purpose '${contact.purpose}' has no text`);
    const id = newId();
    const choice = { ...contact, state: 'withdrawn' as const, textVersion: text.version, shown: text.texts.en };
    const line = { language: 'en', source: 'merge', recordedBy: by, proof: { shown: text.texts.en }, at: now } as const;
    await insertConsent(tx, keysOf(customerId), { ...line, id, customerId, choice });
    messages.push(ConsentChanged({ ...contact, customerId, state: 'withdrawn' }));
    const fields = changed({}, { ...contact, textVersion: text.version, source: 'merge' });
    changes.push({ action: 'consent.withdrawn', subject: id, customerId, fields });
  }
  return { messages, changes };
}

/**
 * Returns one entry of the change record for each of the two customers. The entry of the customer who stays lists the
 * changed fields of the profile.
 */
function changesOf({ keptId, mergedId }: rows.Merge, { kept }: ReadPair, customer: Customer): Change[] {
  const fields = changed(kept.customer.personal, customer.personal);
  return [
    { action: 'customer.merged', subject: keptId, customerId: keptId, fields },
    { action: 'customer.merged', subject: mergedId, customerId: mergedId, fields: changed({}, { mergedInto: keptId }) },
  ];
}
