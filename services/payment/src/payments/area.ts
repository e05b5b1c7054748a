import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage, TellStaff } from '@toric/contracts/customer/events';
import { AuthorisationAmended, AuthorisationAmendmentRefused } from '@toric/contracts/payment/amendment.events';
import * as payment from '@toric/contracts/payment/events';
import type { Handover } from '@toric/chassis/data/handover';
import type { Reader } from '../reader.store.ts';
import type { PaymentConfig } from '../config.ts';
import type { PaymentProvider } from '../providers/provider.ts';
import { webhookOpener } from '../providers/sandbox-webhook.ts';
import { amendAuthorisation } from './features/amend-authorisation.ts';
import { authorisePayment } from './features/authorise-payment.ts';
import { callProvider } from './features/call-provider.ts';
import { capturePayment } from './features/capture-payment.ts';
import { getPayment } from './features/get-payment.ts';
import { listPayments } from './features/list-payments.ts';
import { receiveWebhook } from './features/receive-webhook.ts';
import { retryCapture } from './features/retry-capture.ts';
import { voidPayment } from './features/void-payment.ts';

type Deps = { provider: PaymentProvider; tokens: Handover; vault: Vault; config: PaymentConfig };

/** Declares the area of payments, which authorises, captures and voids one payment per order. It uses invoices. */
export function payments({ provider, tokens, vault, config }: Deps): Area<Reader> {
  const [openEvent, invoiceRule] = [webhookOpener(config.PROVIDER_WEBHOOK_SECRET), config.INVOICE_NUMBER_RULE];
  return {
    routes: [getPayment, listPayments, retryCapture, receiveWebhook({ openEvent, invoiceRule })],
    subscriptions: {
      'authorise-payment': authorisePayment({ tokens }),
      'void-payment': voidPayment,
      'amend-authorisation': amendAuthorisation,
      'capture-payment': capturePayment({ vault, retentionYears: config.INVOICE_RETENTION_YEARS }),
    },
    effects: [callProvider({ provider, tokens, invoiceRule })],
    sends: [
      ...[payment.PaymentAuthorised, payment.PaymentDeclined, payment.PaymentVoided, payment.PaymentCaptured],
      ...[payment.PaymentCaptureFailed, AuthorisationAmended, AuthorisationAmendmentRefused, SendMessage, TellStaff],
    ],
  };
}
