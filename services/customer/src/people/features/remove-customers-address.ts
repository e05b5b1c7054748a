import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ADDRESS_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { RemoveCustomersAddress } from '@toric/contracts/customer/people/customer.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { deleteAddress, lockAddress, openAddress } from '../address.store.ts';

/**
 * POST /customers/{customerId}/addresses/{addressId}/remove. Deletes an address of a customer by staff. The removal is
 * recorded with its reason.
 */
export const removeCustomersAddress = ({ vault }: { vault: Vault }) =>
  command(RemoveCustomersAddress, {
    async run({ params: { customerId, addressId: id }, body: { reason: why }, tx }) {
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      const row = keys && (await lockAddress(tx, { id, customerId }));
      if (!row) throw ADDRESS_NOT_FOUND();
      await deleteAddress(tx, { id, customerId });
      const fields = changed(openAddress(keys, row), {});
      return noContent().records({ action: 'address.removed', subject: id, customerId, why, fields });
    },
  });
