// The table of contents of every service, built with placeholders: nothing is opened, only what they say is read.
// A new service is one line here, beside its imports.
import { generateKeyPairSync } from 'node:crypto';
import { readConfig } from '@toric/chassis/config';
import type { MessageType } from '@toric/contracts/kernel/message';
import type { ProcessRun } from '@toric/messaging/process.store';
import type { Subscription } from '@toric/messaging/subscription';
import { CatalogInventoryConfig } from '../../../services/catalog-inventory/src/config.ts';
import { catalogInventoryService } from '../../../services/catalog-inventory/src/service.ts';
import { CustomerConfig } from '../../../services/customer/src/config.ts';
import { customerService } from '../../../services/customer/src/service.ts';
import { marketingService } from '../../../services/marketing/src/service.ts';
import { OrderConfig } from '../../../services/order/src/config.ts';
import { orderService } from '../../../services/order/src/service.ts';
import { PaymentConfig } from '../../../services/payment/src/config.ts';
import { paymentService } from '../../../services/payment/src/service.ts';

/** What a service says of itself, as far as messages go. */
export type Contents = {
  readonly name: string;
  readonly subscriptions: Readonly<Record<string, Subscription>>;
  readonly processes?: readonly ProcessRun[];
  readonly sends: readonly MessageType[];
};

/** Made anew each time: no private key lies in the repository, not even one for nothing. */
function throwawayKey(): string {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return JSON.stringify({ ...jwk, kid: 'placeholder' });
}

const PLACEHOLDERS: NodeJS.ProcessEnv = {
  DATABASE_URL: 'postgres://nowhere',
  BROKER_URL: 'amqp://nowhere',
  AUTH_JWKS: '{"keys":[]}',
  MASTER_KEY: Buffer.alloc(32).toString('base64'),
  AUTH_PRIVATE_JWK: throwawayKey(),
  PROVIDER_URL: 'http://nowhere',
  PROVIDER_SECRET_KEY: 'nothing-is-called',
  PROVIDER_WEBHOOK_SECRET: 'whsec_nothing',
};

export const services = (): Contents[] => [
  catalogInventoryService(readConfig(CatalogInventoryConfig, PLACEHOLDERS)),
  customerService(readConfig(CustomerConfig, PLACEHOLDERS)),
  marketingService(),
  orderService(readConfig(OrderConfig, PLACEHOLDERS)),
  paymentService(readConfig(PaymentConfig, PLACEHOLDERS)),
];
