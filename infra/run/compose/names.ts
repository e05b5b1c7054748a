// Names the secrets in the record (the file of all generated secrets), and the environment variables whose values are
// secret.

/** Names the superuser that the image of PostgreSQL creates. The record has its password under the same name. */
export const DATABASE_ADMIN = 'postgres';
export const BROKER_ADMIN = 'toric-admin';
/** Names the password of the sample accounts in the record. infra/run/system uses the same name. */
export const SAMPLE_PASSWORD = 'sample password';
/** Names the password of the first administrator. It differs from the password of the sample accounts. */
export const ADMIN_PASSWORD = 'first administrator';

const SECRET_VARIABLES: ReadonlySet<string> = new Set([
  'ADDRESS_CHECK_KEY',
  'AUTH_JWKS',
  'AUTH_PRIVATE_JWK',
  'BROKER_URL',
  'BUYER_KEYS',
  'CARRIER_KEY',
  'CARRIER_WEBHOOK_SECRET',
  'DATABASE_URL',
  'FIRST_ADMIN_PASSWORD',
  'GATEWAY_KEY',
  'LENS_ID_KEY',
  'LINK_KEY',
  'MAILBOX_INBOUND_SECRET',
  'MAILBOX_TEXTS_KEY',
  'MAIL_DKIM_KEY',
  'MAIL_WEBHOOK_SECRET',
  'MASTER_KEY',
  'PAYMENT_TOKEN_KEYS',
  'PROVIDER_SECRET_KEY',
  'PROVIDER_WEBHOOK_SECRET',
  'SAMPLE_FACTOR_KEY',
  'SANDBOX_CONTROL_KEY',
  'SANDBOX_SECRET_KEY',
  'SANDBOX_WEBHOOK_SECRET',
  'TELEPHONY_WEBHOOK_SECRET',
  'TEXTS_KEY',
]);

/**
 * Returns true if the value of this variable is secret. docker-compose.yml contains the values of all other variables.
 */
export const isSecret = (variable: string): boolean => SECRET_VARIABLES.has(variable);
