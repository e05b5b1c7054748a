import type { Tx } from '@toric/messaging/sql';
import type { PriceFloor } from './price.ts';

/** Inserts a floor. The newest floor of a market is in force. */
export async function insertPriceFloor(tx: Tx, floor: PriceFloor): Promise<void> {
  const { id, market, currency, amount, share, reason, setBy, createdAt } = floor;
  await tx.run`
    insert into price_floor (id, market, currency, amount, share, reason, set_by, created_at)
    values (${id}, ${market}, ${currency}, ${amount}, ${share}, ${reason}, ${setBy}, ${createdAt})`;
}
