// Shows the path of an order through the services, as their outboxes and inboxes record it. The path is a list of hops
// in order of time. It is printed as a table, which shows the status of the order beside the messages that changed it.
import { amountInWords } from '@toric/contracts/iso/currency';
import type { Money } from '@toric/contracts/kernel/money';
import type { OrderStep } from '@toric/contracts/order/order.http';
import { messages } from '../../run/system/broker.ts';
import { openTraffic, type Traffic } from './journey.store.ts';
import type { SampleOrder } from './sample-order.ts';
import { textTable } from './text-table.ts';

/** Describes a hop of the journey: one message and its consumers. */
export type Hop = {
  at: Date;
  /** Counts the milliseconds between the first message of the journey and this one. */
  offsetMs: number;
  from: string;
  type: string;
  /**
   * Lists the consumers that applied the message, earliest first, with the delay of each. It is empty for a message
   * without a consuming service.
   */
  to: readonly { consumer: string; ms: number }[];
};

const WAIT_AT_MOST_MS = 5_000;
const POLL_EVERY_MS = 50;

/** Returns the hops of a journey in order of time. Waits up to five seconds for messages that are still in flight. */
export async function journey(adminDatabaseUrl: string, correlationIds: readonly string[]): Promise<Hop[]> {
  const database = openTraffic(adminDatabaseUrl);
  await database.open();
  try {
    const deadline = Date.now() + WAIT_AT_MOST_MS;
    for (let before = -1; ; ) {
      const traffic = await database.read(correlationIds);
      const seen = traffic.sent.length + traffic.applied.length;
      if ((seen === before && hasArrived(traffic)) || Date.now() > deadline) return hopsOf(traffic);
      before = seen;
      await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
    }
  } finally {
    await database.close();
  }
}

const externalTypes = new Set(messages.filter(({ audience }) => audience === 'external').map(({ type }) => type));

function hasArrived({ sent, applied }: Traffic): boolean {
  const arrived = new Set(applied.map(({ messageId }) => messageId));
  return sent.every(({ id, type }) => arrived.has(id) || externalTypes.has(type));
}

export function hopsOf({ sent, applied }: Traffic): Hop[] {
  const start = sent[0]?.occurredAt.getTime() ?? 0;
  return sent.map(({ id, from, type, occurredAt }) => ({
    at: occurredAt,
    offsetMs: occurredAt.getTime() - start,
    from,
    type,
    to: applied
      .filter(({ messageId }) => messageId === id)
      .map(({ consumer, appliedAt }) => ({ consumer, ms: appliedAt.getTime() - occurredAt.getTime() })),
  }));
}

const HEADINGS = ['after', 'from', 'message', 'to', 'hop', 'order is'];

export function printJourney({ order, steps, timings }: SampleOrder, hops: readonly Hop[]): string {
  const { number, lines, total, discount, invoiceNumber, couponCode } = order;
  const coupon = couponCode ? `, ${money(discount)} off by ${couponCode}` : '';
  const boxes = lines.map(({ productName, quantity, eye }) => `${quantity} × ${productName} (${eye} eye)`).join(', ');
  const { placed, shipped, delivered } = timings;
  return [
    `Order ${number}: ${boxes}`,
    `${money(total)}${coupon}; invoice ${invoiceNumber ?? 'none'}`,
    '',
    ...textTable(HEADINGS, rowsOf(hops, steps), { right: ['after', 'hop'] }),
    '',
    `Through the gateway: confirmed in ${placed} ms, shipped and invoiced in ${shipped} ms, delivered in ${delivered} ms.`,
  ].join('\n');
}

/** Returns one table row per consumer of a message. A cell that repeats the row above is empty. */
function rowsOf(hops: readonly Hop[], steps: readonly OrderStep[]): string[][] {
  let shown = '';
  return hops.flatMap(({ at, offsetMs, from, type, to }) => {
    const status = statusAt(steps, at);
    const change = status === shown ? '' : status;
    shown = status;
    const start = [`${offsetMs} ms`, from, type];
    if (to.length === 0) return [[...start, '(no consuming service)', '', change]];
    return to.map(({ consumer, ms }, index) =>
      index === 0 ? [...start, consumer, `${ms} ms`, change] : ['', '', '', consumer, `${ms} ms`, ''],
    );
  });
}

/** Returns the status of the order at an instant. */
const statusAt = (steps: readonly OrderStep[], at: Date): string =>
  steps.filter((step) => Date.parse(step.at) <= at.getTime()).at(-1)?.status ?? '';

const money = ({ amount, currency }: Money): string => amountInWords(amount, currency);
