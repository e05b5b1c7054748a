import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { PaymentRefunded } from '@toric/contracts/payment/events';
import { ReturnRefunded, ReturnRefundRefused, ReturnRefundWaits } from '@toric/contracts/payment/return.events';
import type { Reader } from '../reader.store.ts';
import type { PaymentConfig } from '../config.ts';
import type { PaymentProvider } from '../providers/provider.ts';
import { approveRefund } from './features/approve-refund.ts';
import { listRefunds } from './features/list-refunds.ts';
import { refundReturn } from './features/refund-return.ts';
import { rejectRefund } from './features/reject-refund.ts';
import { requestRefund } from './features/request-refund.ts';
import { sendRefund } from './features/send-refund.ts';

type Deps = { provider: PaymentProvider; vault: Vault; config: PaymentConfig };

/**
 * Declares the area of refunds. Staff or a return request a refund, of an amount or of boxes, and the provider then
 * pays it. Above a limit, a second person must approve it first.
 * This area uses payments, invoices and providers.
 */
export const refunds = ({ provider, vault, config }: Deps): Area<Reader> => {
  const creditNoteRule = config.CREDIT_NOTE_NUMBER_RULE;
  const means = { vault, creditNoteRule, refundLimit: config.REFUND_LIMIT };
  return {
    routes: [requestRefund(means), listRefunds({ vault }), approveRefund(means), rejectRefund(means)],
    subscriptions: { 'refund-return': refundReturn(means) },
    effects: [sendRefund({ provider, vault, creditNoteRule })],
    sends: [PaymentRefunded, ReturnRefunded, ReturnRefundRefused, ReturnRefundWaits],
  };
};
