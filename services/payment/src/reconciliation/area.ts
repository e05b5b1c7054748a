import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import type { PaymentProvider } from '../providers/provider.ts';
import { reconcile } from './features/reconcile.ts';
import { measureUnknownPayments } from './unknown-payments.gauges.ts';

/**
 * Reconciliation: compares the provider's payments with ours, and measures how long calls have had no answer. This area
 * uses payments and providers.
 */
export const reconciliation = ({ provider }: { provider: PaymentProvider }): Area<Reader> => ({
  routes: [reconcile({ provider })],
  gauges: measureUnknownPayments,
});
