import { changed } from '@toric/chassis/changes/changed';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { ORDER_NOTE_NOT_FOUND } from '@toric/contracts/order/notes/order-note.errors';
import { ChangeOrderNote } from '@toric/contracts/order/notes/order-note.http';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { findBuyer } from '../../buyer.store.ts';
import { assertAuthor, noteView } from '../order-note.ts';
import { findNote, updateNote } from '../order-note.store.ts';

/**
 * PATCH /orders/{orderId}/notes/{noteId}. Replaces the text of a note of an order. Only the author of the note may do
 * this.
 */
export const changeOrderNote = ({ vault }: { vault: Vault }) =>
  command(ChangeOrderNote, {
    async run({ params: { orderId, noteId }, body: { text }, actor, expectedVersion, tx, now }) {
      const self = selfOf(actor);
      const customerId = await findBuyer(tx, orderId, self);
      if (customerId === undefined) throw ORDER_NOT_FOUND();
      const keys = await keyringFor(tx, vault, customerId);
      const kind = self === undefined ? undefined : 'customer';
      const before = await findNote(tx, keys, { orderId, noteId, kind });
      if (!before) throw ORDER_NOTE_NOT_FOUND();
      assertAuthor(actor, before);
      requireVersion(expectedVersion, before.version);
      if (before.text === text) return answer(noteView(before, actor)).records();
      const after = { ...(await updateNote(tx, keys, { ...before, text }, now)), text };
      const fields = changed({ text: before.text }, { text });
      return answer(noteView(after, actor)).records({
        ...{ action: 'order-note.changed', subject: orderId, customerId, fields },
      });
    },
  });
