// Stores the result of each delivery attempt of a webhook event, in a durable file. It is separate from the ledger,
// which contains only money. If a crash loses a row, the event is delivered once more under the same id, and never
// lost.
import { join } from 'node:path';
import { z } from 'zod';
import { openJournal } from '../ledger/journal.ts';

const DeliveryRow = z.strictObject({
  seq: z.int().positive(),
  at: z.string(),
  eventId: z.string(),
  outcome: z.enum(['delivered', 'failed', 'abandoned']),
  attempt: z.int().positive(),
  nextAt: z.string().nullable(),
  detail: z.string(),
});
type DeliveryRow = Readonly<z.infer<typeof DeliveryRow>>;

const UNTRIED = { finished: false, failedAttempts: 0, nextAt: 0 };
type Progress = Readonly<{ finished: boolean; failedAttempts: number; nextAt: number }>;

export type DeliveryLog = Readonly<{
  /** Returns the delivery progress of an event as it was when the process started. */
  progressOf(eventId: string): Progress;
  record(row: Omit<DeliveryRow, 'seq' | 'at'>): Promise<void>;
  close(): Promise<void>;
}>;

export async function openDeliveryLog(dataDir: string, onFailure: (error: Error) => void): Promise<DeliveryLog> {
  const progress = new Map<string, Progress>();
  const journal = await openJournal({
    path: join(dataDir, 'deliveries.jsonl'),
    schema: DeliveryRow,
    onFailure,
    onRow: ({ eventId, outcome, attempt, nextAt }) =>
      progress.set(eventId, {
        finished: outcome !== 'failed',
        failedAttempts: attempt,
        nextAt: nextAt === null ? 0 : Date.parse(nextAt),
      }),
  });
  return {
    progressOf: (eventId) => progress.get(eventId) ?? UNTRIED,
    record: (row) => journal.append({ at: new Date().toISOString(), ...row }).durable,
    close: journal.close,
  };
}
