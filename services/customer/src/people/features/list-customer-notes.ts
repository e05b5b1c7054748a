import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ListCustomerNotes } from '@toric/contracts/customer/people/note.http';
import type { Reader } from '../../reader.store.ts';
import { readNotes } from '../customer-note.store.ts';

/** GET /customers/{customerId}/notes. Lists the notes of the shop about a customer, newest first. */
export const listCustomerNotes = ({ vault }: { vault: Vault }) =>
  query<typeof ListCustomerNotes, Reader>(ListCustomerNotes, {
    async run({ params: { customerId }, query: { limit, cursor, count }, db }) {
      const notes = await readNotes(db, vault, customerId, { limit, cursor, count });
      if (!notes) throw CUSTOMER_NOT_FOUND();
      return pageOf(notes, limit, ({ view }) => view);
    },
  });
