import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ADDRESS_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { RemoveCustomersAddress } from '@toric/contracts/customer/people/customer.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { deleteAddress, lockAddress, openAddress } from '../address.store.ts';
import { recordChange } from '../record-change.flow.ts';

/** POST /customers/{customerId}/addresses/{addressId}/remove. Staff delete an address of a customer. The removal is kept
 *  with its reason. */
export const removeCustomersAddress = ({ vault }: { vault: Vault }) =>
  command(RemoveCustomersAddress, {
    async run({ params: { customerId, addressId: id }, body: { reason }, actor, tx, now, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      const row = keys && (await lockAddress(tx, { id, customerId }));
      if (!row) throw ADDRESS_NOT_FOUND();
      const before = openAddress(keys, row);
      const change = { customerId, addressId: id, kind: 'removed', before, after: {}, reason } as const;
      await recordChange({ tx, vault, actor, now, newId }, change);
      await deleteAddress(tx, { id, customerId });
      return noContent();
    },
  });
