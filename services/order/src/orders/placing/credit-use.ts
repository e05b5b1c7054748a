import { changed } from '@toric/chassis/changes/changed';
import type { Actor } from '@toric/contracts/kernel/access';
import type { UseStoreCredit } from '@toric/contracts/payment/store-credit/refund-to';
import type { Change } from '@toric/contracts/record/change';

type Placed = { readonly id: string; readonly number: string; readonly customerId: string };

/**
 * Returns the entry for the change record, if staff use the store credit of a customer in an order. The customer sees
 * the entry too. Returns no entry if the customer places the order herself.
 */
export const creditUse = (
  { kind }: Pick<Actor, 'kind'>,
  { id: orderId, number, customerId }: Placed,
  useStoreCredit: UseStoreCredit | undefined,
): Change[] =>
  kind === 'customer' || useStoreCredit === undefined
    ? []
    : [
        {
          ...{ action: 'store-credit.used', subject: customerId, customerId },
          fields: changed({}, { orderId, number, useStoreCredit }),
        },
      ];
