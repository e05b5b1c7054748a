import type { Area } from '@toric/chassis/area';
import type { LensIds } from '@toric/optics/lens-id';
import type { Reader } from '../reader.store.ts';
import type { CatalogInventoryConfig } from '../config.ts';
import type { CustomerPseudonyms } from '../customer-pseudonym.ts';
import { assertKeysFit } from '../stored-keys.reader.store.ts';
import { ANSWERS } from './amending/answers.ts';
import { amendReservation } from './features/amend-reservation.ts';
import { adjustLot } from './features/adjust-lot.ts';
import { createWarehouse } from './features/create-warehouse.ts';
import { discardLot } from './features/discard-lot.ts';
import { getLensStock } from './features/get-lens-stock.ts';
import { getLot } from './features/get-lot.ts';
import { listLotLedger } from './features/list-lot-ledger.ts';
import { listStock } from './features/list-stock.ts';
import { listWarehouses } from './features/list-warehouses.ts';
import { releaseStock } from './features/release-stock.ts';
import { reserveStock } from './features/reserve-stock.ts';
import { shipStock } from './features/ship-stock.ts';
import { fillWaitingOrders } from './waiting/fill-waiting.flow.ts';

/** Declares the area `stock`: warehouses, lots with their ledger, and reservations of orders. It uses no other area. */
export const stock = (
  { SPARE_SHELF_DAYS: spareDays, RESERVATION_DAYS: reservationDays, BACK_ORDER_DAYS: waitDays }: CatalogInventoryConfig,
  keyed: { lensIds: LensIds; customers: CustomerPseudonyms },
): Area<Reader> => ({
  routes: [createWarehouse, listWarehouses, adjustLot, discardLot, listStock, getLot, getLensStock, listLotLedger],
  subscriptions: {
    'reserve-stock': reserveStock({ spareDays, reservationDays, waitDays, customers: keyed.customers }),
    'amend-reservation': amendReservation({ spareDays, reservationDays, customers: keyed.customers }),
    'release-stock': releaseStock,
    'ship-stock': shipStock({ spareDays }),
  },
  checkSettings: (read) => assertKeysFit(read, keyed),
  background: fillWaitingOrders({ spareDays, reservationDays }),
  sends: ANSWERS,
});
