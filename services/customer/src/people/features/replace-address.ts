import { changed } from '@toric/chassis/changes/changed';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import type { Vault } from '@toric/chassis/data/vault';
import { ADDRESS_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ReplaceAddress } from '@toric/contracts/customer/people/customer.http';
import { normaliseAddress } from '../address.ts';
import { addressView, lockAddress, openAddress, replaceAddress as replace } from '../address.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { confirmFacts } from '../../fact.store.ts';
import { reasonOf } from '../customer-change.ts';

/** PUT /customers/{customerId}/addresses/{addressId}. Replaces all fields of the address. Staff must give
 *  a reason. The address counts as confirmed. */
export const replaceAddress = ({ vault }: { vault: Vault }) =>
  command(ReplaceAddress, {
    async run({ params: { customerId, addressId }, body: { reason, ...body }, actor, expectedVersion, tx, now }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      const row = keys && (await lockAddress(tx, { id: addressId, customerId }));
      if (!row) throw ADDRESS_NOT_FOUND();
      requireVersion(expectedVersion, row.version);
      const address = normaliseAddress(body);
      const [why, fields] = [reasonOf(actor, reason), changed(openAddress(keys, row), address)];
      const change = { action: 'address.changed', subject: addressId, customerId, why, fields } as const;
      await confirmFacts(tx, { customerId, facts: [{ fact: 'address', addressId }], actor, now });
      const view = addressView(await replace(tx, keys, addressId, address, now), address);
      return answer(view).records(...(fields.length > 0 ? [change] : []));
    },
  });
