import { type Background, jittered, loop } from '@toric/chassis/process/background';
import { type AuditedOrder, ORDERS_OF_PAGE, OrdersAudited } from '@toric/contracts/order/audit/audit.events';
import { emits } from '@toric/messaging/outcome';
import type { Message } from '@toric/contracts/kernel/message';
import type { Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import {
  endIfAnswered,
  findOrders,
  giveUp,
  insertAudit,
  isNightDue,
  lockAudit,
  saveAnswer,
  savePage,
} from './audit.store.ts';
import { ownDifferences } from './finding.ts';

const LOOK_MS = 5_000;
const BETWEEN_MS = 200;
const NIGHT_HOUR = 2;

type Means = { readonly tx: Tx; readonly now: Date; readonly newId: () => string };

/**
 * Starts the nightly audit of the shop, sends its next page of orders, or ends it. Returns the message with the page,
 * or undefined if there is nothing to send now.
 */
export async function auditNext({ tx, now, newId }: Means): Promise<Message | undefined> {
  await giveUp(tx, now);
  if (now.getUTCHours() >= NIGHT_HOUR && (await isNightDue(tx, dayOf(now))))
    await insertAudit(tx, { id: newId(), startedBy: null, now, all: false });
  const audit = await lockAudit(tx);
  if (!audit) return undefined;
  if (audit.isSent) {
    await endIfAnswered(tx, audit.id, now);
    return undefined;
  }
  const found = await findOrders(tx, audit, ORDERS_OF_PAGE);
  const ids = found.map(({ orderId }) => orderId);
  await savePage(tx, audit, ids);
  if (ids.length === 0) return undefined;
  const page = audit.pages + 1;
  const differences = found.flatMap(ownDifferences);
  await saveAnswer(tx, { auditId: audit.id, page, service: 'order', differences }, { now, newId });
  const orders = found
    .filter(({ isResting, isCut }) => isResting && !isCut)
    .map(({ orderId, status, total, boxes }): AuditedOrder => ({ orderId, status, total, boxes }));
  return OrdersAudited({ auditId: audit.id, page, takenAt: audit.createdAt.toISOString(), orders });
}

/**
 * Runs the audit of the shop every night. Each transaction handles one page of orders, and only one instance works at a
 * time.
 */
export const auditNightly: Background = ({ work, log }) => {
  const stopping = new AbortController();
  let pauseMs = jittered(LOOK_MS);
  const failed = (err: unknown) => {
    pauseMs = jittered(LOOK_MS);
    log.warn({ err }, 'the audit of the shop waits for the database');
  };
  const auditing = loop({ signal: stopping.signal, pauseMs: (lasted) => pauseMs(lasted), failed }, async () => {
    const isMore = await work(async ({ tx, now, newId }) => {
      const message = await auditNext({ tx, now, newId });
      if (!message) return { result: false, outcomes: [] };
      const cause = { correlationId: message.aggregateId, causationId: message.aggregateId, traceparent: null };
      return { result: true, outcomes: [{ cause, value: emits(message) }] };
    });
    pauseMs = jittered(isMore ? BETWEEN_MS : LOOK_MS);
  });
  return {
    async stop() {
      stopping.abort();
      auditing.wake();
      await auditing.ended;
    },
  };
};
