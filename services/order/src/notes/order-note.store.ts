/** Stores the notes of orders. Each text is sealed under the key of the customer. */
import type { Keyring } from '@toric/chassis/data/vault';
import { OrderNoteKind, ORDER_NOTES_AT_MOST } from '@toric/contracts/order/notes/order-note.http';
import type { Tx } from '@toric/messaging/sql';
import type { OrderNote as Row } from '../generated/client.ts';
import type { OpenedNote, OrderNote } from './order-note.ts';

const cell = (row: string) => ({ table: 'order_note', column: 'sealed', row });

const opened = (keys: Keyring, { sealed, kind, ...row }: Row): OpenedNote => ({
  ...row,
  kind: OrderNoteKind.parse(kind),
  text: keys.open(cell(row.id), sealed),
});

/** Returns the notes of an order, the newest first. With `kind`, returns only notes of this kind. */
export async function findNotes(
  tx: Pick<Tx, 'many'>,
  keys: Keyring,
  orderId: string,
  kind?: OrderNoteKind,
): Promise<OpenedNote[]> {
  const rows = await tx.many<Row>`
    select * from order_note where order_id = ${orderId} and kind = coalesce(${kind ?? null}::text, kind)
    order by created_at desc, id desc`;
  return rows.filter(({ sealed }) => keys.hasKeyOf(sealed)).map((row) => opened(keys, row));
}

/** Returns a note of the order. With `kind`, returns it only if it is of this kind. */
export async function findNote(
  tx: Tx,
  keys: Keyring,
  { orderId, noteId, kind }: { orderId: string; noteId: string; kind: OrderNoteKind | undefined },
): Promise<OpenedNote | undefined> {
  const row = await tx.maybe<Row>`
    select * from order_note
    where id = ${noteId} and order_id = ${orderId} and kind = coalesce(${kind ?? null}::text, kind) for no key update`;
  return row && opened(keys, row);
}

/**
 * Inserts the note. Returns false if the order already has the maximum number of notes. The caller has locked the row
 * of the order.
 */
export async function insertNote(tx: Tx, keys: Keyring, { text, ...note }: OpenedNote): Promise<boolean> {
  const { id, orderId, kind, writtenBy, createdAt } = note;
  const inserted = await tx.run`
    insert into order_note (id, order_id, kind, written_by, sealed, created_at, updated_at)
    select ${id}::uuid, ${orderId}::uuid, ${kind}, ${writtenBy}::uuid, ${keys.seal(cell(id), text)}, ${createdAt}::timestamptz,
      ${createdAt}::timestamptz
    where (select count(*) from order_note where order_id = ${orderId}::uuid) < ${ORDER_NOTES_AT_MOST}`;
  return inserted === 1;
}

type First = Pick<OpenedNote, 'id' | 'orderId' | 'writtenBy' | 'text' | 'createdAt'>;

/**
 * Writes the note that the customer added to her new order. The statement is sent together with the statements that
 * insert the order.
 */
export function writeFirstNote(tx: Tx, keys: Keyring, { id, orderId, writtenBy, text, createdAt }: First): void {
  tx.write`
    insert into order_note (id, order_id, kind, written_by, sealed, created_at, updated_at)
    values (${id}, ${orderId}, 'customer', ${writtenBy}, ${keys.seal(cell(id), text)}, ${createdAt}, ${createdAt})`;
}

export async function updateNote(tx: Tx, keys: Keyring, { id, text }: OpenedNote, now: Date): Promise<OrderNote> {
  const { sealed: _, ...row } = await tx.one<Row>`
    update order_note set sealed = ${keys.seal(cell(id), text)}, version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;
  return { ...row, kind: OrderNoteKind.parse(row.kind) };
}

export async function deleteNote(tx: Tx, id: string): Promise<void> {
  await tx.run`delete from order_note where id = ${id}`;
}

/** Deletes the notes of orders of erased customers. */
export async function deleteNotesOf(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.run`
    delete from order_note n using orders o where o.id = n.order_id and o.customer_id = any(${customerIds}::uuid[])`;
}

/** Returns the notes about all orders of a customer, also those of the shop, for an access request. */
export async function findPersonalNotes(tx: Tx, customerId: string, keys: Keyring): Promise<object[]> {
  const rows = await tx.many<Row>`
    select n.* from order_note n join orders o on o.id = n.order_id
    where o.customer_id = ${customerId} order by n.order_id, n.created_at, n.id`;
  return rows.map((row) => {
    const { id: _, writtenBy: __, ...note } = opened(keys, row);
    return note;
  });
}
