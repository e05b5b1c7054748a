import type { Vault } from '@toric/chassis/data/vault';
import type { Change } from '@toric/contracts/record/change';
import type { Tx } from '@toric/messaging/sql';
import { findCustomerByEmail } from '../../cases/mail/inbound-mail.store.ts';
import { plainAddress, subjectOf, textOf } from '../../cases/mail/inbound-mail.ts';
import { searchedPhone } from '../../people/phone.ts';
import { authorDigest, findByPhone, lockAuthor, saveAuthor, type StoredAuthor } from '../author.store.ts';
import type { Channel } from '../channel.ts';
import { noteItem } from '../channel.store.ts';
import { hasItem, insertItem, setCase } from '../item.store.ts';
import { linkAuthor } from '../link-author.flow.ts';
import { addComment, savePost } from '../post.store.ts';
import type { Author, Inbound, Received, Thread } from '../provider.ts';
import { type Caused, takeStatus, takeTicket } from './take-ticket.flow.ts';
import { lockThread, type StoredThread } from './thread.store.ts';

type TakingMeans = {
  readonly tx: Tx;
  readonly vault: Vault;
  readonly now: Date;
  readonly newId: () => string;
  /** Lists the mail addresses of the shop. An item from one of them is the shop's own mail that comes back. */
  readonly own: readonly string[];
};
type Taken = Caused & { items: number };

/** Names the actor of the changes. It is a process, because the provider sent the items and nobody has signed in. */
const PROVIDER = { kind: 'process', id: null } as const;
/** Returns the entries of the change record, with the provider as their actor. */
export const byProvider = (changes: readonly Change[]): Change[] => changes.map((one) => ({ ...one, actor: PROVIDER }));

const shown = (text: string | null, most: number): string | null =>
  text === null
    ? null
    : text
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, most)
        .toWellFormed() || null;

const LONGEST_NAME = 200;
const LONGEST_EMAIL = 254;

/** Returns the facts of an author in the form in which they are stored: each on one line and of limited length. */
const kept = ({ id, handle, name, email, phone }: Author): Author => ({
  ...{ id: shown(id, LONGEST_NAME), handle: shown(handle, LONGEST_NAME), name: shown(name, LONGEST_NAME) },
  ...{ email: shown(email, LONGEST_EMAIL)?.toLowerCase() ?? null, phone: shown(phone, 40) },
});

/**
 * Returns the place and the account by which an author is recognised. On a social network, her handle identifies her in
 * every channel.
 */
function identityOf(channelId: string, { kind, network, author, id }: Inbound): { place: string; account: string } {
  const { handle, id: number, email } = author;
  if (kind !== 'ticket' && handle) return { place: network, account: `handle ${handle.replace(/^@/, '')}` };
  if (number) return { place: kind === 'ticket' ? channelId : `${channelId} ${network}`, account: `number ${number}` };
  return { place: channelId, account: email ? `mail ${email}` : `unknown ${id}` };
}

/**
 * Returns the customer with this e-mail, or the only one with this phone number. If several customers share the phone
 * number, returns undefined, and staff decide.
 */
async function findCustomer({ tx, vault }: TakingMeans, { email, phone }: Author): Promise<string | undefined> {
  const byEmail = email === null ? undefined : await findCustomerByEmail(tx, vault, email);
  const number = phone === null ? undefined : searchedPhone(phone);
  if (byEmail !== undefined || number === undefined) return byEmail;
  const [one, other] = await findByPhone(tx, vault.blindIndex('phone', number), 2);
  return other === undefined ? one : undefined;
}

/** Returns the author of an item, and saves new facts about her. */
async function authorOf(means: TakingMeans, channel: Channel, item: Inbound): Promise<StoredAuthor> {
  const { tx, vault, now } = means;
  const author = kept(item.author);
  const { place, account } = identityOf(channel.id, { ...item, author });
  const stored = await lockAuthor(tx, vault, { digest: authorDigest(vault, place, account), author }, means);
  const known = Object.fromEntries(Object.entries(author).filter(([, value]) => value !== null));
  const merged = { ...stored.author, ...known } as Author; // the cast is safe: both are authors
  if (JSON.stringify(merged) !== JSON.stringify(stored.author)) await saveAuthor(tx, stored, merged, now);
  return { ...stored, author: merged };
}

