/** Sends the due messages. Any number of instances may run it at the same time. */
import {
  type Background,
  type Database,
  jittered,
  loop,
  newId,
  pause,
  transaction,
  untilDatabaseAnswers,
} from '@toric/chassis/process/background';
import type { Outcome } from '../message.ts';
import {
  type Claimed,
  claimMessages,
  type Finished,
  finishMessages,
  giveUpMarked,
  type Mark,
  markMessages,
} from '../message.store.ts';
import { messagesEnded } from '../message.gauges.ts';
import { batcher } from './batcher.ts';
import type { SendOne } from './send-one.flow.ts';

/** Holds the largest number of messages that one instance handles at a time. They are sent within a second or two. */
const AT_ONCE = 200;
/** Holds the time in ms after which another instance sends a message that was claimed but not marked. */
const CLAIM_MS = 60_000;
const POLL_MS = 500;
const STOP_MS = 10_000;
const GIVEN_UP_AT_ONCE = 500;

/** Holds how long a marked message waits for its outcome, in ms. It is longer than the time-outs of the SMTP client. */
const MARK_MS = 90_000;

export type SenderTimes = { readonly claimMs?: number; readonly markMs?: number; readonly pollMs?: number };
type SenderOptions = {
  database: Database;
  log: Pick<Parameters<Background>[0]['log'], 'warn' | 'error'>;
  sendOne: SendOne;
  times?: SenderTimes;
};
export type Running = { stop(): Promise<void> };

/** Prepares the messages of one round of the sender. Returns the function that sends one of them. */
export type Round = (message: Claimed) => Promise<Outcome>;

export function startSender({ database, log, sendOne, times = {} }: SenderOptions): Running {
  const { claimMs = CLAIM_MS, markMs = MARK_MS, pollMs = POLL_MS } = times;
  const stopping = new AbortController();
  const { signal } = stopping;
  const inHand = new Set<Promise<void>>();
  const failed = (err: unknown) => log.warn({ err }, 'messages to people wait for the database');

  // Marks of many connections share one statement, and so do outcomes, because a commit for each would cost more than
  // the mail.
  const mark = batcher((marks: readonly Mark[]) => markAll(database, marks, markMs));
  const finish = batcher(async (finished: readonly Finished[]) => {
    const act = () => transaction(database, (tx) => finishMessages(tx, finished));
    await untilDatabaseAnswers(act, { away: failed, stop: signal });
    return finished;
  });

  async function handle(message: Claimed, send: Round): Promise<void> {
    const { id, claim, attempts, channel } = message;
    const outcome = await send(message).catch((err: unknown): Outcome => {
      log.error({ err, messageId: id }, 'a message could not be prepared');
      return { kind: 'again', code: 'not-prepared' };
    });
    // if the process dies at this point, the server has the mail and the row becomes `unknown`
    await finish({ id, claim, attempts, outcome, attemptId: newId() });
    messagesEnded.inc({ channel, outcome: outcome.kind });
  }

  async function round(): Promise<void> {
    const room = AT_ONCE - inHand.size;
    if (room <= 0) return;
    const { claimed, send } = await transaction(database, async (tx) => {
      const messages = await claimMessages(tx, newId(), room, claimMs);
      return { claimed: messages, send: messages.length > 0 ? await sendOne.prepare(tx, messages, mark) : undefined };
    });
    if (!send) return;
    for (const message of claimed) {
      const handled = handle(message, send)
        .catch(failed)
        .finally(() => {
          inHand.delete(handled);
          if (claimed.length === room || inHand.size === AT_ONCE / 2) polling.wake();
        });
      inHand.add(handled);
    }
  }

  const polling = loop({ signal, pauseMs: jittered(pollMs), failed }, round);
  const watching = loop({ signal, pauseMs: jittered(Math.min(5_000, markMs)), failed }, () =>
    transaction(database, (tx) => giveUpMarked(tx, newId, GIVEN_UP_AT_ONCE)),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all([polling.ended, watching.ended]);
      await atMost(STOP_MS, Promise.allSettled(inHand));
      sendOne.close();
    },
  };
}

/** Marks these messages. Returns for each message whether this process may still send it. */
async function markAll(database: Database, marks: readonly Mark[], markMs: number): Promise<boolean[]> {
  const marked = await transaction(database, (tx) => markMessages(tx, marks, markMs));
  return marks.map(({ id }) => marked.has(id));
}

/** Resolves when the work ends, or after this time in ms. */
async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const ended = new AbortController();
  await Promise.race([work, pause(ms, ended.signal)]);
  ended.abort();
}
