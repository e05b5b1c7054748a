import type { Area } from '@toric/chassis/area';
import { watchQueues } from '@toric/chassis/process/watch-queues';
import { TellStaff } from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import type { PaymentProvider } from '../providers/provider.ts';
import { PaymentsCompared } from '@toric/contracts/payment/reconciliation/audit.events';
import { comparePayments } from './features/compare-payments.ts';
import { reconcile } from './features/reconcile.ts';
import { QUEUES } from './queues.store.ts';
import { measureUnknownPayments } from './unknown-payments.gauges.ts';
import { WAITING_WORK } from './waiting.store.ts';

/**
 * Declares the area of reconciliation. It compares the provider's payments with ours, and measures how long calls have
 * had no answer. It also counts the waiting work of finance, and notifies staff of old entries. This area uses payments
 * and providers.
 */
export const reconciliation = ({ provider }: { provider: PaymentProvider }): Area<Reader> => ({
  routes: [reconcile({ provider })],
  subscriptions: { 'compare-payments': comparePayments },
  gauges: measureUnknownPayments,
  background: watchQueues(QUEUES),
  waiting: WAITING_WORK,
  sends: [TellStaff, PaymentsCompared],
});
