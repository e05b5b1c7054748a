import { service } from '@toric/chassis/area';
import { createVault } from '@toric/chassis/data/vault';
import type { PaymentConfig } from './config.ts';
import { invoices } from './invoices/area.ts';
import { payments } from './payments/area.ts';
import { privacy } from './privacy/area.ts';
import { sandboxProvider } from './providers/sandbox.ts';
import { openReader } from './reader.store.ts';
import { reconciliation } from './reconciliation/area.ts';
import { refunds } from './refunds/area.ts';
import { timeline } from './timeline/area.ts';

export function paymentService(config: PaymentConfig) {
  const { PROVIDER_URL: url, PROVIDER_SECRET_KEY: secretKey, PROVIDER_TIMEOUT_MS: timeoutMs } = config;
  const provider = sandboxProvider({ url, secretKey, timeoutMs });
  const handoverKeys = { setting: 'BUYER_KEYS', keys: config.BUYER_KEYS };
  const vault = createVault({ service: 'payment', masterKey: config.MASTER_KEY, handoverKeys });
  const means = { provider, vault, config };
  return service({
    ...{ name: 'payment', vault, openReader },
    areas: [invoices(means), payments(means), refunds(means), reconciliation(means), privacy(means), timeline],
  });
}
