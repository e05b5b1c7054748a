import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import type { PaymentProvider } from '../providers/provider.ts';
import { reconcile } from './features/reconcile.ts';
import { measureUnknownPayments } from './unknown-payments.gauges.ts';

/** Reconciliation: the provider's list beside our payments, and calls without an answer. Uses payments and providers. */
export const reconciliation = ({ provider }: { provider: PaymentProvider }): Area<Reader> => ({
  routes: [reconcile({ provider })],
  gauges: measureUnknownPayments,
});
