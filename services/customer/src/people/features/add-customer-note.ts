import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { AddCustomerNote } from '@toric/contracts/customer/people/note.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { insertNote } from '../customer-note.store.ts';

/** POST /customers/{customerId}/notes. Staff write a note of the shop about a customer. */
export const addCustomerNote = ({ vault }: { vault: Vault }) =>
  command(AddCustomerNote, {
    async run({ params: { customerId }, body: { text }, actor, tx, now: at, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const note = { id: newId(), customerId, writtenBy: actor.id };
      await insertNote(tx, keys, { ...note, text, at });
      const change = { action: 'note.added', subject: note.id, customerId, fields: changed({}, { text }) } as const;
      return answer({ ...note, createdAt: at.toISOString() }).records(change);
    },
  });
