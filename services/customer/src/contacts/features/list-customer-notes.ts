import { pageOf } from '@toric/chassis/data/cursor';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ListCustomerNotes } from '@toric/contracts/customer/people/note.http';
import type { Reader } from '../../reader.store.ts';
import { readNotes } from '../customer-note.store.ts';

/**
 * GET /customers/{customerId}/notes. Lists the notes of the shop about a customer, newest first. The customer herself
 * gets only the shared notes, without the names of colleagues.
 */
export const listCustomerNotes = ({ vault }: { vault: Vault }) =>
  query<typeof ListCustomerNotes, Reader>(ListCustomerNotes, {
    async run({ params: { customerId }, query: { limit, cursor, count }, actor, db }) {
      const self = selfOf(actor);
      const notes = await readNotes(db, vault, { customerId, self }, { limit, cursor, count });
      if (!notes) throw CUSTOMER_NOT_FOUND();
      return pageOf(notes, limit, ({ view }) =>
        self === undefined ? view : { ...view, writtenBy: null, mentions: [], isPinned: false },
      );
    },
  });
