import { command, selfOf } from '@toric/chassis/http/endpoint';
import { ExchangePlaced } from '@toric/contracts/order/returns/return.events';
import { ExchangeReturn } from '@toric/contracts/order/returns/return-work.http';
import { place } from '../../orders/placing/place.flow.ts';
import { exchangedOrder } from '../exchanged-order.flow.ts';
import type { ReturnSettings } from '../settings.ts';
import { lockedReturn } from '../show-return.flow.ts';

/**
 * POST /returns/{returnId}/exchange → order.order-placed.v1 and order.exchange-placed.v1. Places the new order for
 * which the returned goods pay. The return process then waits for the old goods, and charges the goods that do not come
 * back.
 */
export const exchangeReturn = ({ vault, placing }: ReturnSettings) =>
  command(ExchangeReturn, {
    async run({ params: { returnId }, body, actor, tx, now, newId }) {
      const found = await lockedReturn(tx, returnId, selfOf(actor));
      const { customerId, ...order } = await exchangedOrder(tx, vault, found, { body, actor, now });
      const covered = { amount: found.expectedRefund, currency: found.currency };
      const way = { method: 'exchange' as const, returnId, ...(found.resolution === 'exchange' && { covered }) };
      const reply = await place(placing, { body: order, customerId, guess: undefined, way }, { actor, tx, now, newId });
      const [started] = reply.processes;
      const exchangeOrderId = started?.key ?? '';
      return reply.emits(ExchangePlaced({ returnId, exchangeOrderId }));
    },
  });
