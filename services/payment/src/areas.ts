import type { Area } from '@toric/chassis/area';
import { createHandover } from '@toric/chassis/data/handover';
import type { Vault } from '@toric/chassis/data/vault';
import type { PaymentConfig } from './config.ts';
import { exchanges } from './exchanges/area.ts';
import { invoices } from './invoices/area.ts';
import { payments } from './payments/area.ts';
import { privacy } from './privacy/area.ts';
import type { PaymentProvider } from './providers/provider.ts';
import type { Reader } from './reader.store.ts';
import { reconciliation } from './reconciliation/area.ts';
import { refunds } from './refunds/area.ts';
import { storeCredit } from './store-credit/area.ts';
import { timeline } from './timeline/area.ts';

type Means = { provider: PaymentProvider; vault: Vault; config: PaymentConfig };

/** Returns the areas of the payment service. */
export function areasOf(given: Means): Area<Reader>[] {
  const { PAYMENT_TOKEN_KEYS } = given.config;
  const means = { ...given, tokens: createHandover('PAYMENT_TOKEN_KEYS', PAYMENT_TOKEN_KEYS) };
  return [
    ...[storeCredit(means), invoices(means), payments(means), refunds(means), exchanges(means)],
    ...[reconciliation(means), privacy(means), timeline],
  ];
}
