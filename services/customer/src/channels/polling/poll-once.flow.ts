import type { Vault } from '@toric/chassis/data/vault';
import { type Background, type Database, transaction } from '@toric/chassis/process/background';
import { performs } from '@toric/messaging/outcome';
import { ADAPTERS } from '../adapters/all.ts';
import { type Channel, pauseAfter } from '../channel.ts';
import { claimDue, lockChannel, moveCursor, noteFailure, openToken } from '../channel.store.ts';
import { AskFailed, type Page } from '../provider.ts';
import { byProvider, takeItems } from '../taking/take-items.flow.ts';
import { askOf } from './ask.ts';

/** If the instance that polls a channel dies, another instance may claim the channel after this number of ms. */
const CLAIM_MS = 120_000;

export type PollMeans = {
  readonly vault: Vault;
  readonly own: readonly string[];
  readonly everyMs: number;
  readonly sandbox: string | undefined;
};
type Running = { readonly database: Database; readonly work: Parameters<Background>[0]['work'] };

/** Reads one page of items from a provider. An answer of an unknown form also counts as a failure. */
async function readPage({ vault, sandbox }: PollMeans, channel: Channel, now: Date): Promise<Page | AskFailed> {
  const adapter = ADAPTERS[channel.provider];
  const ask = askOf({ adapter, account: channel.account, token: openToken(vault, channel) }, sandbox);
  const { account, profiles, cursor, createdAt: since } = channel;
  return adapter
    .poll(ask, { account, profiles, cursor, since }, now)
    .catch((error: unknown) => (error instanceof AskFailed ? error : new AskFailed('unreadable')));
}

/**
 * Stores the items of a page and moves the polling cursor in one transaction. If the process dies before the commit,
 * nothing is stored, and the page is read again. A page is dropped if another instance has moved the cursor meanwhile.
 */
function takePage({ vault, own, everyMs }: PollMeans, { work }: Running, asked: Channel, page: Page): Promise<void> {
  return work(async (means) => {
    const channel = await lockChannel(means.tx, asked.id);
    if (!channel?.isOn || channel.cursor !== asked.cursor) return { result: undefined, outcomes: [] };
    const { messages, effects, changes } = await takeItems({ ...means, vault, own }, channel, page);
    const pauseMs = page.isEnd ? everyMs : Math.min(everyMs, ADAPTERS[channel.provider].pauseMs);
    const nextAskedAt = new Date(means.now.getTime() + pauseMs);
    const { cursor, isEnd, unreadable } = page;
    await moveCursor(means.tx, { id: channel.id, cursor, isEnd, unreadable, nextAskedAt, now: means.now });
    const cause = { correlationId: means.newId(), causationId: null, traceparent: null };
    const value = performs(...effects)
      .emits(...messages)
      .records(...byProvider(changes));
    return { result: undefined, outcomes: [{ cause, value }] };
  });
}

/** Polls the due channel that has waited longest. Returns false if none is due. */
export async function pollOnce(means: PollMeans, running: Running): Promise<boolean> {
  const { database } = running;
  const channel = await transaction(database, (tx) => claimDue(tx, database.clock.now(), CLAIM_MS));
  if (!channel) return false;
  const page = await readPage(means, channel, database.clock.now());
  if (page instanceof AskFailed) {
    await fail(means, running, channel, page);
    return true;
  }
  // fail-point: the page was read, and neither its items nor the cursor are stored
  await takePage(means, running, channel, page).catch(async (error: unknown) => {
    await fail(means, running, channel, new AskFailed('not-taken'));
    throw error;
  });
  return true;
}

/** Records a failure. The channel is polled again after a pause that grows with each failure. */
async function fail(
  { everyMs }: PollMeans,
  { database }: Running,
  channel: Channel,
  failure: AskFailed,
): Promise<void> {
  const now = database.clock.now();
  const pauseMs = pauseAfter(channel.failures + 1, everyMs, failure.retryAfterMs);
  const nextAskedAt = new Date(now.getTime() + pauseMs);
  await transaction(database, (tx) => noteFailure(tx, { id: channel.id, code: failure.code, nextAskedAt, now }));
}
