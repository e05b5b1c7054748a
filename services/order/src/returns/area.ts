import type { Area } from '@toric/chassis/area';
import { TakeBackBoxes } from '@toric/contracts/catalog-inventory/returned/returned.events';
import { SealParcelAddress } from '@toric/contracts/customer/people/parcel-address.events';
import * as events from '@toric/contracts/order/returns/return.events';
import { ChargeExchange, RefundReturn } from '@toric/contracts/payment/return.events';
import { processRun } from '@toric/messaging/process.store';
import type { Reader } from '../reader.store.ts';
import { addReturnPicture } from './features/add-return-picture.ts';
import { askForReturnLabel } from './features/ask-for-return-label.ts';
import { approveReturn } from './features/approve-return.ts';
import { cancelReturn } from './features/cancel-return.ts';
import { decideReturn } from './features/decide-return.ts';
import { exchangeReturn } from './features/exchange-return.ts';
import { getReturnPicture } from './features/get-return-picture.ts';
import { getReturnLabelFile } from './features/get-return-label-file.ts';
import { getReturnLabel } from './features/get-return-label.ts';
import { getReturn } from './features/get-return.ts';
import { listReturns } from './features/list-returns.ts';
import { quoteReturn } from './features/quote-return.ts';
import { receiveReturn } from './features/receive-return.ts';
import { refuseReturn } from './features/refuse-return.ts';
import { requestReturn } from './features/request-return.ts';
import { createPictureCleaner } from './pictures/clean-picture.ts';
import { returnProcess } from './return.process.ts';
import { recordReturns } from './return.store.ts';
import type { ReturnSettings } from './settings.ts';
import { WAITING_RETURNS } from './waiting.store.ts';

/** Declares the area of returns, exchanges and claims, from the request to the refund. It uses orders. */
export const returns = (settings: ReturnSettings): Area<Reader> => ({
  routes: [
    ...[quoteReturn(settings), requestReturn(settings), listReturns(settings), getReturn(settings)],
    ...[approveReturn(settings), refuseReturn(settings), cancelReturn(settings), receiveReturn(settings)],
    ...[decideReturn(settings), exchangeReturn(settings), getReturnPicture(settings), askForReturnLabel(settings)],
    ...[getReturnLabel, getReturnLabelFile(settings), addReturnPicture({ ...settings, clean: createPictureCleaner() })],
  ],
  processes: [processRun({ process: returnProcess, recordTransitions: recordReturns })],
  waiting: WAITING_RETURNS,
  sends: [...Object.values(events), SealParcelAddress, TakeBackBoxes, RefundReturn, ChargeExchange],
});
