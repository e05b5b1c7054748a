// Names of secrets in the record, and what of a process's environment is secret.

/** The superuser that the image creates. */
export const DATABASE_ADMIN = 'postgres';
export const BROKER_ADMIN = 'toric-admin';
/** As the start-up of infra/run/system calls it. */
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

/** Everything else stands in docker-compose.yml for all to read. */
export const isSecret = (variable: string): boolean => SECRET_VARIABLES.has(variable);
