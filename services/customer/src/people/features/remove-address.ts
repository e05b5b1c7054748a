import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ADDRESS_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { RemoveAddress } from '@toric/contracts/customer/people/customer.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { deleteAddress, lockAddress, openAddress } from '../address.store.ts';

/** DELETE /customers/{customerId}/addresses/{addressId}. Deletes an address of the calling customer. */
export const removeAddress = ({ vault }: { vault: Vault }) =>
  command(RemoveAddress, {
    async run({ params: { customerId, addressId: id }, actor, tx }) {
      const keys = await findCustomerKeys(tx, vault, customerId, actor.id);
      const row = keys && (await lockAddress(tx, { id, customerId }));
      if (!row) throw ADDRESS_NOT_FOUND();
      await deleteAddress(tx, { id, customerId });
      const fields = changed(openAddress(keys, row), {});
      return noContent().records({ action: 'address.removed', subject: id, customerId, fields });
    },
  });
