// Names of secrets in the record (the file of all generated secrets), and the environment variables whose values are
// secret.

/**
 * The name of the superuser that the image of PostgreSQL creates. It is also the name of its password in the record.
 */
export const DATABASE_ADMIN = 'postgres';
export const BROKER_ADMIN = 'toric-admin';
/** The name of this secret in the record. infra/run/system uses the same name. */
export const SAMPLE_PASSWORD = 'sample password';
/** The password of the first administrator. It is another one than that of the sample accounts. */
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
 * Returns whether the value of this variable is secret. All other variables stand with their values in
 * docker-compose.yml.
 */
export const isSecret = (variable: string): boolean => SECRET_VARIABLES.has(variable);
