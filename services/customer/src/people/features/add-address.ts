import { changed } from '@toric/chassis/changes/changed';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ADDRESS_TOO_MANY, CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { AddAddress } from '@toric/contracts/customer/people/customer.http';
import { normaliseAddress } from '../address.ts';
import { askCheck } from '../address-check.store.ts';
import { MAX_ADDRESSES, insertAddress, receiptOf } from '../address.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { confirmFacts } from '../../fact.store.ts';
import { reasonOf } from '../customer-change.ts';

/**
 * POST /customers/{customerId}/addresses. Adds an address. Staff must give a reason. The answer has only ids, the
 * version and times, because it is stored under the idempotency key for repeated requests.
 */
export const addAddress = ({ vault, checksAddresses: isOn }: { vault: Vault; checksAddresses: boolean }) =>
  command(AddAddress, {
    async run({ params: { customerId }, body: { reason, ...body }, actor, tx, now, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const address = normaliseAddress(body);
      const added = await insertAddress(tx, keys, { id: newId(), customerId, address, now });
      if (!added) throw ADDRESS_TOO_MANY({ most: MAX_ADDRESSES });
      await confirmFacts(tx, { customerId, facts: [{ fact: 'address', addressId: added.id }], actor, now });
      await askCheck(tx, added, { isOn, now });
      const [why, fields] = [reasonOf(actor, reason), changed({}, address)];
      return answer(receiptOf(added)).records({ action: 'address.added', subject: added.id, customerId, why, fields });
    },
  });
