// First step of `docker compose up`: generates the administrators' secrets, which PostgreSQL and RabbitMQ start with.
// Does nothing if they exist.
import { passwordHash } from '../servers/rabbitmq-admin.ts';
import { BROKER_ADMIN, DATABASE_ADMIN, SAMPLE_PASSWORD } from './names.ts';
import { isWritten, openRecord, writeSecret } from './volumes.ts';

// Each server runs as its own user. Nobody else can read its volume.
const READABLE = 0o444;

/** A RabbitMQ that starts from definitions creates no default user, and stores only the hash of a password. */
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
  writeSecret('seed', 'SAMPLE_PASSWORD', record.get(SAMPLE_PASSWORD), 0o400);
  console.log('secrets are in their volumes');
}
