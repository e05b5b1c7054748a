import {
  CompareAllCustomers,
  GetDuplicateProgress,
  KeepApart,
  ListDuplicates,
  ReopenDuplicate,
} from '@toric/contracts/customer/quality/duplicate.http';
import { DUPLICATE_STATE_WORDS } from '@toric/contracts/customer/quality/duplicate.words';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { mergeCertain } from './merge-action.ts';
import { Reasons, reasonsText } from './reasons.tsx';

const column = columnsFor<typeof ListDuplicates>();

/** Lists the pairs of customers who are probably one person. */
export default listPage({
  operation: ListDuplicates,
  title: text('Duplicates', '重复客户'),
  about: text('Pairs of customers who are probably one person, the newest first.', '可能是同一人的客户，最新的在前。'),
  key: ({ id }) => id,
  href: ({ id }) => `/duplicates/${id}`,
  filters: {
    state: { kind: 'choice', label: text('State', '状态'), words: DUPLICATE_STATE_WORDS },
    certain: {
      kind: 'flag',
      label: text('Certain', '确定'),
      yes: text('Certain', '确定'),
      no: text('Not certain', '不确定'),
    },
  },
  views: [
    { id: 'open', label: text('To decide', '待处理'), filters: { state: 'open' } },
    { id: 'certain', label: text('Certain', '确定'), filters: { state: 'open', certain: 'true' } },
    { id: 'all', label: text('All', '全部'), filters: {} },
  ],
  columns: [
    column.text('one', text('Customer', '客户'), ({ one }) => one.name, { isName: true }),
    column.text('other', text('Perhaps the same as', '可能同一人'), ({ other }) => other.name),
    column.number('score', text('Percent', '相似度（%）'), ({ score }) => score),
    {
      id: 'reasons',
      label: text('Why', '原因'),
      cell: ({ reasons }) => <Reasons reasons={reasons} />,
      text: ({ reasons }) => reasonsText(reasons),
      width: 320,
    },
    column.badge('state', text('State', '状态'), DUPLICATE_STATE_WORDS, ({ state }) => state),
    column.when('created', text('Found', '发现时间'), ({ createdAt }) => createdAt),
  ],
  actions: [
    mergeCertain,
    {
      operation: CompareAllCustomers,
      label: text('Compare all customers again', '重新比对所有客户'),
      input: () => ({}),
      done: text('All customers are being compared. It takes some minutes.', '正在比对所有客户，需要几分钟。'),
      refreshes: [GetDuplicateProgress],
    },
  ],
  bulk: [
    {
      operation: KeepApart,
      label: text('They are two people', '不是同一人'),
      when: ({ state }) => state === 'open',
      input: ({ id }) => ({ params: { duplicateId: id }, body: {} }),
      done: text('They are kept apart.', '已标记为不是同一人。'),
      undo: { operation: ReopenDuplicate, input: ({ id }) => ({ params: { duplicateId: id } }) },
    },
  ],
  empty: {
    title: text('No two customers are alike.', '没有相似的客户。'),
    about: text(
      'New and changed customers are compared with all others within seconds.',
      '新增或更改的客户会在数秒内与其他客户比对。',
    ),
  },
});
