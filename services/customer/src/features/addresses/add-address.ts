import { command, selfOf } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import type { Vault } from '@toric/chassis/vault';
import { AddAddress } from '@toric/contracts/customer.http';
import { normaliseAddress, tooManyAddresses } from '../../address.ts';
import { ADDRESSES_AT_MOST, insertAddress, receiptOf } from '../../address.store.ts';
import { customerNotFound } from '../../customer.ts';
import { findCustomerKeys } from '../../data-key.store.ts';

/** POST /customers/{customerId}/addresses. Answers ids only: the answer is kept for replays. */
export const addAddress = ({ vault }: { vault: Vault }) =>
  command(AddAddress, {
    async run({ params: { customerId }, body, actor, tx, now, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw customerNotFound();
      const address = normaliseAddress(body);
      const added = await insertAddress(tx, keys, { id: newId(), customerId, address, now });
      if (!added) throw tooManyAddresses(ADDRESSES_AT_MOST);
      return answer(receiptOf(added));
    },
  });
