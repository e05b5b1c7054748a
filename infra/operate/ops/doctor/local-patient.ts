/** Describes the shop that `npm start` runs on this machine, from its folder. It starts and changes nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLocal } from '../../../run/servers/postgres-probe.ts';
import { namesOf, urlFor } from '../../../run/servers/provision.ts';
import { brokerUrl } from '../../../run/servers/rabbitmq.ts';
import { type BrokerAddresses, runningBroker, runningPostgres } from '../../../run/servers/running.ts';
import { brokerUserName } from '../../../run/system/broker.ts';
import { environmentOf } from '../../../run/system/environment.ts';
import { migrationsOf, OWNERS, type ProcessName } from '../../../run/system/parts.ts';
import type { Secrets } from '../../../run/system/secrets.ts';
import { readBackupConfig } from '../../backup/config.ts';
import { verifyKeyOf } from '../../backup/keys/backup-keys.ts';
import type { Patient } from './patient.ts';
import { backupFoldersOf } from './backup-folders.ts';

/** Names the database and the virtual host of `npm start`. */
const OF_NPM_START = 'toric';
/** The description gives each service this port, because `npm start` chooses other ports at each start. */
const UNKNOWN_PORT = 0;
/**
 * Stands in the description for a secret that the next start will make. It is as long as a secret of 24 random bytes.
 */
const NOT_YET_MADE = '0'.repeat(48);
/**
 * Matches the names of the keys that seal or name stored data, and that are never replaced. Any other missing secret is
 * made at the next start.
 */
const OF_DATA = / master key$|^lens id key$|^payment token keys$|^buyer keys$/;

/** Returns the secrets of a file without changing it. A missing key that is never replaced is an empty text. */
function secretsIn(file: string): Secrets {
  // the cast is safe: only secrets.ts writes the file, and a wrong value is a finding of a check
  const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return {
    get(name, make) {
      const secret = known[name] ?? (OF_DATA.test(name) ? '' : (make?.() ?? NOT_YET_MADE));
      known[name] = secret; // processes that share a secret get the same one, also if the next start makes it
      return secret;
    },
    all: () => known,
    jwks: known['jwks'] ?? '',
    privateJwk: known['privateJwk'] ?? '',
  };
}

async function adminOf(dataDir: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const given = env['DATABASE_ADMIN_URL'];
  if (given) return given;
  return runningPostgres(join(dataDir, 'servers/postgres')) ?? (await findLocal())?.adminUrl;
}

function brokerOf(dataDir: string, env: NodeJS.ProcessEnv): BrokerAddresses | undefined {
  const amqpUrl = env['RABBITMQ_URL'];
  if (amqpUrl) return { amqpUrl, managementUrl: env['RABBITMQ_MANAGEMENT_URL'] };
  return runningBroker(join(dataDir, 'servers/rabbitmq'));
}

/** Returns the folder of the PostgreSQL that `npm start` runs. It may be outside the folder of the shop. */
function clusterOf(dataDir: string): string {
  const note = join(dataDir, 'servers/postgres/cluster-is-elsewhere.txt');
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : join(dataDir, 'servers/postgres');
}

/**
 * Describes the shop in a folder. `name` is the name of its database and its virtual host. Throws if the folder holds
 * no shop.
 */
export async function localPatient(dataDir: string, env: NodeJS.ProcessEnv, name = OF_NPM_START): Promise<Patient> {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file))
    throw new Error(
      `There is no shop in ${dataDir}. Start one (npm start), or name the folder with the settings of yours: --env FOLDER.`,
    );
  const secrets = secretsIn(file);
  const [admin, broker] = [await adminOf(dataDir, env), brokerOf(dataDir, env)];
  // without a running server, the address is one at which nobody listens, and the check of the server reports this
  const adminUrl = admin ?? 'postgresql://127.0.0.1:1/postgres';
  const amqpUrl = broker?.amqpUrl ?? 'amqp://127.0.0.1:1';
  const owners = OWNERS.map((owner) => {
    const [{ app: role }, user] = [namesOf(name, owner), brokerUserName(name, owner)];
    return {
      owner,
      database: urlFor(adminUrl, { database: name, user: role, password: secrets.get(role) }),
      broker: brokerUrl(amqpUrl, { vhost: name, user, password: secrets.get(user) }),
    };
  });
  const gatewayPort = env['PORT'] ?? '8080';
  // the cast is safe: the object has an entry for every process
  const ports = { ...Object.fromEntries(OWNERS.map((owner) => [owner, UNKNOWN_PORT])) } as Record<ProcessName, number>;
  const addresses = {
    databases: Object.fromEntries(owners.map(({ owner, database }) => [owner, database])),
    brokers: Object.fromEntries(owners.map((one) => [one.owner, one.broker])),
    ports: { ...ports, gateway: Number(gatewayPort), mailbox: UNKNOWN_PORT, 'sandbox-provider': UNKNOWN_PORT },
    ...{ providerDataDir: dataDir, anchorDir: join(dataDir, 'anchors') },
    mailbox: { smtpPort: UNKNOWN_PORT, dataDir },
  };
  const backupTargets = () => readBackupConfig(dataDir)?.targets;
  return {
    processes: OWNERS.map((owner) => ({
      name: owner,
      env: { ...environmentOf(owner, secrets, addresses), ...(owner === 'gateway' && { PORT: gatewayPort }) },
    })),
    adminUrl: admin === undefined ? undefined : urlFor(admin, { database: name }),
    managementUrl: broker?.managementUrl,
    gatewayUrl: env['TORIC_URL'] ?? `http://127.0.0.1:${gatewayPort}`,
    folders: [
      { name: 'data', path: dataDir },
      { name: 'logs', path: join(dataDir, 'logs') },
      { name: 'PostgreSQL', path: clusterOf(dataDir) },
      { name: 'RabbitMQ', path: join(dataDir, 'servers/rabbitmq') },
      ...backupFoldersOf(backupTargets),
    ],
    backupTargets,
    backupKey: () => {
      const config = readBackupConfig(dataDir);
      return config && verifyKeyOf(config.keys);
    },
    migrationsOf: (owner) => [migrationsOf(owner)],
  };
}
