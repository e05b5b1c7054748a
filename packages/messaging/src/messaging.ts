import type { MessageType } from '@toric/contracts/kernel/message';
import type { Logger } from 'pino';
import { applier, type Handle } from './apply.ts';
import { type Link, openLink } from './connection.ts';
import { type Consumer, startConsumer } from './consumer.ts';
import type { Database } from './database.ts';
import type { RunnableEffect } from './effect.ts';
import { type EffectRunner, startEffects } from './effect-runner.ts';
import { failureHandler } from './failure-handler.ts';
import { messagesEmitted } from './metrics.ts';
import { emits } from './outcome.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import { startParking } from './parking.ts';
import { listensTo } from './process.ts';
import { advance, type ProcessRun } from './process.store.ts';
import { openPublisher, type Publisher } from './publisher.ts';
import { replayEffect } from './replay.ts';
import type { Subscription } from './subscription.ts';
import { declareService, requireExchange, sideQueuesOf } from './topology.ts';
import { type RecordChanges, type UnitOfWork, unitOfWork } from './unit-of-work.ts';
import { startUpkeep } from './upkeep.ts';

export type MessagingOptions = {
  service: string;
  brokerUrl: string;
  database: Database;
  /**
   * Maps the name of the file that handles the messages to its subscription. The name of the queue is
   * `<service>.<file>`.
   */
  subscriptions: Readonly<Record<string, Subscription>>;
  processes: readonly ProcessRun[];
  effects: readonly RunnableEffect[];
  /** Lists every message type that the service may send. */
  sends: readonly MessageType[];
  /** Writes the rows of the change record in the transaction that returned them. */
  record: RecordChanges;
  log: Logger;
};

export type Messaging = {
  work: UnitOfWork;
  /**
   * Makes an effect: an external call that is stored with the transaction and carried out after the commit. This effect
   * publishes dead letters again to the queues on which they failed.
   */
  replay: ReturnType<typeof replayEffect>;
  /**
   * Resolves when the publisher and every consumer have opened their channels. `work` can be called before that: its
   * transactions commit, and their messages wait in the outbox.
   */
  readonly started: Promise<void>;
  /** Lists the queues of the service. */
  readonly queues: readonly string[];
  ready(): { ready: boolean; detail: Record<string, boolean> };
  stop(): Promise<void>;
};

/**
 * Starts the parts of messaging and connects them. It opens two connections to the broker, one to publish and one to
 * consume. While the broker lacks memory or disk space, it blocks every connection that publishes. The acknowledgements
 * of consumed messages still reach the broker, because they use the other connection.
 */
export function startMessaging(options: MessagingOptions): Messaging {
  const { service, database, log } = options;
  const publishing = openLink({ url: options.brokerUrl, name: `${service}.publish`, log });
  const consuming = openLink({ url: options.brokerUrl, name: `${service}.consume`, log });
  const publisher = openPublisher(publishing, async (channel) => {
    await declareService(channel, service);
    for (const type of options.sends) await requireExchange(channel, type);
  });
  const outbox: Outbox = openOutbox({ service, database, publisher, targets: options.sends, log });
  let effects: EffectRunner | undefined;
  const work = unitOfWork({
    database,
    processes: options.processes,
    record: options.record,
    sends: new Set(options.sends.map(({ type }) => type)),
    leaseMs: () => effects?.leaseMs() ?? 0,
    committed(rows, leased, others) {
      for (const { envelope } of rows) messagesEmitted.inc({ type: envelope.type });
      outbox.committed(rows);
      effects?.take(leased);
      if (others > 0) effects?.wake();
    },
  });
  const replay = replayEffect({ service, database, publisher });
  effects = startEffects({ work, effects: [...options.effects, replay], log });

  const consumers = startConsumers(options, { work, publisher, link: consuming });
  const parking = startParking({ service, link: consuming, database, log });
  const upkeep = startUpkeep({ work, outbox, processes: options.processes, log });

  const channels = [publisher, parking, ...consumers.values()];
  return {
    work,
    replay,
    started: Promise.all(channels.map(({ started }) => started)).then(() => undefined),
    queues: [...consumers.keys(), ...sideQueuesOf(service)],
    ready() {
      const detail = Object.fromEntries([...consumers].map(([queue, consumer]) => [queue, consumer.alive()]));
      detail['publisher'] = publisher.ready();
      return { ready: Object.values(detail).every(Boolean), detail };
    },
    async stop() {
      await Promise.all([...consumers.values(), parking].map((consumer) => consumer.stop()));
      await Promise.all([effects.stop(), upkeep.stop()]);
      await outbox.drain();
      await publisher.close();
      await Promise.all([publishing.close(), consuming.close()]);
    },
  };
}

function startConsumers(
  { service, database, subscriptions, processes, log }: MessagingOptions,
  { work, publisher, link }: { work: UnitOfWork; publisher: Publisher; link: Link },
): ReadonlyMap<string, Consumer> {
  const consumers = new Map<string, Consumer>();
  function consume(name: string, types: readonly MessageType[], handle: Handle, how: Partial<Subscription> = {}) {
    const { lingerMs, bindings } = how;
    const queue = `${service}.${name}`;
    const carriesState = new Set(types.filter((type) => type.carriesState).map(({ type }) => type));
    const consumer = startConsumer({
      ...{ service, queue, types, link, database, log, lingerMs, bindings },
      failures: failureHandler({ service, queue, database, publisher, log }),
      apply: applier({ queue, work, carriesState, handle }),
    });
    consumers.set(queue, consumer);
  }
  for (const [name, subscription] of Object.entries(subscriptions))
    consume(name, subscription.listensTo, bySubscription(subscription), subscription);
  for (const run of processes) {
    // a process gets the messages of its own service in the transaction that emits them, so it consumes only the
    // messages of other services from the broker
    const foreign = listensTo(run.process).filter(({ owner }) => owner !== service);
    if (foreign.length > 0) consume(run.process.name, foreign, byProcess(run));
  }
  return consumers;
}

function bySubscription(subscription: Subscription): Handle {
  return async (context, deliveries, causes) => {
    const outcomes = await subscription.runMany({
      ...context,
      // the cast is safe: each message was parsed by the schema of its type
      received: deliveries as Parameters<Subscription['runMany']>[0]['received'],
    });
    if (outcomes.length !== causes.length)
      throw new Error(`runMany returned ${outcomes.length} outcomes for ${causes.length} messages`);
    return causes.map((cause, index) => ({ cause, value: outcomes[index] }));
  };
}

function byProcess(run: ProcessRun): Handle {
  return async ({ tx, now }, deliveries, causes) => {
    const inputs = causes.map((cause, index) => ({
      cause,
      value: { type: deliveries[index]?.envelope.type ?? '', data: deliveries[index]?.message },
    }));
    const sent = await advance(tx, run, inputs, now);
    return sent.map(({ cause, value }) => ({ cause, value: emits(value) }));
  };
}
