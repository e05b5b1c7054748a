import { KeyObject, randomBytes } from 'node:crypto';
import { pageLinkSigner } from '@toric/chassis/access/page-link';
import { AUDIENCE, ISSUER, TOKEN_TYPE } from '@toric/chassis/http/auth';
import type { Role } from '@toric/contracts/kernel/access';
import type { DataOf, Message, MessageType } from '@toric/contracts/kernel/message';
import { exchangeOf } from '@toric/messaging/topology';
import { connect } from 'amqplib';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { brokerUrl } from '../../run/servers/rabbitmq.ts';
import { httpAdmin } from '../../run/servers/rabbitmq-admin.ts';
import { urlFor } from '../../run/servers/provision.ts';
import { declareTopology } from '../../run/system/broker.ts';
import { type OwnerName, SERVICES, type ServiceName, schemaOf } from '../../run/system/parts.ts';
import { appUrlOf, cloneDatabase } from './cloned-database.ts';
import { TEST_LENS_ID_KEY } from './test-lens-ids.ts';
import { bindingsOf, countUnfinished, type SentMessage } from './unfinished-work.ts';

export type TestStack = Awaited<ReturnType<typeof testStack>>;
/** Holds the key with which tests sign the IP addresses that they forward, as the gateway does. */
export const GATEWAY_KEY = randomBytes(32).toString('base64');
/** Holds the key with which the services of all tests seal payment tokens. */
export const TOKEN_KEYS = randomBytes(32).toString('base64');
/**
 * Holds the key with which the services of all tests seal the buyers of invoices on their way to the payment service.
 */
export const BUYER_KEYS = randomBytes(32).toString('base64');

/** Holds the key with which the services of all tests sign links. */
export const LINK_KEY = randomBytes(32).toString('base64');

type TokenClaims = {
  id?: string;
  kind?: 'customer' | 'staff';
  roles?: Role[];
  sessionId?: string;
  /**
   * Holds the number of seconds since the person proved a second factor. By default, staff of tests have just proved
   * it.
   */
  factorAge?: number;
  /** Lists the scopes of an API key. If they are given, the token is that of an API key. */
  keyScopes?: readonly string[];
};

