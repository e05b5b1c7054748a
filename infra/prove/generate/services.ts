import { generateKeyPairSync } from 'node:crypto';
import { readConfig } from '@toric/chassis/process/config';
import type { MessageType } from '@toric/contracts/kernel/message';
import type { ProcessRun } from '@toric/messaging/process.store';
import type { Subscription } from '@toric/messaging/subscription';
import { WebhooksConfig } from '../../../gateway/src/config.ts';
import { webhooksService } from '../../../gateway/src/webhooks/service.ts';
import { CatalogInventoryConfig } from '../../../services/catalog-inventory/src/config.ts';
import { catalogInventoryService } from '../../../services/catalog-inventory/src/service.ts';
import { CustomerConfig } from '../../../services/customer/src/config.ts';
import { customerService } from '../../../services/customer/src/service.ts';
import { marketingService } from '../../../services/marketing/src/service.ts';
import { OrderConfig } from '../../../services/order/src/config.ts';
import { orderService } from '../../../services/order/src/service.ts';
import { PaymentConfig } from '../../../services/payment/src/config.ts';
import { paymentService } from '../../../services/payment/src/service.ts';

/** Describes the parts of a service's definition that concern messages. */
export type ServiceContents = {
  readonly name: string;
  readonly subscriptions: Readonly<Record<string, Subscription>>;
  readonly processes?: readonly ProcessRun[];
  readonly sends: readonly MessageType[];
};

/** Generates a key for each run, so that the repository contains no private key, not even an unused one. */
function throwawayKey(): string {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return JSON.stringify({ ...jwk, kid: 'placeholder' });
}

const PLACEHOLDERS: NodeJS.ProcessEnv = {
  DATABASE_URL: 'postgres://nowhere',
  BROKER_URL: 'amqp://nowhere',
  AUTH_JWKS: '{"keys":[]}',
  GATEWAY_KEY: Buffer.alloc(32).toString('base64'),
  MASTER_KEY: Buffer.alloc(32).toString('base64'),
  PAYMENT_TOKEN_KEYS: Buffer.alloc(32).toString('base64'),
  BUYER_KEYS: Buffer.alloc(32).toString('base64'),
  LENS_ID_KEY: Buffer.alloc(32).toString('base64'),
  LINK_KEY: Buffer.alloc(32).toString('base64'),
  AUTH_PRIVATE_JWK: throwawayKey(),
  PROVIDER_URL: 'http://nowhere',
  PROVIDER_SECRET_KEY: 'nothing-is-called',
  PROVIDER_WEBHOOK_SECRET: 'whsec_nothing',
};

/**
 * Builds the definition of every service with placeholder settings. It opens no connection. For a new service, add one
 * entry to this list.
 */
export const services = (): ServiceContents[] => [
  catalogInventoryService(readConfig(CatalogInventoryConfig, PLACEHOLDERS)),
  customerService(readConfig(CustomerConfig, PLACEHOLDERS)),
  marketingService(),
  orderService(readConfig(OrderConfig, PLACEHOLDERS)),
  paymentService(readConfig(PaymentConfig, PLACEHOLDERS)),
  webhooksService(readConfig(WebhooksConfig, PLACEHOLDERS)),
];
