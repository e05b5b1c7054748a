// The table of contents of the payment service: everything that reaches it, and everything it says.
import type { Service } from '@toric/chassis/service';
import * as payment from '@toric/contracts/payment/events';
import type { PaymentConfig } from './config.ts';
import { approveRefund } from './refunds/features/approve-refund.ts';
import { authorisePayment } from './payments/features/authorise-payment.ts';
import { callProvider } from './payments/features/call-provider.ts';
import { capturePayment } from './payments/features/capture-payment.ts';
import { getInvoice } from './invoices/features/get-invoice.ts';
import { getPayment } from './payments/features/get-payment.ts';
import { listInvoices } from './invoices/features/list-invoices.ts';
import { listPayments } from './payments/features/list-payments.ts';
import { listRefunds } from './refunds/features/list-refunds.ts';
import { receiveWebhook } from './payments/features/receive-webhook.ts';
import { reconcile } from './reconciliation/features/reconcile.ts';
import { rejectRefund } from './refunds/features/reject-refund.ts';
import { requestRefund } from './refunds/features/request-refund.ts';
import { retryCapture } from './payments/features/retry-capture.ts';
import { sendRefund } from './refunds/features/send-refund.ts';
import { voidPayment } from './payments/features/void-payment.ts';
import { openReader, type Reader } from './reader.store.ts';
import { sandboxProvider } from './providers/sandbox.ts';
import { webhookOpener } from './providers/sandbox-webhook.ts';
import { watchUnknown } from './reconciliation/unknown-payments.gauges.ts';

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
