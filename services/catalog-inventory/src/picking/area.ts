import type { Area } from '@toric/chassis/area';
import { OrderPacked, PickBegun, PickEnded } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { ChooseOrdersToPick } from '@toric/contracts/order/pick.events';
import type { CatalogInventoryConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { beginPickWave } from './features/begin-pick-wave.ts';
import { cancelPickWave } from './features/cancel-pick-wave.ts';
import { choosePickLot } from './features/choose-pick-lot.ts';
import { fillPickWave } from './features/fill-pick-wave.ts';
import { getPackingSlip } from './features/get-packing-slip.ts';
import { getPickWave } from './features/get-pick-wave.ts';
import { getShipmentBoxes } from './features/get-shipment-boxes.ts';
import { giveBackPick } from './features/give-back-pick.ts';
import { listPickScans } from './features/list-pick-scans.ts';
import { listPickWaves } from './features/list-pick-waves.ts';
import { noteOrderHold } from './features/note-order-hold.ts';
import { packOrder } from './features/pack-order.ts';
import { planPickWave } from './features/plan-pick-wave.ts';
import { putBackPick } from './features/put-back-pick.ts';
import { reportShortPick } from './features/report-short-pick.ts';
import { scanPick } from './features/scan-pick.ts';
import { setLotBin } from './features/set-lot-bin.ts';
import { splitPick } from './features/split-pick.ts';
import { takePickWave } from './features/take-pick-wave.ts';

/**
 * Declares the area `picking`: waves of orders, every scan at a shelf, other lots, and parcels. It uses the area
 * `stock`.
 */
export const picking = ({ SPARE_SHELF_DAYS: spareDays, SELLER_NAME }: CatalogInventoryConfig): Area<Reader> => ({
  routes: [
    ...[getShipmentBoxes, setLotBin, planPickWave, listPickWaves, getPickWave, beginPickWave, takePickWave],
    ...[cancelPickWave, giveBackPick, putBackPick, splitPick, scanPick, listPickScans, reportShortPick({ spareDays })],
    ...[choosePickLot({ spareDays }), packOrder, getPackingSlip({ seller: SELLER_NAME })],
  ],
  subscriptions: { 'fill-pick-wave': fillPickWave, 'note-order-hold': noteOrderHold },
  sends: [ChooseOrdersToPick, PickBegun, PickEnded, OrderPacked],
});
