/** Sends the deliveries that are due. Any number of instances may run it at the same time. */
import type { Vault } from '@toric/chassis/data/vault';
import { type Database, jittered, loop, pause, transaction } from '@toric/chassis/process/background';
import type { UnitOfWork } from '@toric/messaging/unit-of-work';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import { isDelivered, type Outcome } from '../deliveries/delivery.ts';
import {
  type Claimed,
  claimDeliveries,
  dueTime,
  findSendable,
  lockClaims,
  type Room,
  takeTurns,
  releaseDeliveries,
} from '../deliveries/delivery.store.ts';
import { BREAKER_FAILURES } from '../endpoints/endpoint.ts';
import { findSecrets } from '../endpoints/secret.store.ts';
import { attemptsMade } from '../webhook.gauges.ts';
import { finishAttempt } from './finish-attempt.flow.ts';
import { type SendMeans, sendOnce } from './send-once.ts';

/** Limits the deliveries that one instance sends at the same time, in all and to one endpoint. */
const AT_ONCE = 100;
const AT_ONCE_TO_ONE = 10;
/** If a claimed delivery has no outcome after this number of ms, another instance sends it. */
const LEASE_MS = 60_000;
const POLL_MS = 500;
const STOP_MS = 12_000;

export type SenderOptions = {
  readonly database: Database;
  readonly work: UnitOfWork;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly vault: Vault;
  readonly means: SendMeans;
  /** Returns how many ms the senders' clock is ahead of the clock of the database. Tests set this offset. */
  readonly aheadMs?: () => number;
  readonly pollMs?: number;
  /** Sends a delivery. Tests replace it to stop an instance before it sends. */
  readonly send?: typeof sendOnce;
};
export type Sender = { stop(): Promise<void> };
/**
 * Describes a claimed delivery to send. `claimedAt` is a time of `performance.now()`, which does not change with the
 * machine's clock.
 */
type Outgoing = Claimed & { readonly secrets: readonly string[]; readonly claimedAt: number };

/** Counts the deliveries that this process is sending, in all and for each endpoint. */
function openHands() {
  const running = new Set<Promise<void>>();
  const of = new Map<string, number>();
  return {
    running,
    roomOf: (endpointId: string) => AT_ONCE_TO_ONE - (of.get(endpointId) ?? 0),
    free: () => AT_ONCE - running.size,
    hold(endpointId: string, handling: Promise<void>, released: () => void): void {
      of.set(endpointId, (of.get(endpointId) ?? 0) + 1);
      const held = handling.finally(() => {
        running.delete(held);
        const left = (of.get(endpointId) ?? 1) - 1;
        if (left > 0) of.set(endpointId, left);
        else of.delete(endpointId);
        released();
      });
      running.add(held);
    },
  };
}

type Hands = ReturnType<typeof openHands>;

/**
 * Divides the free slots among the endpoints. Their order is random in each round, so that no endpoint is always last.
 */
function roomsFor(ids: readonly string[], free: number, roomOf: (id: string) => number): Room[] {
  const rooms: Room[] = [];
  let left = free;
  for (const id of ids.toSorted(() => Math.random() - 0.5)) {
    const room = Math.min(roomOf(id), left);
    if (room > 0) rooms.push({ id, room });
    left -= Math.max(room, 0);
  }
  return rooms;
}

/** Returns the function that leases due deliveries to this process, as many as it has free slots for. */
function claimer({ database, vault }: SenderOptions, hands: Hands, aheadMs: () => number) {
  return (): Promise<Outgoing[]> =>
    transaction(database, async (tx) => {
      await lockClaims(tx);
      const claimedAt = performance.now();
      const now = await dueTime(tx, aheadMs());
      const until = new Date(now.getTime() + LEASE_MS);
      const sendable = await findSendable(tx, now, BREAKER_FAILURES);
      const failing = sendable.filter(({ isFailing, id }) => isFailing && hands.roomOf(id) === AT_ONCE_TO_ONE);
      const ids = failing.map(({ id }) => id);
      const turns = await takeTurns(tx, ids, now, until);
      const working = sendable.filter(({ isFailing }) => !isFailing).map(({ id }) => id);
      const rooms = roomsFor(working, hands.free() - turns.length, hands.roomOf);
      const all = [...turns.map((id) => ({ id, room: 1 })), ...rooms];
      const claimed = await claimDeliveries(tx, all, { claim: uuidv7(), now, until });
      const endpoints = claimed.map(({ endpointId }) => endpointId);
      const secretsOf = claimed.length > 0 ? await findSecrets(tx, vault, endpoints, now) : () => [];
      return claimed.map((one) => ({ ...one, secrets: secretsOf(one.endpointId), claimedAt }));
    });
}

export function startSender(options: SenderOptions): Sender {
  const { database, work, log, means, aheadMs = () => 0, pollMs = POLL_MS, send = sendOnce } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const hands = openHands();
  const claim = claimer(options, hands, aheadMs);
  const failed = (err: unknown) => log.warn({ err }, 'webhooks wait for the database');

  /**
   * Returns true if the lease lasts longer than a try may take. If a process was suspended for a while, its lease may
   * have ended, and another process sends the delivery.
   */
  const mayStillSend = ({ claimedAt }: Outgoing) => performance.now() + means.timeoutMs < claimedAt + LEASE_MS;

  async function handle(delivery: Outgoing): Promise<void> {
    if (!mayStillSend(delivery)) return;
    // fail-point C19 (delivery.id): the delivery is claimed and not sent
    const outcome: Outcome = await send(delivery, means);
    attemptsMade.inc({ outcome: isDelivered(outcome) ? 'delivered' : outcome.code.replace(/^(http-\d)\d\d$/, '$1xx') });
    // if the process is killed at this point, the receiver has the event and gets it once more: at least once
    // fail-point C20 (delivery.id): the event is sent and its outcome is not stored
    await work(async ({ tx, newId }) => {
      const finishing = { tx, newId, now: await dueTime(tx, aheadMs()), random: Math.random() };
      return { result: undefined, outcomes: await finishAttempt(finishing, delivery, outcome) };
    });
  }

  async function round(): Promise<void> {
    if (hands.free() <= 0) return;
    const claimed = await claim();
    if (signal.aborted) return giveBack(claimed);
    for (const delivery of claimed)
      hands.hold(delivery.endpointId, handle(delivery).catch(failed), () => polling.wake());
  }

  async function giveBack(claimed: readonly Outgoing[]): Promise<void> {
    const [first] = claimed;
    if (!first) return;
    const ids = claimed.map(({ id }) => id);
    await transaction(database, (tx) => releaseDeliveries(tx, first.claim, ids));
  }

  const polling = loop({ signal, pauseMs: jittered(pollMs), failed }, round);
  return {
    async stop() {
      stopping.abort();
      await polling.ended;
      const ended = new AbortController();
      await Promise.race([Promise.allSettled(hands.running), pause(STOP_MS, ended.signal)]);
      ended.abort();
    },
  };
}
