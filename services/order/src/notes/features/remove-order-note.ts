import { changed } from '@toric/chassis/changes/changed';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { ORDER_NOTE_NOT_FOUND } from '@toric/contracts/order/notes/order-note.errors';
import { RemoveOrderNote } from '@toric/contracts/order/notes/order-note.http';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { findBuyer } from '../../buyer.store.ts';
import { assertAuthor } from '../order-note.ts';
import { deleteNote, findNote } from '../order-note.store.ts';

/**
 * DELETE /orders/{orderId}/notes/{noteId}. Removes a note of an order. Only the author of the note may do this. The
 * change record keeps the text, sealed.
 */
export const removeOrderNote = ({ vault }: { vault: Vault }) =>
  command(RemoveOrderNote, {
    async run({ params: { orderId, noteId }, actor, tx }) {
      const self = selfOf(actor);
      const customerId = await findBuyer(tx, orderId, self);
      if (customerId === undefined) throw ORDER_NOT_FOUND();
      const keys = await keyringFor(tx, vault, customerId);
      const kind = self === undefined ? undefined : 'customer';
      const note = await findNote(tx, keys, { orderId, noteId, kind });
      if (!note) throw ORDER_NOTE_NOT_FOUND();
      assertAuthor(actor, note);
      await deleteNote(tx, noteId);
      const fields = changed({ kind: note.kind, text: note.text }, {});
      return noContent().records({ action: 'order-note.removed', subject: orderId, customerId, fields });
    },
  });
