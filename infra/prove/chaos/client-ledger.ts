/**
 * Keeps the ledger of the client, in memory and on disk: the final answer of the API to each request. It is one of the
 * three ledgers that a fault run compares.
 */
import { appendFileSync } from 'node:fs';
import { OrderView } from '@toric/contracts/order/order.http';

export type Action = 'place' | 'cancel' | 'ship' | 'deliver' | 'refund' | 'republish' | 'amend' | 'pick' | 'return';
export type Entry = {
  readonly at: string;
  readonly action: Action;
  readonly key: string;
  /** Holds the HTTP status. It is null if the request never got a final answer, which violates I1. */
  readonly status: number | null;
  readonly orderId: string | null;
  readonly ms: number;
  readonly body: unknown;
};

export type ClientLedger = {
  readonly entries: readonly Entry[];
  append(entry: Omit<Entry, 'at'>): void;
};

export function openClientLedger(file: string): ClientLedger {
  const entries: Entry[] = [];
  return {
    entries,
    append(entry) {
      const whole = { at: new Date().toISOString(), ...entry };
      entries.push(whole);
      // The file is written synchronously, so that it has the entry before the caller continues.
      appendFileSync(file, `${JSON.stringify(whole)}\n`);
    },
  };
}

const isDone = (status: number | null) => status !== null && status < 300;

/**
 * Returns the order of each accepted `place` request, with its idempotency key. A key occurs more than once if several
 * requests used it.
 */
export const placedOrders = (entries: readonly Entry[]): { key: string; orderId: string; number: string }[] =>
  entries.flatMap(({ action, key, status, body }) => {
    if (action !== 'place' || !isDone(status)) return [];
    const { id: orderId, number } = OrderView.parse(body);
    return [{ key, orderId, number }];
  });
