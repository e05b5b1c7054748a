// Makes the environment variables of each process: its addresses, and only the secrets that this process needs.
import { join } from 'node:path';
import type { OwnerName, ProcessName } from './parts.ts';
import { RELEASE } from './release.ts';
import { lensIdKeyOf, masterKey, masterKeyOf, sampleFactorKeyOf, type Secrets } from './secrets.ts';

export type Addresses = {
  /** Maps the owner of each database schema to its connection string. */
  databases: Readonly<Record<string, string>>;
  brokers: Readonly<Record<string, string>>;
  ports: Readonly<Record<ProcessName, number>>;
  providerDataDir: string;
  /** Holds the SMTP port and the data folder of the mailbox. It is undefined in a stack that sends no mails. */
  mailbox: { smtpPort: number; dataDir: string } | undefined;
  /** Names the data folder of the sandbox carrier. It is undefined in a stack whose labels are typed by hand. */
  carrierDataDir?: string | undefined;
  /** Names the folder in which the heads of the change records are anchored. It is outside the database. */
  anchorDir: string;
};

export const SAMPLE_ADMIN = 'admin@toric.example';
/** Names the sample account that handles failed messages. An administrator may not read messages. */
export const SAMPLE_OPERATOR = 'operator@toric.example';

export function environmentOf(name: ProcessName, secrets: Secrets, addresses: Addresses): Record<string, string> {
  const { databases, brokers, ports, mailbox, anchorDir } = addresses;
  const url = (process: ProcessName) => `http://127.0.0.1:${ports[process]}`;
  const common = {
    ...{ LOG_LEVEL: 'info', RELEASE },
    AUTH_JWKS: secrets.jwks,
    GATEWAY_KEY: secrets.get('gateway key', masterKey),
    ...(databases[name] && { DATABASE_URL: databases[name] }),
    ...(brokers[name] && { BROKER_URL: brokers[name] }),
    ...(process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] && {
      OTEL_EXPORTER_OTLP_ENDPOINT: process.env['OTEL_EXPORTER_OTLP_ENDPOINT'],
    }),
  };
  const key = (owner: OwnerName) => ({ CHANGE_ANCHOR_DIR: anchorDir, MASTER_KEY: masterKeyOf(secrets, owner) });
  const tokenKeys = { PAYMENT_TOKEN_KEYS: secrets.get('payment token keys', masterKey) };
  const buyerKeys = { BUYER_KEYS: secrets.get('buyer keys', masterKey) };
  const lensIdKey = { LENS_ID_KEY: lensIdKeyOf(secrets) };
  switch (name) {
    case 'customer':
      return {
        ...(mailbox && mailSettings(secrets, mailbox.smtpPort, url('mailbox'))),
        ...{ ...common, ...key('customer'), ...buyerKeys, ...lensIdKey, ERASURE_DIR: join(anchorDir, 'erased') },
        ...accountSettings(secrets, ports.gateway),
        FIRST_ADMIN_EMAIL: SAMPLE_ADMIN,
        FIRST_ADMIN_PASSWORD: secrets.get('sample password'),
      };
    case 'order':
      return {
        ...{ ...common, ...key('order'), ...tokenKeys, ...lensIdKey },
        ...(addresses.carrierDataDir && carrierSettings(secrets, url('sandbox-carrier'))),
      };
    case 'payment':
      return {
        ...{ ...common, ...key('payment'), ...tokenKeys, ...buyerKeys },
        ...providerSettings(secrets, url('sandbox-provider')),
      };
    case 'catalog-inventory':
      return { ...common, ...key('catalog-inventory'), ...lensIdKey };
    case 'marketing':
      return { ...common, CHANGE_ANCHOR_DIR: anchorDir };
    case 'gateway':
      return {
        ...{ ...common, ...key('gateway') },
        ...upstreamUrls(url),
        // a system with a mailbox is a development system, and its receivers of webhooks run on the same machine
        ...(mailbox && { MAILBOX_URL: url('mailbox'), WEBHOOK_ALLOW_PRIVATE: 'true' }),
        ...(process.env['CORS_ORIGINS'] && { CORS_ORIGINS: process.env['CORS_ORIGINS'] }),
        ...(process.env['CONSOLE'] && { CONSOLE: process.env['CONSOLE'] }),
      };
    case 'mailbox':
      return { ...mailboxSettings(secrets, mailbox), ...inboundSettings(secrets, ports.gateway) };
    case 'sandbox-carrier':
      return sandboxCarrier(secrets, addresses.carrierDataDir ?? '', url('gateway'));
    case 'sandbox-provider':
      return sandboxProvider(secrets, addresses.providerDataDir, url('gateway'));
  }
}

