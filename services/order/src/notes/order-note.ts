import type { Actor } from '@toric/contracts/kernel/access';
import { ORDER_NOTE_KIND, ORDER_NOTE_NOT_YOURS } from '@toric/contracts/order/notes/order-note.errors';
import type { OrderNoteKind, OrderNoteView } from '@toric/contracts/order/notes/order-note.http';

export type OrderNote = {
  readonly id: string;
  readonly orderId: string;
  readonly kind: OrderNoteKind;
  readonly writtenBy: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
export type OpenedNote = OrderNote & { readonly text: string };

/** Throws if a customer tries to write a note of the shop. */
export function assertMayWrite({ kind: caller }: Actor, kind: OrderNoteKind): void {
  if (caller === 'customer' && kind === 'shop') throw ORDER_NOTE_KIND();
}

/** Throws if another person wrote the note. */
export function assertAuthor({ id }: Actor, { writtenBy }: Pick<OrderNote, 'writtenBy'>): void {
  if (writtenBy !== id) throw ORDER_NOTE_NOT_YOURS();
}

/**
 * Returns a note without its text, for the stored response of an idempotency key. A customer does not get the id of the
 * member of staff who wrote it.
 */
export const receiptOf = ({ createdAt, updatedAt, writtenBy, ...note }: OrderNote, actor: Actor) => ({
  ...note,
  writtenBy: actor.kind === 'customer' && writtenBy !== actor.id ? null : writtenBy,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

export const noteView = ({ text, ...note }: OpenedNote, actor: Actor): OrderNoteView => ({
  ...receiptOf(note, actor),
  text,
});
