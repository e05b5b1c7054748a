/** Acts as the customer service for imports of other services: plans a job, and sends it the rows of a file. */
import { randomUUID } from 'node:crypto';
import type { FedRow } from '@toric/chassis/imports/fed-plan';
import { sealFor } from '@toric/chassis/data/sealed-box';
import {
  type FedPlan,
  type FedService,
  ImportMoved,
  ImportRowsSent,
  rowsContext,
  SendImportRows,
} from '@toric/contracts/customer/imports/import.messages';
import type { ImportField, ImportMode, ImportSubject } from '@toric/contracts/customer/imports/import-field';
import { type TestStack, until } from './test-stack.ts';

type FedFile = {
  readonly service: FedService;
  readonly subject: ImportSubject;
  readonly fields: readonly ImportField[];
  readonly rows: readonly FedRow[];
  readonly actorId: string;
  readonly mode?: ImportMode;
};

const SHAPE = { format: 'csv', encoding: 'utf-8', delimiter: 'comma', hasHeading: true } as const;

/** Plans the import and sends its rows in two messages, each of them twice. Returns the id of the import job. */
export async function feedImport(
  stack: Pick<TestStack, 'deliver' | 'emitted'>,
  { service, subject, fields, rows, actorId, mode = 'both' }: FedFile,
): Promise<string> {
  const jobId = randomUUID();
  const plan: FedPlan = {
    ...{ fileId: randomUUID(), subject, shape: SHAPE, head: [...fields], fields: [...fields] },
    ...{ dateOrder: 'year-month-day', country: 'US', mode, system: 'old-shop' },
  };
  const planned = { jobId, service, move: 'plan' as const, actorId, plan, startsItself: false, undoOf: null };
  await stack.deliver(ImportMoved, ImportMoved(planned));
  const half = Math.ceil(rows.length / 2);
  for (const [after, part] of [
    [0, rows.slice(0, half)],
    [half, rows.slice(half)],
  ] as const) {
    const publicKey = await until(`the job asks for the rows after ${after}`, async () => {
      const asked = await stack.emitted(service, SendImportRows);
      return asked.find((one) => one.jobId === jobId && one.after === after)?.publicKey;
    });
    const sealed = sealFor(publicKey, rowsContext(jobId, after), JSON.stringify(part));
    const sent = ImportRowsSent({ jobId, service, after, ended: after > 0, sealed });
    await stack.deliver(ImportRowsSent, sent);
    await stack.deliver(ImportRowsSent, sent);
  }
  return jobId;
}
