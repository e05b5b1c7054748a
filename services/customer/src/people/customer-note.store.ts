/** Notes of the shop about customers, append-only. The texts are sealed with the key of the customer. */
import { type Cursor, decodeCursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { NoteView } from '@toric/contracts/customer/people/note.http';
import type { Tx } from '@toric/messaging/sql';
import { readKeyrings } from '../data-key.store.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { Customer } from './customer.ts';
import { readCustomer } from './customer.store.ts';

const notes = sealedColumn('customer_note', NoteView.pick({ text: true }));

type NewNote = { id: string; customerId: string; text: string; writtenBy: string; at: Date };

export async function insertNote(tx: Tx, keys: Keyring, { id, customerId, text, writtenBy, at }: NewNote) {
  await tx.run`
    insert into customer_note (id, customer_id, sealed, written_by, created_at)
    values (${id}, ${customerId}, ${notes.seal(keys, id, { text })}, ${writtenBy}, ${at})`;
}

type ShownNote = Cursor & { view: NoteView };

/**
 * Returns at most `limit` + 1 notes, newest first: the extra one shows that another page follows. The note from before
 * notes had authors comes last. Returns undefined if the customer does not exist.
 */
export async function readNotes(
  db: Reader,
  vault: Vault,
  customerId: string,
  page: PageQuery,
): Promise<PageRows<ShownNote> | undefined> {
  const customer = await readCustomer(db, vault, customerId);
  if (!customer) return undefined;
  const rows = await db.customerNote.findMany(pageRange(page, { customerId }));
  const keys = (await readKeyrings(db, vault, [customerId]))(customerId);
  const written = rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get view() {
      const { id, writtenBy, createdAt } = row;
      return { id, customerId, writtenBy, createdAt: createdAt.toISOString(), ...notes.open(keys, id, row.sealed) };
    },
  }));
  const earlier = earlierNote(customer);
  const isLastPage = written.length <= page.limit && comesAfter(page.cursor, customer);
  const shown: ShownNote[] = isLastPage ? [...written, ...earlier] : written;
  return withTotal(page, shown, async (range) => {
    return (await db.customerNote.count({ where: { customerId }, ...range })) + earlier.length;
  });
}

/**
 * Returns the note that was kept in the profile until notes had authors, or nothing. Its id is the id of the customer,
 * and its time is the time of the sign-up, because neither the author nor the time was kept.
 */
function earlierNote({ id, createdAt, earlierNote: text }: Customer): ShownNote[] {
  if (!text) return [];
  const view = { id, customerId: id, text, writtenBy: null, createdAt: createdAt.toISOString() };
  return [{ id, createdAt, view }];
}

/** Returns true if the row stands after the cursor. Without a cursor, every row does. */
function comesAfter(cursor: string | undefined, { createdAt, id }: Cursor): boolean {
  const from = decodeCursor(cursor);
  if (!from) return true;
  const later = from.createdAt.getTime() - createdAt.getTime();
  return later > 0 || (later === 0 && from.id > id);
}
