// Does the second step of `docker compose up`, when the servers are running. It creates and migrates the schemas,
// creates the roles and the broker's users and exchanges, and writes each process's secrets into the volume of this
// process. A second run changes nothing.
import { httpAdmin } from '../servers/rabbitmq-admin.ts';
import { environmentOf } from '../system/environment.ts';
import { OWNERS, type ProcessName } from '../system/parts.ts';
import type { Secrets } from '../system/secrets.ts';
import { prepareBroker, prepareDatabase } from '../system/system.ts';
import { ADMIN_PASSWORD, BROKER_ADMIN, DATABASE_ADMIN, isSecret } from './names.ts';
import { openRecord, writeSecret } from './volumes.ts';

const PROCESSES: readonly ProcessName[] = [...OWNERS, 'sandbox-provider', 'mailbox'];
const OWNER_ONLY = 0o400;
const log = (line: string) => console.log(line);

function serversOf(record: Secrets) {
  const login = `${BROKER_ADMIN}:${record.get(BROKER_ADMIN)}`;
  const stop = async () => {};
  return {
    postgres: {
      adminUrl: `postgresql://${DATABASE_ADMIN}:${record.get(DATABASE_ADMIN)}@postgres:5432/postgres`,
      how: 'the container postgres',
      isOurs: true,
      stop,
    },
    rabbit: {
      amqpUrl: `amqp://${login}@rabbitmq:5672`,
      admin: httpAdmin(`http://${login}@rabbitmq:15672`),
      how: 'the container rabbitmq',
      stop,
    },
  };
}

export async function setUp(): Promise<void> {
  const record = await openRecord();
  const training = process.env['TRAINING'] === 'on';
  const stack = { name: 'toric', servers: serversOf(record), log, training };
  const databases = await prepareDatabase(stack, record);
  const brokers = await prepareBroker(stack, record);
  log('schemas, roles, broker users and exchanges are there');
  // docker-compose.yml sets the addresses, and this step writes only the secrets. So the ports do not matter. PROCESSES
  // names every process, so each of them has a port.
  const ports = Object.fromEntries(PROCESSES.map((name) => [name, 0])) as Record<ProcessName, number>;
  for (const name of PROCESSES) {
    const places = { providerDataDir: '', anchorDir: '', mailbox: { smtpPort: 0, dataDir: '' } };
    const environment = environmentOf(name, record, { databases, brokers, ports, ...places });
    for (const [variable, value] of Object.entries(environment))
      if (isSecret(variable)) writeSecret(name, variable, value, OWNER_ONLY);
  }
  writeSecret('customer', 'FIRST_ADMIN_PASSWORD', record.get(ADMIN_PASSWORD), OWNER_ONLY);
  log('each process has its secrets');
}
