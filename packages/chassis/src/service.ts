import type { AddressInfo } from 'node:net';
import type { MessageType } from '@toric/contracts/kernel/message';
import { type Database, openDatabase, untilDatabaseAnswers } from '@toric/messaging/database';
import type { RunnableEffect } from '@toric/messaging/effect';
import { type Messaging, type MessagingOptions, startMessaging } from '@toric/messaging/messaging';
import type { ProcessRun } from '@toric/messaging/process.store';
import type { Read } from '@toric/messaging/sql';
import type { Subscription } from '@toric/messaging/subscription';
import { openAccessTrace } from './access/access-trace.store.ts';
import type { ChangeSource } from './changes/change.reader.store.ts';
import { insertChanges } from './changes/change.store.ts';
import { openChangeRecord } from './changes/open-change-record.ts';
import { followEndedSessions } from './access/ended-sessions.store.ts';
import type { Background } from './process/background.ts';
import { authenticator } from './http/auth.ts';
import type { ServiceConfig } from './process/config.ts';
import { databaseAnswers } from './process/instance.ts';
import type { Endpoint } from './http/endpoint.ts';
import { mountHealth, mountMetrics } from './http/health.ts';
import { createHttpApp } from './http/http.ts';
import type { Logger } from 'pino';
import { createLogger } from './process/logger.ts';
import { mountEndpoint } from './http/mount.ts';
import type { AnyJobKind } from './jobs/job-kind.ts';
import { openJobs } from './jobs/open-jobs.ts';
import { type HealthMeans, healthRoutes } from './operator/health.routes.ts';
import { operatorRoutes } from './operator/operator.ts';
import { onlySignedAddress } from './http/forwarded-address.ts';
import { closeServer, serve } from './http/server.ts';
import { followTestClock } from './test-clock/follow-test-clock.ts';
import { testClockRoutes } from './test-clock/test-clock.routes.ts';
import { openTraining, type Training } from './training/training.ts';
import { refuseWhileQuiet, trainingRoutes } from './training/training.routes.ts';
import type { Vault } from './data/vault.ts';
import { waitingRoutes } from './waiting/waiting.routes.ts';
import type { WaitingSource } from './waiting/waiting.store.ts';

/** Describes a service: everything that reaches it from outside, and everything that it sends. */
export type Service<Db = unknown> = {
  readonly name: string;
  readonly routes: readonly Endpoint<Db>[];
  /**
   * Maps the name of the file that handles the messages to its subscription. The name of the queue is
   * `<service>.<file>`.
   */
  readonly subscriptions: Readonly<Record<string, Subscription>>;
  readonly processes?: readonly ProcessRun[];
  readonly effects?: readonly RunnableEffect[];
  readonly jobs?: readonly AnyJobKind[];
  /** Lists every message that the service may send. Sending any other message fails at run time. */
  readonly sends: readonly MessageType[];
  /**
   * Encrypts (seals) the replies that are saved for repeated requests. A service has a vault if its replies contain
   * personal or medical values.
   */
  readonly vault?: Vault;
  /**
   * Checks the settings at each start of the service, before the first message is consumed. It throws if the settings
   * do not fit the stored rows, and then the service does not start.
   */
  readonly checkSettings?: (read: Read) => Promise<void>;
  /** Runs once at each start of the service, before the first request is accepted. */
  readonly beforeListening?: (work: Messaging['work']) => Promise<void>;
  /** Lists work that runs beside requests and messages from the start until the stop of the service. */
  readonly background?: readonly Background[];
  /**
   * Deletes the data that the service keeps outside the database. It runs when a training shop is reset to its first
   * day.
   */
  readonly forget?: () => Promise<void>;
  /** Sets the gauges whose values come from the database. It runs whenever Prometheus scrapes `/metrics`. */
  readonly gauges?: (db: Db, now: Date) => Promise<void>;
  /** Lists other tables of the service that are a record of changes already. `GET /changes` lists their rows too. */
  readonly changeSources?: readonly ChangeSource[];
  /** Counts the work of the service that waits for people. */
  readonly waiting?: readonly WaitingSource[];
  /** Opens the client with which queries read. The client cannot write (ADR 0024). */
  readonly openReader: (databaseUrl: string) => Db & { $disconnect(): Promise<void> };
};

