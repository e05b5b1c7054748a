import type { RecallView } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { AddRecallVersion, IssueRecall } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { ADD_RECALL_VERSION_GUIDE, ISSUE_RECALL_GUIDE } from '@toric/contracts/catalog-inventory/recall/recall.guide';
import { RECALL_SEVERITY_WORDS } from '@toric/contracts/catalog-inventory/recall/recall.words';
import type { FormSpec } from '../../kit/kit.types.ts';

const NOTICE = [
  { name: 'title' },
  { name: 'sourceUrl' },
  { name: 'severity', words: RECALL_SEVERITY_WORDS },
  { name: 'whatToDo', control: 'long-text' },
] as const;
const SCOPE = {
  title: { en: 'What the notice covers', zh: '通知涵盖的范围' },
  fields: [
    { name: 'scope', control: 'lines', label: { en: 'Lots and products', zh: '批号与产品' } },
    { name: 'lotsAreExact' },
  ],
} as const;

/** Describes the form of a new recall. */
export const issueForm: FormSpec<typeof IssueRecall> = {
  operation: IssueRecall,
  guide: ISSUE_RECALL_GUIDE,
  title: { en: 'Issue a recall', zh: '发布召回' },
  save: { en: 'Issue it and set the stock aside', zh: '发布并隔离库存' },
  sections: [{ fields: [{ name: 'reference' }, ...NOTICE] }, SCOPE],
};

/** Describes the form of another version of a recall. It begins with the version in force. */
export const versionForm: FormSpec<typeof AddRecallVersion, RecallView> = {
  operation: AddRecallVersion,
  guide: ADD_RECALL_VERSION_GUIDE,
  title: { en: 'The notice changed', zh: '通知有变更' },
  save: { en: 'Publish this version', zh: '发布此版本' },
  sections: [{ fields: NOTICE }, SCOPE],
  start: ({ versions: [inForce] }) =>
    inForce === undefined
      ? {}
      : {
          title: inForce.title,
          sourceUrl: inForce.sourceUrl,
          severity: inForce.severity,
          whatToDo: inForce.whatToDo,
          scope: inForce.scope,
        },
};
