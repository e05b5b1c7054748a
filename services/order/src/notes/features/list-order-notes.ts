import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ListOrderNotes } from '@toric/contracts/order/notes/order-note.http';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { findBuyer } from '../../buyer.store.ts';
import { noteView } from '../order-note.ts';
import { findNotes } from '../order-note.store.ts';

/** GET /orders/{orderId}/notes. Lists the notes of an order. A customer gets only the notes of the kind `customer`. */
export const listOrderNotes = ({ vault }: { vault: Vault }) =>
  command(ListOrderNotes, {
    async run({ params: { orderId }, actor, tx }) {
      const self = selfOf(actor);
      const customerId = await findBuyer(tx, orderId, self);
      if (customerId === undefined) throw ORDER_NOT_FOUND();
      const keys = await keyringFor(tx, vault, customerId);
      const notes = await findNotes(tx, keys, orderId, self === undefined ? undefined : 'customer');
      return answer({ data: notes.map((note) => noteView(note, actor)) });
    },
  });
