import { service } from '@toric/chassis/area';
import { createVault } from '@toric/chassis/data/vault';
import { areasOf } from './areas.ts';
import type { PaymentConfig } from './config.ts';
import { sandboxProvider } from './providers/sandbox.ts';
import { openReader } from './reader.store.ts';

export function paymentService(config: PaymentConfig) {
  const { PROVIDER_URL: url, PROVIDER_SECRET_KEY: secretKey, PROVIDER_TIMEOUT_MS: timeoutMs } = config;
  const provider = sandboxProvider({ url, secretKey, timeoutMs });
  const handoverKeys = { setting: 'BUYER_KEYS', keys: config.BUYER_KEYS };
  const vault = createVault({ service: 'payment', masterKey: config.MASTER_KEY, handoverKeys });
  return service({ ...{ name: 'payment', vault, openReader }, areas: areasOf({ provider, vault, config }) });
}
