// The first of the three ledgers: what the shop's API has acknowledged to its client, in memory and on the disk.
import { appendFileSync } from 'node:fs';
import { OrderView } from '@toric/contracts/order/order.http';

export type Action = 'place' | 'cancel' | 'ship' | 'deliver' | 'refund' | 'republish';
export type Entry = {
  readonly at: string;
  readonly action: Action;
  readonly key: string;
  /** Null while nothing is known of the request: it must not stay so. */
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
      appendFileSync(file, `${JSON.stringify(whole)}\n`); // on the file before anyone counts on it
    },
  };
}

const isDone = (status: number | null) => status !== null && status < 300;

/** The order of each key whose placing was acknowledged; a key may come more than once. */
export const placed = (entries: readonly Entry[]): { key: string; orderId: string; number: string }[] =>
  entries.flatMap(({ action, key, status, body }) => {
    if (action !== 'place' || !isDone(status)) return [];
    const { id: orderId, number } = OrderView.parse(body);
    return [{ key, orderId, number }];
  });