export type Running = {
  port: number;
  messaging: Messaging;
  /** Sets the gauges of the service, for a process that serves its metrics on another port. */
  measure(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Opens the database of a service. In a stack with a test clock, `now()` of the database returns the time of the shop
 * (ADR 0065).
 */
const openOwnDatabase = (
  name: string,
  { DATABASE_URL: url, DATABASE_POOL_SIZE: poolSize, TEST_CLOCK }: ServiceConfig,
) => openDatabase({ url, poolSize, name, ...(TEST_CLOCK === 'on' && { testClockFor: name.replaceAll('-', '_') }) });

export async function startService<Db>(service: Service<Db>, config: ServiceConfig): Promise<Running> {
  const log = createLogger(service.name, config.LOG_LEVEL);
  const database = openOwnDatabase(service.name, config);
  const db = service.openReader(config.DATABASE_URL);
  const away = (error: unknown) => log.warn({ err: error }, 'the database does not answer; the start waits for it');
  const closeDatabase = async () => void (await Promise.all([db.$disconnect(), database.close()]));
  const settingsFit = untilDatabaseAnswers(async () => service.checkSettings?.(database.read), { away });
  await settingsFit.catch(async (error: unknown) => {
    await closeDatabase();
    throw error;
  });
  const hasTestClock = config.TEST_CLOCK === 'on';
  const clocks = hasTestClock ? [await followTestClock({ database, log })] : [];
  const messaging = messagingOf(service, { brokerUrl: config.BROKER_URL, database, log });
  // the start waits for the database but not for the broker, because messages can wait in the outbox
  await untilDatabaseAnswers(async () => service.beforeListening?.(messaging.work), { away });
  const background = (service.background ?? []).map((start) => start({ database, work: messaging.work, log }));
  const trace = openAccessTrace({ database, name: service.name, log });
  const endedSessions = followEndedSessions({ database, log });
  const changes = openChangeRecord({ service, database, folder: config.CHANGE_ANCHOR_DIR, log });
  const jobs = jobsOf(service, config, { work: messaging.work, log });
  /** Stops everything that works beside requests. The reset of a training shop calls it before the process ends. */
  const quiet = onlyOnce(async () => {
    await Promise.all([...clocks, ...background, jobs].map((work) => work.stop()));
    await messaging.stop();
    await changes.stop();
  });
  const training = trainingOf(service, config, { database, messaging, quiet });
  const authenticate = authenticator(config.AUTH_JWKS, endedSessions);
  const measure = async () => service.gauges?.(db, database.clock.now());
  const app = createHttpApp({
    log,
    trace,
    routes(routes) {
      routes.use(onlySignedAddress(config.GATEWAY_KEY));
      routes.set('trust proxy', 1);
      mountHealth(routes, () => healthOf(messaging, database));
      mountMetrics(routes, measure);
      routes.use(refuseWhileQuiet(training));
      const means = { database, messaging, hasTestClock, training, release: config.RELEASE };
      for (const endpoint of [...service.routes, ...commonRoutes(service, means), ...changes.routes, ...jobs.routes])
        mountEndpoint(routes, endpoint as Endpoint, { authenticate, work: messaging.work, db, vault: service.vault });
    },
  });
  const server = await serve(app, { port: config.PORT, host: config.HOST });
  const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
  log.info({ port }, `${service.name} ready`);
  return {
    port,
    messaging,
    measure,
    async stop() {
      await closeServer(server);
      await Promise.all([endedSessions, trace].map((work) => work.stop()));
      await quiet();
      await closeDatabase();
      log.info('stopped');
    },
  };
}

/** Starts the messaging of a service. Its changes are recorded in the transactions that return them. */
const messagingOf = <Db>(
  { name, vault, subscriptions, processes = [], effects = [], sends }: Service<Db>,
  means: Pick<MessagingOptions, 'brokerUrl' | 'database' | 'log'>,
): Messaging =>
  startMessaging({
    ...{ service: name, subscriptions, processes, effects, sends, ...means },
    record: (context, changes) => insertChanges(context, vault, changes),
  });

const jobsOf = (
  { name, jobs: kinds = [] }: Pick<Service, 'name' | 'jobs'>,
  { JOB_UNDO_DAYS: undoDays }: ServiceConfig,
  means: Pick<Messaging, 'work'> & { log: Logger },
) => openJobs({ name, kinds, undoDays, ...means });

/** Returns a function that does the work at its first call. Every later call gets the same promise. */
function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

type Means = { readonly database: Database; readonly messaging: Messaging; readonly quiet: () => Promise<void> };

/** Returns the part of the service in a training shop, or undefined in any other shop. */
function trainingOf(
  { name, forget = async () => {} }: Pick<Service, 'name' | 'forget'>,
  { TRAINING, BROKER_URL: brokerUrl, CHANGE_ANCHOR_DIR: anchorDir }: ServiceConfig,
  { database, messaging: { queues }, quiet }: Means,
): Training | undefined {
  if (TRAINING !== 'on') return undefined;
  return openTraining({ service: name, database, brokerUrl, queues, anchorDir, quiet, forget });
}

/** Returns the routes that every service has, besides the routes of the change record. */
const commonRoutes = (
  { name, waiting = [] }: Pick<Service, 'name' | 'waiting'>,
  {
    hasTestClock,
    training,
    ...means
  }: HealthMeans & { messaging: Messaging; hasTestClock: boolean; training: Training | undefined },
) => [
  ...operatorRoutes(name, means.messaging),
  ...healthRoutes(name, means),
  ...testClockRoutes(name, hasTestClock),
  ...trainingRoutes(name, training),
  ...waitingRoutes(waiting),
];

/** Returns the health of a service. It is ready if its consumers are ready and the database answers. */
async function healthOf(messaging: Messaging, database: Database) {
  const { ready, detail } = messaging.ready();
  const answers = await databaseAnswers(database);
  return { ready: ready && answers, detail: { ...detail, database: answers } };
}
