import { csvFile } from '@toric/chassis/files/csv';
import { query } from '@toric/chassis/http/endpoint';
import { RECALL_NOT_FOUND } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { ExportRecallCases } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import { caseTable } from '../recall-case.ts';
import { caseRows } from '../recall-case.reader.store.ts';
import { readRecall } from '../recall.reader.store.ts';
import type { CustomerPseudonyms } from '../../customer-pseudonym.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /recalls/{recallId}/cases.csv. Streams all cases of the recall as CSV. */
export const exportRecallCases = ({ customers }: { customers: CustomerPseudonyms }) =>
  query<typeof ExportRecallCases, Reader>(ExportRecallCases, {
    async run({ params: { recallId }, read }) {
      if (!(await readRecall(read, recallId))) throw RECALL_NOT_FOUND();
      return csvFile(`recall-${recallId}.csv`, { ...caseTable, rows: caseRows(read, customers, recallId) });
    },
  });
