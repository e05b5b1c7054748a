/**
 * Reads and writes notes of the shop about customers, which are append-only. The texts are encrypted with the key of
 * the customer.
 */
import { viewsOf } from '@toric/chassis/data/unreadable';
import { type Cursor, decodeCursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { type NoteAudience, NoteView, PINS_AT_MOST } from '@toric/contracts/customer/people/note.http';
import type { Tx } from '@toric/messaging/sql';
import { readKeyrings } from '../data-key.store.ts';
import type { CustomerNote as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { Customer } from '../people/customer.ts';
import { readCustomer } from '../people/customer.store.ts';

export const noteTexts = sealedColumn('customer_note', NoteView.pick({ text: true }));

type NewNote = {
  id: string;
  customerId: string;
  text: string;
  audience: NoteAudience;
  mentions: readonly string[];
  writtenBy: string;
  at: Date;
};

export async function insertNote(tx: Tx, keys: Keyring, note: NewNote): Promise<void> {
  const { id, customerId, text, audience, mentions, writtenBy, at } = note;
  await tx.run`
    insert into customer_note (id, customer_id, sealed, audience, mentions, written_by, created_at)
    values (${id}, ${customerId}, ${noteTexts.seal(keys, id, { text })}, ${audience}, ${mentions}::uuid[], ${writtenBy}, ${at})`;
}

type Pin = { readonly noteId: string; readonly customerId: string; readonly by: string; readonly at: Date };

/**
 * Pins a note and returns true. Returns false if the customer has the largest permitted number of other pinned notes.
 * Locks the customer, so that two requests cannot together exceed this number.
 */
export async function pinNote(tx: Tx, { noteId, customerId, by, at }: Pin): Promise<boolean> {
  await tx.run`select from customer where id = ${customerId} for no key update`;
  const { others } = await tx.one<{ others: number }>`
    select count(*)::int as others from note_pin where customer_id = ${customerId} and note_id <> ${noteId}`;
  if (others >= PINS_AT_MOST) return false;
  await tx.run`
    insert into note_pin (note_id, customer_id, pinned_by, pinned_at) values (${noteId}, ${customerId}, ${by}, ${at})
    on conflict do nothing`;
  return true;
}

export async function unpinNote(tx: Tx, noteId: string): Promise<void> {
  await tx.run`delete from note_pin where note_id = ${noteId}`;
}

/** Returns true if the note is about this customer. */
export async function hasNote(tx: Tx, customerId: string, noteId: string): Promise<boolean> {
  const note = await tx.maybe<{ id: string }>`
    select id from customer_note where id = ${noteId} and customer_id = ${customerId}`;
  return note !== undefined;
}

/** Returns a stored note. Its view is decrypted when it is read, so that one damaged row does not break the list. */
function shownNote(row: Row, keys: Keyring, isPinned: boolean): ShownNote {
  const { id, customerId, writtenBy, mentions, createdAt } = row;
  return {
    ...{ id, createdAt },
    get view() {
      const audience = NoteView.shape.audience.parse(row.audience);
      const receipt = { id, customerId, audience, mentions, writtenBy, createdAt: createdAt.toISOString(), isPinned };
      return { ...receipt, ...noteTexts.open(keys, id, row.sealed) };
    },
  };
}

const readPins = async (db: Reader, customerId: string): Promise<ReadonlySet<string>> =>
  new Set((await db.notePin.findMany({ where: { customerId }, select: { noteId: true } })).map(({ noteId }) => noteId));

type ShownNote = Cursor & { view: NoteView };

/**
 * Returns at most `limit` + 1 notes, newest first. The extra note shows that another page follows. The old note without
 * an author comes last. `self` is the id of a calling customer, who gets only the shared notes about herself. Returns
 * undefined if the customer does not exist, or is not `self`.
 */
export async function readNotes(
  db: Reader,
  vault: Vault,
  { customerId, self }: { customerId: string; self: string | undefined },
  page: PageQuery,
): Promise<PageRows<ShownNote> | undefined> {
  const customer = customerId === (self ?? customerId) ? await readCustomer(db, vault, customerId) : undefined;
  if (!customer) return undefined;
  const where = { customerId, ...(self !== undefined && { audience: 'shared' }) };
  const [rows, pins] = await Promise.all([db.customerNote.findMany(pageRange(page, where)), readPins(db, customerId)]);
  const keys = (await readKeyrings(db, vault, [customerId]))(customerId);
  const written = rows.map((row) => shownNote(row, keys, pins.has(row.id)));
  const earlier = self === undefined ? earlierNote(customer) : [];
  const isLastPage = written.length <= page.limit && comesAfter(page.cursor, customer);
  const shown: ShownNote[] = isLastPage ? [...written, ...earlier] : written;
  return withTotal(page, shown, async (range) => {
    return (await db.customerNote.count({ where, ...range })) + earlier.length;
  });
}

/**
 * Returns the pinned notes, newest first, and then the old note without an author. Returns undefined if the customer
 * does not exist.
 */
export async function readPinnedNotes(db: Reader, vault: Vault, customerId: string) {
  const customer = await readCustomer(db, vault, customerId);
  if (!customer) return undefined;
  const ids = [...(await readPins(db, customerId))];
  const rows = await db.customerNote.findMany({ where: { id: { in: ids } }, orderBy: { createdAt: 'desc' } });
  const keys = (await readKeyrings(db, vault, [customerId]))(customerId);
  const pinned = rows.map((row) => shownNote(row, keys, true));
  return viewsOf([...pinned, ...earlierNote(customer)], ({ view }) => view).data;
}

/**
 * Returns the note that was stored in the profile before notes had authors. Returns none if there is no such note. Its
 * id is the id of the customer, and its time is the time of the sign-up, because its author and time were not stored.
 */
function earlierNote({ id, createdAt, earlierNote: text }: Customer): ShownNote[] {
  if (!text) return [];
  const about = { customerId: id, audience: 'internal' as const, mentions: [], writtenBy: null, isPinned: false };
  const view = { id, text, ...about, createdAt: createdAt.toISOString() };
  return [{ id, createdAt, view }];
}

/** Returns true if the row comes after the pagination cursor. Without a cursor, every row does. */
function comesAfter(cursor: string | undefined, { createdAt, id }: Cursor): boolean {
  const from = decodeCursor(cursor);
  if (!from) return true;
  const later = from.createdAt.getTime() - createdAt.getTime();
  return later > 0 || (later === 0 && from.id > id);
}
