import type { AddressView } from '@toric/contracts/customer/people/customer.http';
import { GetOrder, ListOrders, PlaceOrder } from '@toric/contracts/order/order.http';
import { GetStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import { RepeatOrder } from '@toric/contracts/order/repeat.http';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../app/api.ts';
import { tell } from '../../../app/tell.tsx';
import { text } from '../../../app/words.ts';
import type { Caller } from './caller.ts';
import type { Delivery } from './chosen-delivery.ts';
import { type Draft, orderLines, repeatOf } from './draft.ts';

const PLACED = text('The order is placed.', '已下单。');
const SETTLED = 'wait=10';
const refreshes = [ListOrders, GetOrder, GetStoreCredit];

/** Describes the address of the order, and the amount of store credit that it uses. */
type Paid = { readonly address: AddressView | undefined; readonly useStoreCredit: number | undefined };

/**
 * Places the order and opens its page. The idempotency key of a request is kept until its content changes. So a repeat
 * after a broken connection never orders twice. If the powers are hidden, the earlier order is repeated.
 */
export function usePlace(caller: Caller, draft: Draft, delivery: Delivery, { address, useStoreCredit }: Paid) {
  const navigate = useNavigate();
  const placing = useCommand(PlaceOrder, { refreshes });
  const repeating = useCommand(RepeatOrder, { refreshes });
  const sent = useRef({ content: '', key: '' });
  const coupon = delivery.couponCode.trim();

  function keyOf(content: unknown): string {
    const text = JSON.stringify(content);
    if (sent.current.content !== text) sent.current = { content: text, key: crypto.randomUUID() };
    return sent.current.key;
  }

  async function send(to: AddressView) {
    const common = {
      ...{ market: to.country, shippingAddressId: to.id, paymentToken: delivery.paymentToken.trim() },
      ...(useStoreCredit !== undefined && { useStoreCredit }),
      ...(coupon && { couponCode: coupon }),
      ...(delivery.methodId && { deliveryMethodId: delivery.methodId }),
      ...(delivery.channel && { channel: delivery.channel }),
      ...(delivery.note?.trim() && { note: delivery.note.trim() }),
      place: { ...(to.region && { region: to.region }), ...(to.postalCode && { postalCode: to.postalCode }) },
    };
    const lines = orderLines(draft);
    if (lines) {
      const body = { ...common, lines, customerId: caller.customer.id };
      return placing.run({ body, idempotencyKey: keyOf(body), prefer: SETTLED });
    }
    const repeat = repeatOf(draft);
    if (!repeat) return undefined;
    const named = useStoreCredit === undefined ? {} : { customerId: caller.customer.id };
    const body = { ...common, ...named, lines: repeat.lines, ...(repeat.goods && { goods: repeat.goods }) };
    return repeating.run({ params: { orderId: repeat.orderId }, body, idempotencyKey: keyOf(body), prefer: SETTLED });
  }

  async function place() {
    const answer = address && (await send(address));
    if (!answer) return;
    tell(PLACED);
    await navigate(`/orders/${answer.body.id}`);
  }
  return { place, busy: placing.busy || repeating.busy, problem: placing.problem ?? repeating.problem };
}