/**
 * Returns the customer of an author, or null. An author who is recognised only now is linked, with everything that she
 * wrote before.
 */
async function customerOf(
  means: TakingMeans,
  author: StoredAuthor,
  itemId: string,
  taken: Taken,
): Promise<string | null> {
  if (author.customerId !== null) return author.customerId;
  const customerId = await findCustomer(means, author.author);
  if (customerId === undefined) return null;
  const { effects, changes } = await linkAuthor(means, { authorId: author.id, itemId, customerId });
  taken.effects.push(...effects);
  taken.changes.push(...changes);
  return customerId;
}

type Of = { readonly thread: Thread; readonly stored: StoredThread } | undefined;

/**
 * Stores one item of a channel. Ignores an item that the channel has already, and a mail of the shop that comes back.
 */
async function takeItem(means: TakingMeans, channel: Channel, item: Inbound, of: Of, taken: Taken): Promise<void> {
  const { tx, vault, now, newId, own } = means;
  const { direction, kind, network, postId } = item;
  if (direction === 'in' && item.author.email !== null && own.includes(plainAddress(item.author.email))) return;
  if (await hasItem(tx, vault, channel.id, item.id)) return;
  const author = await authorOf(means, channel, item);
  const id = newId();
  const customerId = await customerOf(means, author, id, taken);
  const at = { id: newId(), channelId: channel.id, now };
  await insertItem(tx, vault, author.keys, {
    ...{ id, channelId: channel.id, externalId: item.id, authorId: author.id, threadId: of?.stored.id ?? null },
    ...{ kind, direction, network, customerId, happenedAt: item.at, createdAt: now },
    postId: postId === undefined ? null : await addComment(tx, { externalId: postId, network }, at),
    state: direction === 'out' ? 'own' : customerId === null ? 'waiting' : 'linked',
    words: {
      ...{ text: textOf(item.text), subject: of ? subjectOf(of.thread.subject) : null, link: item.link ?? null },
      ...{ by: shown(item.by ?? null, LONGEST_NAME), files: [...(item.files ?? [])] },
    },
  });
  taken.items += 1;
  if (!of) return;
  const { name, email } = author.author;
  const caseId = await takeTicket(means, { ...of, item, sender: { customerId, name, email } }, taken);
  if (caseId !== null) await setCase(tx, id, caseId);
}

/** Returns the stored thread, locked. The first item of a ticket may have given the thread a case meanwhile. */
const lockOf = ({ tx, vault, ...means }: TakingMeans, channelId: string, { id }: Thread) =>
  lockThread(tx, vault, { channelId, externalId: id }, means);

/**
 * Takes the items, threads and posts of a provider. Tickets become cases, and all other items become contacts. The
 * caller has locked the channel. An item that the channel has already changes nothing.
 */
export async function takeItems(
  means: TakingMeans,
  channel: Channel,
  { threads, items, posts }: Received,
): Promise<Taken> {
  const { tx, now, newId } = means;
  const taken: Taken = { items: 0, messages: [], effects: [], changes: [] };
  for (const post of posts) await savePost(tx, post, { id: newId(), channelId: channel.id, now });
  const byId = new Map(threads.map((thread) => [thread.id, thread]));
  for (const item of [...items].sort((one, other) => one.at.getTime() - other.at.getTime())) {
    const thread = item.threadId === undefined ? undefined : byId.get(item.threadId);
    const of = thread && { thread, stored: await lockOf(means, channel.id, thread) };
    await takeItem(means, channel, item, of, taken);
  }
  for (const thread of byId.values()) await takeStatus(means, thread, await lockOf(means, channel.id, thread), taken);
  if (taken.items > 0) await noteItem(tx, channel.id, now);
  return taken;
}
