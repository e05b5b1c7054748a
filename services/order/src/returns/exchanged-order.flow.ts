import type { Vault } from '@toric/chassis/data/vault';
import type { Actor } from '@toric/contracts/kernel/access';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import type { PlaceOrderBody } from '@toric/contracts/order/order.http';
import {
  RETURN_EXCHANGED_ALREADY,
  RETURN_NEEDS_CARD,
  RETURN_NO_EXCHANGE,
} from '@toric/contracts/order/returns/return.errors';
import type { ExchangeReturn } from '@toric/contracts/order/returns/return-work.http';
import type { Tx } from '@toric/messaging/sql';
import type { z } from 'zod';
import { selfOf } from '@toric/chassis/http/endpoint';
import { findOrder } from '../orders/order.store.ts';
import { repeatedOrder } from '../orders/placing/repeat.flow.ts';
import { assertSameGoods } from './reshipment.ts';
import { AWAITED_DAYS } from './return.process.ts';
import type { LockedReturn } from './return.store.ts';
import { assertState } from './return.ts';

/** Replaces the card token in an exchange order that is never charged. */
const NO_CARD = 'tok_none';

type Wanted = {
  readonly body: z.output<typeof ExchangeReturn.body>;
  readonly actor: Actor;
  readonly now: Date;
};

/**
 * Returns the body of the new order of an exchange: lenses of the returned order, in another power if the request names
 * one. Throws if the return does not wait for an exchange or already has one, if an exchange has no card that can be
 * charged, or if a reshipment names other goods.
 */
export async function exchangedOrder(
  tx: Tx,
  vault: Vault,
  found: LockedReturn,
  { body, actor, now }: Wanted,
): Promise<PlaceOrderBody & { customerId: string }> {
  if (found.resolution === 'refund') throw RETURN_NO_EXCHANGE();
  if (found.exchangeOrderId !== null) throw RETURN_EXCHANGED_ALREADY({ number: found.exchangeOrderId });
  assertState(found.status, 'approved', 'reminded');
  if (found.resolution === 'exchange' && body.paymentToken === undefined)
    throw RETURN_NEEDS_CARD({ days: AWAITED_DAYS });
  const first = await findOrder(tx, found.orderId, undefined);
  if (!first) throw ORDER_NOT_FOUND();
  if (found.resolution === 'reship') assertSameGoods(body.lines, { returned: found.lines, sent: first.lines });
  const { market } = first;
  const shippingAddressId = body.shippingAddressId ?? first.shippingAddressId;
  const lines = body.lines.map(({ lineId, quantity, packId, prescriptionId }) => ({
    ...{ lineId, quantity, packId, prescriptionId },
  }));
  const repeated = { market, lines, shippingAddressId, paymentToken: body.paymentToken ?? NO_CARD };
  const order = await repeatedOrder(tx, vault, {
    orderId: found.orderId,
    body: repeated,
    self: selfOf(actor),
    actor,
    now,
  });
  return {
    ...order,
    lines: order.lines.map((line, index) => {
      const parameters = body.lines[index]?.parameters;
      return parameters === undefined ? line : { ...line, parameters };
    }),
  };
}
