import type { DeliveryLog } from './delivery-log.ts';
import type { LedgerRow } from '../ledger/ledger.ts';
import type { Log } from '../log.ts';
import { retryDelay } from './webhook-schedule.ts';
import type { WebhookSender } from './webhook-sender.ts';

export type Delivery = Readonly<{ row: LedgerRow; failedAttempts: number }>;
export type DeliveryDeps = Readonly<{ sender: WebhookSender; deliveries: DeliveryLog; log: Log }>;

/**
 * Makes one delivery attempt of a webhook event and stores the result. Returns the next attempt with its delay, or
 * undefined if there is none.
 */
export async function deliver(
  { row, failedAttempts }: Delivery,
  copies: number,
  { sender, deliveries, log }: DeliveryDeps,
): Promise<{ retry: Delivery; delay: number } | undefined> {
  const answers = await Promise.all(Array.from({ length: copies }, () => sender.send(row)));
  const delivered = answers.some((answer) => answer.delivered);
  // an attempt that our own shutdown interrupted is not recorded: the next start repeats it
  if (!delivered && sender.isClosed()) return undefined;
  const attempt = failedAttempts + 1;
  const delay = delivered ? undefined : retryDelay(attempt);
  const outcome = delivered ? 'delivered' : delay === undefined ? 'abandoned' : 'failed';
  const detail = answers[0]?.detail ?? '';
  const { eventId } = row;
  if (!delivered) log.error('webhook not delivered', { eventId, outcome, attempt, detail });
  const nextAt = delay === undefined ? null : new Date(Date.now() + delay).toISOString();
  await deliveries.record({ eventId, outcome, attempt, nextAt, detail });
  return delay === undefined ? undefined : { retry: { row, failedAttempts: attempt }, delay };
}
