// The table of contents of the payment service: everything that reaches it, and everything it says.
import type { Service } from '@toric/chassis/service';
import * as payment from '@toric/contracts/payment/events';
import type { PaymentConfig } from './config.ts';
import { approveRefund } from './features/approve-refund.ts';
import { authorisePayment } from './features/authorise-payment.ts';
import { callProvider } from './features/call-provider.ts';
import { capturePayment } from './features/capture-payment.ts';
import { getInvoice } from './features/get-invoice.ts';
import { getPayment } from './features/get-payment.ts';
import { listInvoices } from './features/list-invoices.ts';
import { listPayments } from './features/list-payments.ts';
import { listRefunds } from './features/list-refunds.ts';
import { receiveWebhook } from './features/receive-webhook.ts';
import { reconcile } from './features/reconcile.ts';
import { rejectRefund } from './features/reject-refund.ts';
import { requestRefund } from './features/request-refund.ts';
import { retryCapture } from './features/retry-capture.ts';
import { sendRefund } from './features/send-refund.ts';
import { voidPayment } from './features/void-payment.ts';
import { openReader, type Reader } from './reader.store.ts';
import { sandboxProvider } from './sandbox.ts';
import { webhookOpener } from './sandbox-webhook.ts';
import { watchUnknown } from './unknown-payments.ts';

export function paymentService(config: PaymentConfig): Service<Reader> {
  const provider = sandboxProvider({
    url: config.PROVIDER_URL,
    secretKey: config.PROVIDER_SECRET_KEY,
    timeoutMs: config.PROVIDER_TIMEOUT_MS,
  });
  const openEvent = webhookOpener(config.PROVIDER_WEBHOOK_SECRET);
  const {
    INVOICE_NUMBER_RULE: invoiceRule,
    CREDIT_NOTE_NUMBER_RULE: creditNoteRule,
    REFUND_LIMIT: refundLimit,
  } = config;
  return {
    name: 'payment',
    routes: [
      getPayment,
      listPayments,
      retryCapture,
      requestRefund({ refundLimit }),
      listRefunds,
      approveRefund,
      rejectRefund,
      listInvoices,
      getInvoice,
      reconcile({ provider }),
      receiveWebhook({ openEvent, invoiceRule }),
    ],
    subscriptions: {
      'authorise-payment': authorisePayment,
      'void-payment': voidPayment,
      'capture-payment': capturePayment,
    },
    effects: [callProvider({ provider, invoiceRule }), sendRefund({ provider, creditNoteRule })],
    sends: [
      payment.PaymentAuthorised,
      payment.PaymentDeclined,
      payment.PaymentVoided,
      payment.PaymentCaptured,
      payment.PaymentCaptureFailed,
      payment.PaymentRefunded,
    ],
    openReader: (url) => watchUnknown(openReader(url)),
  };
}
