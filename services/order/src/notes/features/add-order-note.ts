import { changed } from '@toric/chassis/changes/changed';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ORDER_NOTE_TOO_MANY } from '@toric/contracts/order/notes/order-note.errors';
import { AddOrderNote, ORDER_NOTES_AT_MOST } from '@toric/contracts/order/notes/order-note.http';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { lockBuyer } from '../../buyer.store.ts';
import { assertMayWrite, receiptOf } from '../order-note.ts';
import { insertNote } from '../order-note.store.ts';

/** POST /orders/{orderId}/notes. Writes a note of the shop or of the customer. */
export const addOrderNote = ({ vault }: { vault: Vault }) =>
  command(AddOrderNote, {
    async run({ params: { orderId }, body: { kind, text }, actor, tx, now, newId }) {
      assertMayWrite(actor, kind);
      const customerId = await lockBuyer(tx, orderId, selfOf(actor));
      if (customerId === undefined) throw ORDER_NOT_FOUND();
      const keys = await keyringFor(tx, vault, customerId);
      const times = { createdAt: now, updatedAt: now };
      const note = { id: newId(), orderId, kind, writtenBy: actor.id, version: 1, ...times };
      if (!(await insertNote(tx, keys, { ...note, text }))) throw ORDER_NOTE_TOO_MANY({ most: ORDER_NOTES_AT_MOST });
      const fields = changed({}, { kind, text });
      return answer(receiptOf(note, actor)).records({
        ...{ action: 'order-note.added', subject: orderId, customerId, fields },
      });
    },
  });
