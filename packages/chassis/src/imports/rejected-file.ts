import type { RejectedFile } from '../jobs/job-kind.ts';
import { REASON_HEADINGS } from '../jobs/rejected-rows.ts';
import type { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';

const isReason = (heading: string): boolean => Object.values(REASON_HEADINGS).includes(heading);

/** Writes the rejected rows with the columns of the imported file, without the reasons of an earlier try. */
export const rejectedFile: RejectedFile<ImportedRow, ImportPlan> = {
  head: ({ head }) => head.filter((heading) => !isReason(heading)),
  cells: ({ cells }, { head }) => cells.filter((_, index) => !isReason(head[index] ?? '')),
};
