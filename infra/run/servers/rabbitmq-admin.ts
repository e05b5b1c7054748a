// Creates virtual hosts, users and permissions of a broker with one call, as one document of definitions. It uses HTTP
// if the management plugin answers, which takes milliseconds. Otherwise it uses rabbitmqctl, which takes seconds
// because it starts Erlang.
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Permissions {
  vhost: string;
  configure: string;
  write: string;
  read: string;
}

export interface TopicPermissions {
  vhost: string;
  exchange: string;
  write: string;
  read: string;
}

export interface BrokerUser {
  name: string;
  password: string;
  permissions: Permissions;
  topicPermissions?: TopicPermissions[];
  /** Lists RabbitMQ's user tags, which give access to its management, such as `monitoring`. The default is none. */
  tags?: string[];
}

export interface BrokerChange {
  vhosts?: string[];
  users?: BrokerUser[];
  deleteVhosts?: string[];
  deleteUsers?: string[];
}

export interface RabbitAdmin {
  /** Creates, updates and deletes the virtual hosts, users and permissions that the change names. It is idempotent. */
  apply(change: BrokerChange): Promise<void>;
  /** Throws if the broker does not accept the commands of this administrator. */
  check(): Promise<void>;
}

export function definitions({ vhosts = [], users = [] }: BrokerChange): object {
  return {
    vhosts: vhosts.map((name) => ({ name })),
    users: users.map(({ name, password, tags = [] }) => ({
      name,
      password_hash: passwordHash(password),
      hashing_algorithm: 'rabbit_password_hashing_sha256',
      tags,
    })),
    permissions: users.map(({ name, permissions }) => ({ user: name, ...permissions })),
    topic_permissions: users.flatMap((user) =>
      (user.topicPermissions ?? []).map((permission) => ({ user: user.name, ...permission })),
    ),
  };
}

/** Returns the hash of a password in RabbitMQ's format: four bytes of salt, then SHA-256 of salt and password. */
export function passwordHash(password: string, salt: Buffer = randomBytes(4)): string {
  const hash = createHash('sha256').update(salt).update(password, 'utf8').digest();
  return Buffer.concat([salt, hash]).toString('base64');
}

function creates({ vhosts = [], users = [] }: BrokerChange): boolean {
  return vhosts.length + users.length > 0;
}

export function httpAdmin(managementUrl: string): RabbitAdmin {
  const call = (method: string, path: string, body?: object) => request(managementUrl, method, path, body);
  return {
    check: () => call('GET', 'whoami'),
    async apply(change) {
      for (const vhost of change.deleteVhosts ?? []) await call('DELETE', `vhosts/${encodeURIComponent(vhost)}`);
      for (const user of change.deleteUsers ?? []) await call('DELETE', `users/${encodeURIComponent(user)}`);
      if (creates(change)) await call('POST', 'definitions', definitions(change));
    },
  };
}

async function request(managementUrl: string, method: string, path: string, body?: object): Promise<void> {
  const url = new URL(managementUrl);
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const headers = {
    authorization: `Basic ${Buffer.from(login).toString('base64')}`,
    'content-type': 'application/json',
  };
  const target = `${url.origin}${url.pathname.replace(/\/$/, '')}/api/${path}`;
  const signal = AbortSignal.timeout(30_000);
  const response = await fetch(target, { method, headers, signal, ...(body && { body: JSON.stringify(body) }) }).catch(
    (cause: unknown) => {
      throw new Error(
        `RabbitMQ's HTTP API at ${url.origin} does not answer. Start the broker, or correct its address.`,
        { cause },
      );
    },
  );
  if (response.ok || (method === 'DELETE' && response.status === 404)) return;
  const text = (await response.text()).slice(0, 500);
  throw new Error(
    `RabbitMQ refused ${method} ${target}: ${response.status} ${text}. ` +
      'The user of RABBITMQ_MANAGEMENT_URL needs the tag administrator.',
  );
}

export function ctlAdmin({ command, env }: { command: string; env: NodeJS.ProcessEnv }): RabbitAdmin {
  const ctl = (...args: string[]) => run(command, ['--quiet', ...args], { env, timeout: 60_000 });
  return {
    check: async () => void (await ctl('list_vhosts')),
    async apply(change) {
      for (const vhost of change.deleteVhosts ?? []) await ctlDelete(() => ctl('delete_vhost', vhost));
      for (const user of change.deleteUsers ?? []) await ctlDelete(() => ctl('delete_user', user));
      if (creates(change)) await withFile(definitions(change), (file) => ctl('import_definitions', file));
    },
  };
}

/** Deletes a user or a virtual host with rabbitmqctl. Does nothing if the user or the virtual host does not exist. */
async function ctlDelete(remove: () => Promise<unknown>): Promise<void> {
  try {
    await remove();
  } catch (error) {
    if (!(error instanceof Error && /no_such_(vhost|user)|does not exist/i.test(error.message))) throw error;
  }
}

async function withFile(content: object, use: (file: string) => Promise<unknown>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'toric-'));
  try {
    const file = join(folder, 'definitions.json');
    await writeFile(file, JSON.stringify(content), { mode: 0o600 });
    await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
