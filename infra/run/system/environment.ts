// Makes the environment variables of each process: its addresses, and only the secrets that this process needs.
import { join } from 'node:path';
import type { ProcessName, ServiceName } from './parts.ts';
import { lensIdKeyOf, masterKey, masterKeyOf, sampleFactorKeyOf, type Secrets } from './secrets.ts';

export type Addresses = {
  /** Connection strings by owner of a schema. */
  databases: Readonly<Record<string, string>>;
  brokers: Readonly<Record<string, string>>;
  ports: Readonly<Record<ProcessName, number>>;
  providerDataDir: string;
  /** Where the mailbox takes mails and keeps them. Undefined in a stack that sends none. */
  mailbox: { smtpPort: number; dataDir: string } | undefined;
  /** The folder in which the heads of the change records are anchored. It lies outside the database. */
  anchorDir: string;
};

export const SAMPLE_ADMIN = 'admin@toric.example';
/** The sample account that handles failed messages. An administrator may not read messages. */
export const SAMPLE_OPERATOR = 'operator@toric.example';

export function environmentOf(name: ProcessName, secrets: Secrets, addresses: Addresses): Record<string, string> {
  const { databases, brokers, ports, mailbox, anchorDir } = addresses;
  const url = (process: ProcessName) => `http://127.0.0.1:${ports[process]}`;
  const webhookSecret = secrets.get('provider webhook', () => `whsec_${masterKey()}`);
  const providerKey = secrets.get('provider');
  const common = {
    LOG_LEVEL: 'info',
    AUTH_JWKS: secrets.jwks,
    GATEWAY_KEY: secrets.get('gateway key', masterKey),
    ...(databases[name] && { DATABASE_URL: databases[name] }),
    ...(brokers[name] && { BROKER_URL: brokers[name] }),
    ...(process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] && {
      OTEL_EXPORTER_OTLP_ENDPOINT: process.env['OTEL_EXPORTER_OTLP_ENDPOINT'],
    }),
  };
  const key = (service: ServiceName) => ({ CHANGE_ANCHOR_DIR: anchorDir, MASTER_KEY: masterKeyOf(secrets, service) });
  const tokenKeys = { PAYMENT_TOKEN_KEYS: secrets.get('payment token keys', masterKey) };
  const buyerKeys = { BUYER_KEYS: secrets.get('buyer keys', masterKey) };
  const lensIdKey = { LENS_ID_KEY: lensIdKeyOf(secrets) };
  const textsKey = secrets.get('texts key');
  switch (name) {
    case 'customer':
      return {
        ...(mailbox && {
          SMTP_URL: `smtp://127.0.0.1:${mailbox.smtpPort}`,
          TEXTS_URL: url('mailbox'),
          TEXTS_KEY: textsKey,
          MAIL_WEBHOOK_SECRET: secrets.get('mail webhook', () => `whsec_${masterKey()}`),
        }),
        ...{ ...common, ...key('customer'), ...buyerKeys, ...lensIdKey, ERASURE_DIR: join(anchorDir, 'erased') },
        ...accountSettings(secrets, ports.gateway),
        FIRST_ADMIN_EMAIL: SAMPLE_ADMIN,
        FIRST_ADMIN_PASSWORD: secrets.get('sample password'),
      };
    case 'order':
      return { ...common, ...key('order'), ...tokenKeys, ...lensIdKey };
    case 'payment':
      return {
        ...{ ...common, ...key('payment'), ...tokenKeys, ...buyerKeys },
        PROVIDER_URL: url('sandbox-provider'),
        PROVIDER_SECRET_KEY: providerKey,
        PROVIDER_WEBHOOK_SECRET: webhookSecret,
      };
    case 'catalog-inventory':
      return { ...common, ...key('catalog-inventory'), ...lensIdKey };
    case 'marketing':
      return { ...common, CHANGE_ANCHOR_DIR: anchorDir };
    case 'gateway':
      return {
        ...common,
        CUSTOMER_URL: url('customer'),
        CATALOG_INVENTORY_URL: url('catalog-inventory'),
        ORDER_URL: url('order'),
        PAYMENT_URL: url('payment'),
        MARKETING_URL: url('marketing'),
        ...(mailbox && { MAILBOX_URL: url('mailbox') }),
        ...(process.env['CORS_ORIGINS'] && { CORS_ORIGINS: process.env['CORS_ORIGINS'] }),
      };
    case 'mailbox':
      return {
        MAILBOX_SMTP_PORT: String(mailbox?.smtpPort ?? 0),
        MAILBOX_TEXTS_KEY: textsKey,
        MAILBOX_DATA_DIR: mailbox?.dataDir ?? '',
      };
    case 'sandbox-provider':
      return {
        SANDBOX_SECRET_KEY: providerKey,
        SANDBOX_CONTROL_KEY: secrets.get('provider control'),
        SANDBOX_WEBHOOK_URL: `${url('gateway')}/v1/webhooks/sandbox`,
        SANDBOX_WEBHOOK_SECRET: webhookSecret,
        SANDBOX_DATA_DIR: addresses.providerDataDir,
      };
  }
}

/** Returns the settings of access tokens, of links in mails, and of the second factors of the sample accounts. */
const accountSettings = (secrets: Secrets, gatewayPort: number) => ({
  AUTH_PRIVATE_JWK: secrets.privateJwk,
  SAMPLE_FACTOR_KEY: sampleFactorKeyOf(secrets),
  LINK_KEY: secrets.get('link key', masterKey),
  PUBLIC_URL: `http://localhost:${gatewayPort}`,
});
