// Does the first step of `docker compose up`: generates the administrators' secrets, with which PostgreSQL and RabbitMQ
// start. Existing secrets are kept.
import { passwordHash } from '../servers/rabbitmq-admin.ts';
import { sampleFactorKeyOf } from '../system/secrets.ts';
import { ADMIN_PASSWORD, BROKER_ADMIN, DATABASE_ADMIN, SAMPLE_PASSWORD } from './names.ts';
import { isWritten, openRecord, writeSecret } from './volumes.ts';

// Each server reads its secret as a user of its own, so the files are readable for everyone in the container. Only the
// container of this server mounts the volume.
const READABLE = 0o444;
const OWNER_ONLY = 0o400;

/**
 * Returns the definitions with which RabbitMQ starts: its administrator with the hash of the password. RabbitMQ creates
 * no default user if it starts with definitions.
 */
function definitions(password: string): string {
  const user = {
    name: BROKER_ADMIN,
    password_hash: passwordHash(password),
    hashing_algorithm: 'rabbit_password_hashing_sha256',
    tags: ['administrator'],
  };
  return JSON.stringify({ users: [user], vhosts: [], permissions: [] });
}

export async function makeSecrets(): Promise<void> {
  const record = await openRecord();
  const databasePassword = record.get(DATABASE_ADMIN);
  const brokerPassword = record.get(BROKER_ADMIN);
  if (!isWritten('postgres', 'password')) writeSecret('postgres', 'password', databasePassword, READABLE);
  if (!isWritten('rabbitmq', 'definitions.json'))
    writeSecret('rabbitmq', 'definitions.json', definitions(brokerPassword), READABLE);
  const samplePassword = record.get(SAMPLE_PASSWORD);
  // Older stacks gave the first administrator the password of the sample accounts. Such a stack keeps this password.
  const isOlder = isWritten('seed', 'SAMPLE_PASSWORD') && !isWritten('seed', 'FIRST_ADMIN_PASSWORD');
  const adminPassword = isOlder ? record.get(ADMIN_PASSWORD, () => samplePassword) : record.get(ADMIN_PASSWORD);
  writeSecret('seed', 'FIRST_ADMIN_PASSWORD', adminPassword, OWNER_ONLY);
  for (const volume of ['seed', 'ops']) {
    writeSecret(volume, 'SAMPLE_PASSWORD', samplePassword, OWNER_ONLY);
    writeSecret(volume, 'SAMPLE_FACTOR_KEY', sampleFactorKeyOf(record), OWNER_ONLY);
  }
  console.log('secrets are in their volumes');
}
