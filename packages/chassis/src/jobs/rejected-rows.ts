import type { Language } from '@toric/contracts/kernel/sentence';
import type { Read } from '@toric/messaging/sql';
import { writeCsv } from '../files/csv.ts';
import type { StreamedFile } from '../http/file-reply.ts';
import { changeOf } from './item.store.ts';
import type { Job } from './job.ts';
import type { OpenKind } from './job-kind.ts';
import { type ItemRow, readJobKeys, readRejected } from './job.reader.store.ts';

const AT_ONCE = 1_000;
/** Names the column of reasons in each language. An import ignores a column with one of these headings. */
export const REASON_HEADINGS: Readonly<Record<Language, string>> = { en: 'Why it was rejected', zh: '拒绝原因' };
/** Excel reads a CSV file without this mark in the old encoding of its country. */
const BYTE_ORDER_MARK = '\uFEFF';

type Rejected = { readonly kind: OpenKind; readonly job: Job; readonly language: Language };

/** Returns the rejected rows of a job as a file that is sent page by page, in the columns of the imported file. */
export function rejectedRows(read: Read, rejected: Rejected): StreamedFile {
  return { mediaType: 'text/csv', fileName: `rejected-${rejected.job.id}.csv`, chunks: chunksOf(read, rejected) };
}

async function* chunksOf(read: Read, { kind, job, language }: Rejected): AsyncGenerator<string> {
  const file = kind.rejectedFile;
  if (!file) return;
  const plan: unknown = kind.plan.parse(job.plan);
  const keys = kind.vault?.keyring(await readJobKeys(read, job.id));
  yield BYTE_ORDER_MARK + writeCsv([[...file.head(plan), REASON_HEADINGS[language]]]);
  for (let after = 0; ; ) {
    const rows = await readRejected(read, job.id, after, AT_ONCE);
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
    yield writeCsv(
      rows.map((row) => [...file.cells(changeOf(kind, keys, job.id, row), plan), reasonsIn(language, row)]),
    );
  }
}

const reasonsIn = (language: Language, { reasons }: ItemRow): string =>
  (reasons ?? [])
    .map(({ column, detail }) => `${column === undefined ? '' : `${column}: `}${detail[language]}`)
    .join('; ');
