import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { PastOrderView } from '@toric/contracts/order/past-order.http';
import type { Reader } from '../reader.store.ts';
import { openLens } from './past-order.store.ts';

/**
 * Returns at most `limit` + 1 lines of a customer's past orders, the newest first. The cursor follows the day of the
 * order.
 */
export async function readPastOrders(db: Reader, vault: Vault, customerId: string, page: PageQuery) {
  const where = { customerId };
  const lines = await db.pastOrderLine.findMany(pageRange(page, where));
  const wrapped = await db.dataKey.findMany({ where: { customerId } });
  const keys = wrapped.length > 0 ? vault.keyring(wrapped) : undefined;
  const rows = lines.map((line) => ({
    id: line.id,
    createdAt: line.createdAt,
    get view(): PastOrderView {
      const { id, system: source, orderNumber: number, market, productName, gtin, eye, quantity } = line;
      const { unitPrice, currency } = line;
      return {
        ...{ id, customerId, historical: true, status: 'closed', source, number, line: line.line, market, productName },
        ...{ orderedOn: line.orderedOn.toISOString().slice(0, 10), gtin, quantity },
        eye: eye === 'right' || eye === 'left' ? eye : null,
        total: unitPrice === null || currency === null ? null : { amount: unitPrice * quantity, currency },
        parameters: openLens(keys, line),
      };
    },
  }));
  return withTotal(page, rows, (range) => db.pastOrderLine.count({ where, ...range }));
}
