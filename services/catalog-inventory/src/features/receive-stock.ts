import { command } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import { RECEIPT_ALREADY_BOOKED, WAREHOUSE_NOT_FOUND } from '@toric/contracts/catalog-stock.errors';
import { ReceiveStock } from '@toric/contracts/catalog-stock.http';
import { checkReceipt } from '../receipt.ts';
import { bookLots, findReceivablePacks, insertReceipt } from '../receipt.store.ts';
import { hasWarehouse } from '../warehouse.store.ts';

/** POST /warehouses/{warehouseId}/receipts. Boxes come in, by lot and expiry: all lines or none. */
export const receiveStock = command(ReceiveStock, {
  async run({ params: { warehouseId }, body: { reference, lines }, actor, tx, now, newId }) {
    if (!(await hasWarehouse(tx, warehouseId))) throw WAREHOUSE_NOT_FOUND();
    const packs = await findReceivablePacks(tx, lines);
    const { lots, lotOfLine } = checkReceipt(lines, packs, now.toISOString().slice(0, 10));
    const receipt = { id: newId(), warehouseId, reference, receivedBy: actor.id, now };
    if (!(await insertReceipt(tx, receipt))) throw RECEIPT_ALREADY_BOOKED({ reference });
    const ids = await bookLots(
      tx,
      receipt,
      lots.map((lot) => ({ ...lot, newId: newId() })),
    );
    return answer({
      id: receipt.id,
      warehouseId,
      reference,
      boxes: lots.reduce((sum, { quantity }) => sum + quantity, 0),
      lotIds: lotOfLine.flatMap((key) => ids.get(key) ?? []),
      createdAt: now.toISOString(),
    });
  },
});
