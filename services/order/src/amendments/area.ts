import type { Area } from '@toric/chassis/area';
import { AmendReservation } from '@toric/contracts/catalog-inventory/stock/amendment.events';
import { KeepAmendment, VerifyAmendment } from '@toric/contracts/customer/supply/amendment.events';
import * as amendment from '@toric/contracts/order/amendments/amendment.events';
import { OrderHoldChanged } from '@toric/contracts/order/holds/order-hold.events';
import { AmendAuthorisation } from '@toric/contracts/payment/amendment.events';
import { processRun } from '@toric/messaging/process.store';
import type { Reader } from '../reader.store.ts';
import { amendmentProcess } from './amendment.process.ts';
import { recordAmendments } from './amendment.store.ts';
import { lapsePrices } from './approval/lapse-prices.flow.ts';
import { amendOrder } from './features/amend-order.ts';
import { approveAmendment } from './features/approve-amendment.ts';
import { cancelAmendment } from './features/cancel-amendment.ts';
import { getAmendment } from './features/get-amendment.ts';
import { listAmendments } from './features/list-amendments.ts';
import { quoteAmendment } from './features/quote-amendment.ts';
import { rejectAmendment } from './features/reject-amendment.ts';
import { stopAmendments } from './features/stop-amendments.ts';
import type { AmendmentSettings } from './prepare-amendment.flow.ts';

/**
 * Declares the area of amendments: changes of a confirmed order until it is picked, and the versions of the order. This
 * area uses orders and credit.
 */
export const amendments = (settings: AmendmentSettings): Area<Reader> => ({
  routes: [
    ...[quoteAmendment(settings), amendOrder(settings), listAmendments(settings), getAmendment(settings)],
    ...[cancelAmendment(settings), approveAmendment(settings), rejectAmendment(settings)],
  ],
  subscriptions: { 'stop-amendments': stopAmendments },
  background: [lapsePrices(settings)],
  processes: [processRun({ process: amendmentProcess, recordTransitions: recordAmendments })],
  sends: [
    ...[amendment.AmendmentBegun, amendment.AmendmentGranted, amendment.OrderAmended, amendment.AmendmentEnded],
    ...[amendment.AmendmentCancelRequested, amendment.AmendmentStopped],
    ...[VerifyAmendment, KeepAmendment, AmendAuthorisation, AmendReservation, OrderHoldChanged],
  ],
});
