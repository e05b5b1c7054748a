import { changed } from '@toric/chassis/changes/changed';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import type { Vault } from '@toric/chassis/data/vault';
import { ADDRESS_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ReplaceAddress } from '@toric/contracts/customer/people/customer.http';
import { normaliseAddress } from '../address.ts';
import { askCheck } from '../address-check.store.ts';
import { addressView, lockAddress, openAddress, replaceAddress as replace } from '../address.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { confirmFacts } from '../../fact.store.ts';
import { reasonOf } from '../customer-change.ts';

/** PUT /customers/{customerId}/addresses/{addressId}. Replaces all fields of the address. Staff must give
 *  a reason. The address counts as confirmed. */
export const replaceAddress = ({ vault, checksAddresses: isOn }: { vault: Vault; checksAddresses: boolean }) =>
  command(ReplaceAddress, {
    async run({ params: { customerId, addressId }, body: { reason, ...body }, actor, expectedVersion, tx, now }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      const before = keys && (await lockAddress(tx, { id: addressId, customerId }));
      if (!before) throw ADDRESS_NOT_FOUND();
      requireVersion(expectedVersion, before.version);
      const address = normaliseAddress(body);
      const [why, fields] = [reasonOf(actor, reason), changed(openAddress(keys, before), address)];
      const change = { action: 'address.changed', subject: addressId, customerId, why, fields } as const;
      await confirmFacts(tx, { customerId, facts: [{ fact: 'address', addressId }], actor, now });
      const row = await replace(tx, keys, addressId, address, now);
      const messages = await askCheck(tx, row, { isOn, now });
      return answer(addressView(row, address))
        .emits(...messages)
        .records(...(fields.length > 0 ? [change] : []));
    },
  });