/** Returns the settings of access tokens, of links in mails, and of the second factors of the sample accounts. */
const accountSettings = (secrets: Secrets, gatewayPort: number) => ({
  AUTH_PRIVATE_JWK: secrets.privateJwk,
  SAMPLE_FACTOR_KEY: sampleFactorKeyOf(secrets),
  LINK_KEY: secrets.get('link key', masterKey),
  PUBLIC_URL: `http://localhost:${gatewayPort}`,
  MAIL_WEBHOOK_SECRET: secrets.get('mail webhook', () => `whsec_${masterKey()}`),
  TELEPHONY_WEBHOOK_SECRET: secrets.get('telephony webhook', () => `whsec_${masterKey()}`),
});

/** Returns the settings with which the customer service sends mails and text messages to the mailbox. */
const mailSettings = (secrets: Secrets, smtpPort: number, textsUrl: string) => ({
  SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
  TEXTS_URL: textsUrl,
  TEXTS_KEY: secrets.get('texts key'),
});

const providerSecrets = (secrets: Secrets) => ({
  key: secrets.get('provider'),
  webhookSecret: secrets.get('provider webhook', () => `whsec_${masterKey()}`),
});

/** Returns the settings with which the payment service calls the provider and trusts its webhooks. */
function providerSettings(secrets: Secrets, providerUrl: string) {
  const { key, webhookSecret } = providerSecrets(secrets);
  return {
    INVOICE_SELLER: 'Toric Sample Shop|1 Lens Street, London E1 6AN|VAT GB 000 0000 00',
    PROVIDER_URL: providerUrl,
    PROVIDER_SECRET_KEY: key,
    PROVIDER_WEBHOOK_SECRET: webhookSecret,
  };
}

/** Returns the settings of the sandbox provider: its keys, and where it sends webhooks. */
function sandboxProvider(secrets: Secrets, dataDir: string, gatewayUrl: string) {
  const { key, webhookSecret } = providerSecrets(secrets);
  return {
    SANDBOX_SECRET_KEY: key,
    SANDBOX_CONTROL_KEY: secrets.get('provider control'),
    SANDBOX_WEBHOOK_URL: `${gatewayUrl}/v1/webhooks/sandbox`,
    SANDBOX_WEBHOOK_SECRET: webhookSecret,
    SANDBOX_DATA_DIR: dataDir,
  };
}

const carrierSecrets = (secrets: Secrets) => ({
  CARRIER_KEY: secrets.get('carrier key'),
  CARRIER_WEBHOOK_SECRET: secrets.get('carrier webhook'),
});

/** Returns the settings with which the order service buys parcel labels from a carrier. */
const carrierSettings = (secrets: Secrets, carrierUrl: string) => ({
  ...carrierSecrets(secrets),
  CARRIER_URL: carrierUrl,
  CARRIER_SENDER: JSON.stringify({
    ...{ recipient: 'Toric Sample Shop', line1: '1 Lens Way', city: 'Newark', region: 'NJ', postalCode: '07102' },
    country: 'US',
  }),
});

const sandboxCarrier = (secrets: Secrets, dataDir: string, gatewayUrl: string) => ({
  ...carrierSecrets(secrets),
  CARRIER_DATA_DIR: dataDir,
  CARRIER_EVENTS_URL: `${gatewayUrl}/v1/carrier-events/easypost`,
});

/** Returns the addresses of the services, for the gateway. */
const upstreamUrls = (url: (process: ProcessName) => string) => ({
  CUSTOMER_URL: url('customer'),
  CATALOG_INVENTORY_URL: url('catalog-inventory'),
  ORDER_URL: url('order'),
  PAYMENT_URL: url('payment'),
  MARKETING_URL: url('marketing'),
});

/** Returns the settings with which the mailbox delivers mails that people send to the shop. */
const inboundSettings = (secrets: Secrets, gatewayPort: number) => ({
  MAILBOX_INBOUND_TO: 'mail@toric.example',
  MAILBOX_INBOUND_URL: `http://127.0.0.1:${gatewayPort}/v1/webhooks/case-mail`,
  MAILBOX_INBOUND_SECRET: secrets.get('mail webhook', () => `whsec_${masterKey()}`),
});

const mailboxSettings = (secrets: Secrets, mailbox: Addresses['mailbox']) => ({
  MAILBOX_SMTP_PORT: String(mailbox?.smtpPort ?? 0),
  MAILBOX_TEXTS_KEY: secrets.get('texts key'),
  MAILBOX_DATA_DIR: mailbox?.dataDir ?? '',
});
