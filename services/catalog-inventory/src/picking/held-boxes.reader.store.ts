import type { ShipmentBoxes } from '@toric/contracts/catalog-inventory/stock/shipment-boxes.http';
import { BoxParameters } from '@toric/contracts/lens';
import { dayOf } from '@toric/optics/calendar-day';
import type { Reader } from '../reader.store.ts';
import type { ReservationStatus } from '../stock/reservation.ts';

const HELD = 'held' satisfies ReservationStatus;

/**
 * Returns the boxes that the order holds. Returns undefined if the order holds no boxes: it was never reserved, was
 * shipped, or lost its reservation.
 */
export async function readHeldBoxes(db: Reader, orderId: string): Promise<ShipmentBoxes[] | undefined> {
  const reservation = await db.reservation.findFirst({
    where: { orderId, status: HELD },
    select: {
      lines: {
        orderBy: [{ lineId: 'asc' }, { lotId: 'asc' }],
        select: {
          lineId: true,
          quantity: true,
          lot: {
            select: {
              id: true,
              lotNumber: true,
              expiresOn: true,
              quarantined: true,
              warehouse: { select: { id: true, code: true } },
              lens: { select: { parameters: true } },
              pack: { select: { gtin: true, size: true, product: { select: { name: true } } } },
            },
          },
        },
      },
    },
  });
  return reservation?.lines.map(({ lineId, quantity, lot: { pack, warehouse, lens, ...lot } }) => ({
    ...{ lineId, productName: pack.product.name, gtin: pack.gtin, packSize: pack.size },
    ...{ parameters: BoxParameters.parse(lens.parameters), quantity },
    ...{ warehouseId: warehouse.id, warehouseCode: warehouse.code },
    ...{ lotId: lot.id, lotNumber: lot.lotNumber, expiresOn: dayOf(lot.expiresOn), inQuarantine: lot.quarantined },
  }));
}
