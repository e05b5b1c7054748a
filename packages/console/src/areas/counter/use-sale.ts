import type { AddressView } from '@toric/contracts/customer/people/customer.http';
import { type CounterMethod, SellAtCounter } from '@toric/contracts/order/counter/counter.http';
import { GetOrder, ListOrders } from '@toric/contracts/order/order.http';
import { GetStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import { ListPayments } from '@toric/contracts/payment/payment.http';
import { useRef } from 'react';
import { useCommand } from '../../app/api.ts';
import type { Caller } from '../orders/new/caller.ts';
import { type Draft, orderLines } from '../orders/new/draft.ts';

/**
 * Describes the payment. `given` is the cash of the buyer, and only serves to compute the change: the shop takes the
 * total.
 */
export type Pay = {
  readonly method: CounterMethod;
  readonly token: string;
  readonly given: string;
  readonly warehouseId: string;
  readonly addressId: string;
  readonly couponCode: string;
  readonly usesCredit?: boolean;
};

/** Describes the address of the invoice, and the store credit that the sale uses. */
type Paid = { readonly address: AddressView | undefined; readonly useStoreCredit: number | undefined };

const refreshes = [ListOrders, GetOrder, ListPayments, GetStoreCredit];
const DONE = 'wait=10';

/**
 * Sells the goods of the draft. The idempotency key of a request is kept until its content changes. So a repeat after a
 * broken connection never sells twice.
 */
export function useSale(caller: Caller, draft: Draft, pay: Pay, { address, useStoreCredit }: Paid) {
  const selling = useCommand(SellAtCounter, { refreshes });
  const sent = useRef({ content: '', key: '' });
  const coupon = pay.couponCode.trim();
  async function sell(): Promise<string | undefined> {
    const lines = orderLines(draft);
    if (!lines || !address) return undefined;
    const body = {
      ...{ market: address.country, shippingAddressId: address.id, customerId: caller.customer.id, lines },
      place: {
        ...(address.region && { region: address.region }),
        ...(address.postalCode && { postalCode: address.postalCode }),
      },
      ...(coupon && { couponCode: coupon }),
      ...(useStoreCredit !== undefined && { useStoreCredit }),
      ...{ warehouseId: pay.warehouseId, method: pay.method },
      ...(pay.method === 'card' && { paymentToken: pay.token.trim() }),
    };
    const content = JSON.stringify(body);
    if (sent.current.content !== content) sent.current = { content, key: crypto.randomUUID() };
    const answer = await selling.run({ body, idempotencyKey: sent.current.key, prefer: DONE });
    return answer.body.id;
  }
  return { sell, busy: selling.busy, problem: selling.problem };
}
