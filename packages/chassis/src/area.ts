import type { MessageType } from '@toric/contracts/kernel/message';
import type { RunnableEffect } from '@toric/messaging/effect';
import type { Messaging } from '@toric/messaging/messaging';
import type { ProcessRun } from '@toric/messaging/process.store';
import type { Read } from '@toric/messaging/sql';
import type { Subscription } from '@toric/messaging/subscription';
import type { ChangeSource } from './changes/change.reader.store.ts';
import type { Endpoint } from './http/endpoint.ts';
import type { AnyJobKind } from './jobs/job-kind.ts';
import type { Background } from './process/background.ts';
import type { Service } from './service.ts';
import type { WaitingSource } from './waiting/waiting.store.ts';

/**
 * Describes an area: one business subject with its rules, stores and use cases in one folder. Its table of contents is
 * `area.ts`.
 */
export type Area<Db = unknown> = {
  readonly routes?: readonly Endpoint<Db>[];
  /**
   * Maps the name of the file that handles the messages to its subscription. The name of the queue is
   * `<service>.<file>`.
   */
  readonly subscriptions?: Readonly<Record<string, Subscription>>;
  readonly processes?: readonly ProcessRun[];
  readonly effects?: readonly RunnableEffect[];
  /** Lists the kinds of jobs of the area. A job changes many records by one decision and can be undone (ADR 0080). */
  readonly jobs?: readonly AnyJobKind[];
  /** Lists every message that the area may send. Sending any other message fails at run time. */
  readonly sends?: readonly MessageType[];
  /** Lists other tables of the area that are a record of changes already. `GET /changes` lists their rows too. */
  readonly changeSources?: readonly ChangeSource[];
  /** Counts the work of the area that waits for people. `GET /waiting` returns the counts. */
  readonly waiting?: WaitingSource;
  /** Sets the gauges whose values come from the database. It runs whenever Prometheus scrapes `/metrics`. */
  readonly gauges?: (db: Db, now: Date) => Promise<void>;
  /**
   * Checks the settings at each start of the service, before the first message is consumed. It throws if the settings
   * do not fit the stored rows, and then the service does not start.
   */
  readonly checkSettings?: (read: Read) => Promise<void>;
  /** Runs once at each start of the service, before the first request is accepted. */
  readonly beforeListening?: (work: Messaging['work']) => Promise<void>;
  /**
   * Deletes the data that the area keeps outside the database. It runs when a training shop is reset to its first day.
   */
  readonly forget?: () => Promise<void>;
  /** Starts work that runs beside requests and messages until the service stops, for example a sender of mails. */
  readonly background?: Background | readonly Background[];
};

type ServiceWithAreas<Db> = Pick<Service<Db>, 'name' | 'vault' | 'openReader'> & {
  readonly areas: readonly Area<Db>[];
};

/**
 * Combines areas into a service and returns it. Throws if two areas claim the same operation, queue, process or effect.
 */
export function service<Db>({ areas, ...base }: ServiceWithAreas<Db>): Service<Db> {
  const routes = areas.flatMap((area) => area.routes ?? []);
  const subscriptions = areas.flatMap((area) => Object.entries(area.subscriptions ?? {}));
  const processes = areas.flatMap((area) => area.processes ?? []);
  const effects = areas.flatMap((area) => area.effects ?? []);
  const measures = areas.flatMap((area) => area.gauges ?? []);
  const checks = areas.flatMap((area) => area.checkSettings ?? []);
  const jobs = areas.flatMap((area) => area.jobs ?? []);
  const starts = areas.flatMap((area) => area.beforeListening ?? []);
  const background = areas.flatMap((area) => area.background ?? []);
  const forgets = areas.flatMap((area) => area.forget ?? []);
  once(
    base.name,
    'operation',
    routes.map(({ operation }) => operation.id),
  );
  once(base.name, 'queue', [...subscriptions.map(([file]) => file), ...processes.map(({ process }) => process.name)]);
  once(
    base.name,
    'effect',
    effects.map(({ effectName }) => effectName),
  );
  once(
    base.name,
    'kind of jobs',
    jobs.map((kind) => kind.name),
  );
  return {
    ...base,
    routes,
    subscriptions: Object.fromEntries(subscriptions),
    processes,
    effects,
    jobs,
    sends: [...new Set(areas.flatMap((area) => area.sends ?? []))],
    changeSources: areas.flatMap((area) => area.changeSources ?? []),
    waiting: areas.flatMap((area) => area.waiting ?? []),
    async gauges(db, now) {
      await Promise.all(measures.map((measure) => measure(db, now)));
    },
    async checkSettings(read) {
      for (const check of checks) await check(read);
    },
    async beforeListening(work) {
      for (const start of starts) await start(work);
    },
    background,
    async forget() {
      for (const forget of forgets) await forget();
    },
  };
}

function once(name: string, kind: string, claimed: readonly string[]): void {
  const twice = claimed.find((claim, index) => claimed.indexOf(claim) !== index);
  if (twice) throw new Error(`${name}: the ${kind} '${twice}' is listed twice in its areas; leave it in one area.ts`);
}
