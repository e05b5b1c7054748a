// Names of secrets in the record, and the variables of a process's environment that are secret.

/** Name of the superuser that the image creates. */
export const DATABASE_ADMIN = 'postgres';
export const BROKER_ADMIN = 'toric-admin';
/** The name of the secret in the record. infra/run/system uses the same name. */
export const SAMPLE_PASSWORD = 'sample password';

const SECRET_VARIABLES: ReadonlySet<string> = new Set([
  'AUTH_JWKS',
  'AUTH_PRIVATE_JWK',
  'BROKER_URL',
  'DATABASE_URL',
  'FIRST_ADMIN_PASSWORD',
  'MASTER_KEY',
  'PROVIDER_SECRET_KEY',
  'PROVIDER_WEBHOOK_SECRET',
  'SANDBOX_CONTROL_KEY',
  'SANDBOX_SECRET_KEY',
  'SANDBOX_WEBHOOK_SECRET',
]);

/** All other variables are not secret and stand in docker-compose.yml. */
export const isSecret = (variable: string): boolean => SECRET_VARIABLES.has(variable);
