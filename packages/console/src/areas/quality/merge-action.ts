import { ListDuplicates } from '@toric/contracts/customer/quality/duplicate.http';
import { MERGE_CERTAIN_PAIRS_GUIDE, MERGE_CUSTOMERS_GUIDE } from '@toric/contracts/customer/quality/merge.guide';
import { MergeCertainPairs, type MergeChoices, MergeCustomers } from '@toric/contracts/customer/quality/merge.http';
import { text } from '../../app/words.ts';
import type { Action, AnyAction } from '../../kit/kit.types.ts';

type Chosen = { readonly keptId: string; readonly mergedId: string; readonly choices: MergeChoices };

const placeOfJob = ({ id }: { readonly id: string }): string => `/jobs/customer/${id}`;
const DONE = text('The dry run shows what the merge does. Start it there.', '试运行将显示合并的结果，请在该页启动。');

const mergeThem: Action<Chosen, typeof MergeCustomers> = {
  operation: MergeCustomers,
  label: text('Merge them…', '合并…'),
  tone: 'main',
  form: {
    operation: MergeCustomers,
    guide: MERGE_CUSTOMERS_GUIDE,
    title: text('How do you know that they are one person?', '如何得知是同一人？'),
    save: text('Make the dry run', '试运行'),
    sections: [{ fields: [{ name: 'why', control: 'long-text' }] }],
    start: ({ keptId, mergedId }) => ({ keptId, mergedId }),
  },
  input: (chosen, { why }) => ({ body: { ...chosen, why } }),
  done: DONE,
  then: placeOfJob,
  refreshes: [ListDuplicates],
};

/** Holds the action that merges two customers, with the values that a person has chosen. */
export const MERGE_ACTIONS: readonly AnyAction<Chosen>[] = [mergeThem];

/** Merges all certain pairs in one job. Its preview is the dry run of the job. */
export const mergeCertain: Action<undefined, typeof MergeCertainPairs> = {
  operation: MergeCertainPairs,
  label: text('Merge the certain pairs…', '合并确定的客户对…'),
  form: {
    operation: MergeCertainPairs,
    guide: MERGE_CERTAIN_PAIRS_GUIDE,
    title: text('Merge the certain pairs', '合并确定的客户对'),
    save: text('Make the dry run', '试运行'),
    sections: [
      {
        fields: [
          { name: 'most', width: 'half' },
          { name: 'why', control: 'long-text' },
        ],
      },
    ],
  },
  input: (_, body) => ({ body }),
  done: DONE,
  then: placeOfJob,
  refreshes: [ListDuplicates],
};
