import { query, selfOf } from '@toric/chassis/http/endpoint';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { ListOrderSteps } from '@toric/contracts/order/order-stream.http';
import { stepView } from '../order.view.ts';
import type { Reader } from '../../reader.store.ts';
import { readSteps } from '../order.reader.store.ts';

/**
 * GET /orders/{orderId}/steps?after=. Lists the statuses that the order has had, the oldest first, at most 200 at a
 * time. It lists only steps after the step with the id `after`. The gateway streams the same steps as server-sent
 * events.
 */
export const listOrderSteps = query<typeof ListOrderSteps, Reader>(ListOrderSteps, {
  async run({ params: { orderId }, query: { after }, actor, db }) {
    const found = await readSteps(db, orderId, selfOf(actor), /^\d{1,18}$/.test(after ?? '') ? BigInt(after ?? 0) : 0n);
    if (!found) throw ORDER_NOT_FOUND();
    return { data: found.steps.map(stepView), ended: found.ended };
  },
});
