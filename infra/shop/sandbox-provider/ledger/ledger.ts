// Keeps the ledger of the provider: each outcome is one row, and all state is rebuilt from the rows at the start. A row
// is in memory before it is on the disk. So an answer must wait for the `durable` of its row, or for `settled` if it
// only reads.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { openJournal } from './journal.ts';
import type { Recovered } from './journal-lines.ts';
import { OutcomeKind, Payment, Refusal, type Outcome } from './payments.ts';

const LedgerRow = z.strictObject({
  seq: z.int().positive(),
  at: z.string(),
  kind: OutcomeKind,
  payment: Payment,
  amount: z.int(),
  refusal: Refusal.nullable(),
  key: z.string(),
  fingerprint: z.string(),
  eventId: z.string(),
});
export type LedgerRow = Readonly<z.infer<typeof LedgerRow>>;

export type Ledger = Readonly<{
  recovered: Recovered;
  record(outcome: Outcome, request: { key: string; fingerprint: string }): { row: LedgerRow; durable: Promise<void> };
  payment(id: string): Payment | undefined;
  paymentByReference(reference: string): Payment | undefined;
  rowByKey(key: string): LedgerRow | undefined;
  /**
   * Returns the matching payments in order of their creation, from the position `from`. `next` is the position of the
   * next page. It is undefined on the last page.
   */
  payments(
    from: number,
    limit: number,
    matches: (payment: Payment) => boolean,
  ): { found: Payment[]; next: number | undefined };
  rowsAfter(seq: number, limit: number): LedgerRow[];
  settled(): Promise<void>;
  close(): Promise<void>;
}>;

export async function openLedger(dataDir: string, onFailure: (error: Error) => void): Promise<Ledger> {
  const rows: LedgerRow[] = [];
  const created: string[] = [];
  const current = new Map<string, Payment>();
  const byReference = new Map<string, string>();
  const byKey = new Map<string, LedgerRow>();

  function apply(row: LedgerRow): void {
    rows.push(row);
    byKey.set(row.key, row);
    if (row.kind === 'refused') return;
    const { id, reference } = row.payment;
    if (!current.has(id)) {
      created.push(id);
      byReference.set(reference, id);
    }
    current.set(id, row.payment);
  }

  const path = join(dataDir, 'ledger.jsonl');
  const journal = await openJournal({ path, schema: LedgerRow, onRow: apply, onFailure });
  return {
    recovered: journal.recovered,
    record: (outcome, { key, fingerprint }) => {
      const body = { at: new Date().toISOString(), ...outcome, key, fingerprint, eventId: `evt_${randomUUID()}` };
      const { seq, durable } = journal.append(body);
      const row: LedgerRow = { seq, ...body };
      apply(row);
      return { row, durable };
    },
    payment: (id) => current.get(id),
    paymentByReference: (reference) => current.get(byReference.get(reference) ?? ''),
    rowByKey: (key) => byKey.get(key),
    payments(from, limit, matches) {
      const found: Payment[] = [];
      for (let position = from; position < created.length; position += 1) {
        if (found.length === limit) return { found, next: position };
        const payment = current.get(created[position] ?? '');
        if (payment && matches(payment)) found.push(payment);
      }
      return { found, next: undefined };
    },
    rowsAfter: (seq, limit) => rows.slice(seq, seq + limit),
    settled: journal.settled,
    close: journal.close,
  };
}
