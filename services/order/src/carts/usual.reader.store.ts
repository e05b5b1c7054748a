import type { Vault } from '@toric/chassis/data/vault';
import { BoxParameters, Eye } from '@toric/contracts/lens';
import { openParameters } from '../orders/order.store.ts';
import type { Reader } from '../reader.store.ts';
import type { EarlierOrder } from './usual.ts';

/** The usual order of a customer is computed from at most this number of her newest orders. */
const MOST_ORDERS = 20;
const CANCELLED = ['cancelling', 'cancelled'];

/** Returns the newest orders of a customer, without cancelled orders. Returns none if the customer was erased. */
export async function readEarlierOrders(db: Reader, vault: Vault, customerId: string): Promise<EarlierOrder[]> {
  const keys = await db.dataKey.findMany({ where: { customerId } });
  if (keys.length === 0) return [];
  const keyring = vault.keyring(keys);
  const orders = await db.order.findMany({
    where: { customerId, status: { notIn: CANCELLED } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_ORDERS,
    include: { lines: { orderBy: { position: 'asc' } } },
  });
  return orders.map(({ lines, ...order }) => ({
    ...order,
    lines: lines.map((line) => ({
      ...line,
      eye: Eye.nullable().parse(line.eye),
      parameters: BoxParameters.parse(openParameters(keyring, line)),
    })),
  }));
}
