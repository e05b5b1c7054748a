/** Lists all messages with which the area `stock` answers orders. */
import * as events from '@toric/contracts/catalog-inventory/events';
import * as amending from '@toric/contracts/catalog-inventory/stock/amendment.events';

export const ANSWERS = [
  ...[events.StockReserved, events.StockRefused, events.StockReleased, events.StockShipped, events.ShipmentRefused],
  ...[amending.StockAwaited, amending.ReservationAmended, amending.ReservationAmendmentRefused],
];
