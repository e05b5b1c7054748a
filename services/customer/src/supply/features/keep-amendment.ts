import { AmendmentKept, KeepAmendment } from '@toric/contracts/customer/supply/amendment.events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { lockCustomers } from '../../customer-lock.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { moveAmendedAddress } from '../../people/order-address.store.ts';
import type { SupplyMeans } from '../decide-supply.flow.ts';
import { replaceSupplies } from '../supply.store.ts';

/**
 * ⇐ customer.keep-amendment.v1. Applies an amendment to the order: stores its new address, and replaces its supplies by
 * those of the new lines. Emits customer.amendment-kept.v1. A repeated command changes nothing.
 */
export const keepAmendment = ({ vault }: Pick<SupplyMeans, 'vault'>) =>
  on(KeepAmendment, {
    async run({ message: { orderId, amendmentId, customerId, suppliedOn, lines }, tx, now }) {
      await lockCustomers(tx, [customerId]);
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      if (keys) await moveAmendedAddress(tx, keys, { orderId, amendmentId }, now);
      await replaceSupplies(tx, { request: { orderId, customerId, lines }, suppliedOn });
      return emits(AmendmentKept({ orderId, amendmentId }));
    },
  });
