import type { Area } from '@toric/chassis/area';
import { PaymentRefunded } from '@toric/contracts/payment/events';
import type { Reader } from '../reader.store.ts';
import type { PaymentConfig } from '../config.ts';
import type { PaymentProvider } from '../providers/provider.ts';
import { approveRefund } from './features/approve-refund.ts';
import { listRefunds } from './features/list-refunds.ts';
import { rejectRefund } from './features/reject-refund.ts';
import { requestRefund } from './features/request-refund.ts';
import { sendRefund } from './features/send-refund.ts';

/** Refunds: requested, approved by a second person above a limit, and sent. Uses payments, invoices and providers. */
export const refunds = ({ provider, config }: { provider: PaymentProvider; config: PaymentConfig }): Area<Reader> => ({
  routes: [requestRefund({ refundLimit: config.REFUND_LIMIT }), listRefunds, approveRefund, rejectRefund],
  effects: [sendRefund({ provider, creditNoteRule: config.CREDIT_NOTE_NUMBER_RULE })],
  sends: [PaymentRefunded],
});
