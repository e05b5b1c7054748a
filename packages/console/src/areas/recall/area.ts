import {
  AddRecallVersion,
  GetRecall,
  IssueRecall,
  ListRecalls,
} from '@toric/contracts/catalog-inventory/recall/recall.http';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of recalls, from the notice to the last answer. */
export const recallArea: ConsoleArea = {
  name: 'recall',
  group: 'goods',
  pages: [
    {
      path: '/recall',
      needs: ListRecalls,
      load: () => import('./recalls.tsx'),
      title: { en: 'Recalls', zh: '召回' },
      rail: { icon: IconAlertTriangle, order: 26 },
    },
    {
      path: '/recall/new',
      needs: IssueRecall,
      load: () => import('./new-recall.tsx'),
      title: { en: 'Issue a recall', zh: '发布召回' },
    },
    {
      path: '/recall/:recallId',
      needs: GetRecall,
      load: () => import('./recall.tsx'),
      title: { en: 'Recall', zh: '召回' },
    },
    {
      path: '/recall/:recallId/new-version',
      needs: AddRecallVersion,
      load: () => import('./new-version.tsx'),
      title: { en: 'The notice changed', zh: '通知有变更' },
    },
  ],
};