export function needEnv(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is not set: integration tests need real servers. Run this file by 'npm run test:one -- <file>', or all of them by 'npm test'`,
  );
}

/** Creates a database and a virtual host for one integration test, on real servers. */
export async function testStack() {
  const adminUrl = needEnv('TORIC_TEST_DATABASE_ADMIN_URL');
  const amqpUrl = needEnv('TORIC_TEST_RABBITMQ_URL');
  const broker = httpAdmin(needEnv('TORIC_TEST_RABBITMQ_MANAGEMENT_URL'));
  const name = `toric_test_${randomBytes(5).toString('hex')}`;
  await cloneDatabase(adminUrl, name);
  const password = randomBytes(12).toString('base64url');
  const everything = { vhost: name, configure: '.*', write: '.*', read: '.*' };
  await broker.apply({ vhosts: [name], users: [{ name, password, permissions: everything }] });
  const busUrl = brokerUrl(amqpUrl, { vhost: name, user: name, password });
  await declareTopology(busUrl);
  const { privateKey, publicKey } = await generateKeyPair('Ed25519', { extractable: true });
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA' }] });
  const admin = new pg.Pool({ connectionString: urlFor(adminUrl, { database: name }), max: 3 });
  admin.on('error', () => undefined);
  const delivered: SentMessage[] = [];
  return {
    name,
    /** Holds a connection pool with superuser rights, for the assertions of tests. */
    admin,
    brokerUrl: busUrl,
    databaseUrl: (service: OwnerName) => appUrlOf(adminUrl, name, service),
    /** Returns the environment variables of one service, which its own config schema must parse. */
    env: (service: OwnerName): Record<string, string> => ({
      PORT: '0',
      LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
      DATABASE_URL: appUrlOf(adminUrl, name, service),
      BROKER_URL: busUrl,
      AUTH_JWKS: jwks,
      GATEWAY_KEY,
      MASTER_KEY: randomBytes(32).toString('base64'),
      ...{ PAYMENT_TOKEN_KEYS: TOKEN_KEYS, BUYER_KEYS, LENS_ID_KEY: TEST_LENS_ID_KEY, LINK_KEY },
    }),
    privateJwk: async () => JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'test', alg: 'EdDSA' }),
    token: (claims: TokenClaims = {}) => signToken(privateKey, claims),
    /** Returns the token of a page to which a mail links. */
    pageToken: pageLinkSigner(KeyObject.from(privateKey)),
    /** Publishes a message as its sender would, and returns its id. Pass the same `id` again to send a duplicate. */
    deliver: async (type: MessageType, message: Message, options: DeliverOptions = {}) => {
      const id = await deliver(busUrl, type, message, options);
      delivered.push({ id, type: type.type });
      return id;
    },
    /** Lists the messages that `deliver` published. */
    delivered: delivered as readonly SentMessage[],
    ...queuesIn(name, busUrl),
    /** Waits until the outbox of the service has at least `count` messages of the type. Returns their data in order. */
    emitted: <M extends MessageType>(service: ServiceName, type: M, count = 1) =>
      emitted<M>(admin, service, type, count),
    async stop() {
      await admin.end();
      await broker.apply({ deleteVhosts: [name], deleteUsers: [name] });
      await dropDatabase(adminUrl, name);
    },
  };
}

/** Returns functions that inspect the queues of a virtual host and delete one of them. */
const queuesIn = (vhost: string, busUrl: string) => ({
  /** Deletes a queue with its messages, as a broker does that has lost its disk. */
  async dropQueue(queue: string): Promise<void> {
    const connection = await connect(busUrl);
    await (await connection.createChannel()).deleteQueue(queue);
    await connection.close();
  },
  /** Returns the sorted message types to which a queue is bound. */
  boundTo: async (service: OwnerName, queue: string): Promise<string[]> => {
    const all = await bindingsOf(needEnv('TORIC_TEST_RABBITMQ_MANAGEMENT_URL'), vhost, [service]);
    // every queue is also bound by its own name, to the retried messages that return to it, so these bindings are left
    // out
    const types = all.filter(({ consumer, type }) => consumer === queue && !type.endsWith(queue));
    return types.map(({ type }) => type).sort();
  },
});

function signToken(key: CryptoKey, claims: TokenClaims): Promise<string> {
  const { id = uuidv7(), kind = 'customer', roles = ['customer'], sessionId = uuidv7() } = claims;
  const age = claims.factorAge ?? (kind === 'staff' ? 0 : undefined);
  const factor = age === undefined ? {} : { mfa: Math.floor(Date.now() / 1000) - age };
  const { keyScopes: scopes } = claims;
  const machine = scopes && { key: { scopes, addresses: [], requestsPerMinute: 600 } };
  return new SignJWT({ kind, roles, sid: sessionId, ...factor, ...machine })
    .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE, kid: 'test' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(key);
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`drop database ${name} with (force)`);
  await client.end();
}

type DeliverOptions = { id?: string; version?: number; correlationId?: string; occurredAt?: string };

async function deliver(
  url: string,
  type: MessageType,
  message: Message,
  { id = uuidv7(), version = 1, correlationId = 'test', occurredAt = new Date().toISOString() }: DeliverOptions,
) {
  const envelope = {
    id,
    ...message,
    version,
    correlationId,
    causationId: null,
    traceparent: null,
    occurredAt,
  };
  const connection = await connect(url);
  const channel = await connection.createConfirmChannel();
  channel.publish(exchangeOf(type), type.type, Buffer.from(JSON.stringify(envelope)), {
    messageId: id,
    type: type.type,
    persistent: true,
  });
  await channel.waitForConfirms();
  await connection.close();
  return id;
}

async function emitted<M extends MessageType>(
  admin: pg.Pool,
  service: ServiceName,
  type: M,
  count: number,
): Promise<DataOf<M>[]> {
  const text = `select data from "${schemaOf(service)}".outbox where type = $1 order by seq`;
  return until(`${count} × ${type.type}`, async () => {
    const { rows } = await admin.query<{ data: unknown }>(text, [type.type]);
    return rows.length >= count ? rows.map(({ data }) => type.data.parse(data) as DataOf<M>) : undefined;
  });
}

/**
 * Polls until `probe` returns a value other than undefined, and returns it. After `ms` it throws an error that contains
 * `what`.
 */
export async function until<T>(what: string, probe: () => Promise<T | undefined>, ms = 15_000): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`waited ${ms} ms for ${what}, without success`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Waits until the services have nothing left to do, in three consecutive polls 20 ms apart. Every outbox is then
 * published, every due call to an external system is made, and each bound queue of the services has applied or set
 * aside every message. It checks the messages of outboxes and of `deliver`. It does not wait for repeats of applied
 * messages, because they have no effect.
 */
export async function settle(
  stack: TestStack,
  services: readonly ServiceName[] = SERVICES,
  ms = 15_000,
): Promise<void> {
  const bindings = await bindingsOf(needEnv('TORIC_TEST_RABBITMQ_MANAGEMENT_URL'), stack.name, services);
  let idlePolls = 0;
  await until(
    'the services to become idle',
    async () => {
      const unfinished = await countUnfinished(stack.admin, services, bindings, stack.delivered);
      idlePolls = unfinished === 0 ? idlePolls + 1 : 0;
      return idlePolls >= 3 ? true : undefined;
    },
    ms,
  );
}
