import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import type { Vault } from '@toric/chassis/data/vault';
import { ADDRESS_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ReplaceAddress } from '@toric/contracts/customer/people/customer.http';
import { normaliseAddress } from '../address.ts';
import { addressView, lockAddress, replaceAddress as replace } from '../address.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';

/** PUT /customers/{customerId}/addresses/{addressId}. Replaces all fields of the address. */
export const replaceAddress = ({ vault }: { vault: Vault }) =>
  command(ReplaceAddress, {
    async run({ params: { customerId, addressId }, body, actor, expectedVersion, tx, now }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      const row = keys && (await lockAddress(tx, { id: addressId, customerId }));
      if (!row) throw ADDRESS_NOT_FOUND();
      requireVersion(expectedVersion, row.version);
      const address = normaliseAddress(body);
      return answer(addressView(await replace(tx, keys, addressId, address, now), address));
    },
  });
