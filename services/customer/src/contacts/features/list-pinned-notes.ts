import { query } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ListPinnedNotes } from '@toric/contracts/customer/people/note.http';
import type { Reader } from '../../reader.store.ts';
import { readPinnedNotes } from '../customer-note.store.ts';

/** GET /customers/{customerId}/notes/pinned. Lists the pinned notes about a customer, newest first. */
export const listPinnedNotes = ({ vault }: { vault: Vault }) =>
  query<typeof ListPinnedNotes, Reader>(ListPinnedNotes, {
    async run({ params: { customerId }, db }) {
      const data = await readPinnedNotes(db, vault, customerId);
      if (!data) throw CUSTOMER_NOT_FOUND();
      return { data };
    },
  });
