import { StockCompared } from '@toric/contracts/catalog-inventory/audit.events';
import { OrdersAudited } from '@toric/contracts/order/audit/audit.events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { compareBoxes, compareLot } from '../compared-stock.ts';
import { findComparedBoxes, findComparedLots } from '../compared-stock.store.ts';

/**
 * ⇐ order.orders-audited.v1. Compares orders with their boxes, and lots with their ledger. Emits
 * catalog-inventory.orders-compared.v1.
 */
export const compareStock = on(OrdersAudited, {
  async run({ message: { auditId, page, takenAt, orders }, tx }) {
    const boxes = new Map((await findComparedBoxes(tx, orders, takenAt)).map((row) => [row.orderId, row]));
    const lots = await findComparedLots(tx, orders);
    const differences = [
      ...orders.flatMap((order) => compareBoxes(order, boxes.get(order.orderId))),
      ...lots.flatMap(compareLot),
    ];
    return emits(StockCompared({ auditId, page, differences }));
  },
});
