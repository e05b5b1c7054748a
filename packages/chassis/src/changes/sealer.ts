import { type Database, transaction } from '@toric/messaging/database';
import { jittered, loop } from '@toric/messaging/loop';
import { registry } from '@toric/messaging/metrics';
import type { Logger } from 'pino';
import { Gauge } from 'prom-client';
import type { Anchors } from './anchors.ts';
import type { Head } from './chain.ts';
import { readHead, sealBatch, unsealedAge } from './chain.store.ts';

const oldestUnsealed = new Gauge({
  name: 'change_unsealed_oldest_age_seconds',
  help: 'Age of the oldest change record that is not sealed',
  registers: [registry],
});

const SEAL_EVERY_MS = 1_000;
const ANCHOR_EVERY_MS = 60_000;

/**
 * Starts two loops. The first loop seals the committed records every second, in one instance at a time. The second loop
 * anchors the newest head that its instance has sealed, every minute. At its start every instance anchors the head that
 * it finds, because the instance before may have stopped before it anchored. The head is also written to the log.
 */
export function startSealer({
  database,
  anchors,
  log,
}: {
  database: Database;
  anchors: Anchors | undefined;
  log: Logger;
}) {
  const stopping = new AbortController();
  let head: Head | undefined;
  let anchored: number | undefined;

  async function seal(): Promise<void> {
    const age = await unsealedAge(database.read);
    oldestUnsealed.set(age ?? 0);
    for (let more = age !== undefined; more && !stopping.signal.aborted; ) {
      const sealed = await transaction(database, sealBatch);
      head = sealed?.head ?? head;
      more = sealed?.more ?? false;
    }
  }

  async function anchor(): Promise<void> {
    head ??= await readHead(database.read);
    if (!head || head.seq === anchored) return;
    const { seq } = head;
    await anchors?.write(head);
    log.info({ change_head: head }, 'the head of the change record');
    anchored = seq;
  }

  const every = (ms: number, what: string, act: () => Promise<void>) => {
    const failed = (err: unknown) => log.warn({ err }, `${what}; it is tried again`);
    return loop({ signal: stopping.signal, pauseMs: jittered(ms), failed }, act);
  };
  const loops = [
    every(SEAL_EVERY_MS, 'change records could not be sealed', seal),
    every(ANCHOR_EVERY_MS, 'the head of the change record could not be anchored', anchor),
  ];
  return {
    stop: async (): Promise<void> => {
      stopping.abort();
      for (const each of loops) each.wake();
      await Promise.all(loops.map(({ ended }) => ended));
      await anchor().catch((err: unknown) => log.warn({ err }, 'the last head could not be anchored'));
    },
  };
}
