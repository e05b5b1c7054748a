import { writeCsv } from '@toric/chassis/csv';
import { query } from '@toric/chassis/endpoint';
import { RECALL_NOT_FOUND } from '@toric/contracts/catalog-recall.errors';
import { ExportRecallCases } from '@toric/contracts/catalog-recall-case.http';
import { caseTable } from '../../recall-case.ts';
import { readAllCases } from '../../recall-case.reader.store.ts';
import { readRecall } from '../../recall.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /recalls/{recallId}/cases.csv. All of them, for a spreadsheet. */
export const exportRecallCases = query<typeof ExportRecallCases, Reader>(ExportRecallCases, {
  async run({ params: { recallId }, read }) {
    if (!(await readRecall(read, recallId))) throw RECALL_NOT_FOUND();
    const text = writeCsv(caseTable(await readAllCases(read, recallId)));
    return { mediaType: 'text/csv', fileName: `recall-${recallId}.csv`, bytes: Buffer.from(text) };
  },
});
