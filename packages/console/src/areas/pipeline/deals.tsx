import { CreateDeal, ListDeals } from '@toric/contracts/customer/pipeline/deal.http';
import { DEAL_KIND_WORDS, DEAL_STATE_WORDS } from '@toric/contracts/customer/pipeline/deal.words';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { StageName } from './stage-name.tsx';

const column = columnsFor<typeof ListDeals>();

/** Lists all deals with clinics, companies and large customers. */
export default listPage({
  operation: ListDeals,
  title: text('Deals', '商机'),
  about: text(
    'Deals with clinics, companies and large customers, the newest first.',
    '与诊所、公司及大客户的商机，最新的在前。',
  ),
  key: ({ id }) => id,
  href: ({ id }) => `/deals/${id}`,
  filters: {
    state: { kind: 'choice', label: text('State', '状态'), words: DEAL_STATE_WORDS },
    kind: { kind: 'choice', label: text('Kind', '类型'), words: DEAL_KIND_WORDS },
    ownerId: { kind: 'record', label: text('Answers for it', '负责人'), name: PersonName },
    stageId: { kind: 'record', label: text('Stage', '阶段'), name: StageName },
    closesFrom: { kind: 'day', label: text('Expected', '预计成交'), side: 'from' },
    closesTo: { kind: 'day', label: text('Expected', '预计成交'), side: 'to' },
  },
  views: [
    { id: 'open', label: text('Open', '进行中'), filters: { state: 'open' } },
    {
      id: 'month',
      label: text('Expected in 30 days', '30 天内预计成交'),
      filters: { state: 'open', closesTo: '+30d' },
    },
    { id: 'overdue', label: text('Past their day', '已过预计日'), filters: { state: 'open', closesTo: '-1d' } },
    { id: 'all', label: text('All', '全部'), filters: {} },
  ],
  columns: [
    column.text('title', text('Deal', '商机'), ({ title }) => title, { isName: true, width: 260 }),
    column.badge('kind', text('Kind', '类型'), DEAL_KIND_WORDS, ({ kind }) => kind, { width: 110 }),
    { id: 'stage', label: text('Stage', '阶段'), cell: ({ stageId }) => <StageName id={stageId} />, width: 120 },
    column.money('value', text('Worth', '金额'), ({ value }) => value),
    column.day('expected', text('Expected', '预计成交日'), ({ expectedClose }) => expectedClose),
    { id: 'owner', label: text('Answers for it', '负责人'), cell: ({ ownerId }) => <PersonName id={ownerId} /> },
    column.badge('state', text('State', '状态'), DEAL_STATE_WORDS, ({ state }) => state),
    column.when('created', text('Added', '添加时间'), ({ createdAt }) => createdAt, { hidden: true }),
  ],
  actions: [
    { href: '/deals/new', label: text('New deal', '新商机'), tone: 'main', key: 'n', operation: CreateDeal },
    { href: '/deals/board', label: text('By stage', '按阶段查看') },
    { href: '/deals/targets', label: text('Targets', '销售目标') },
  ],
  empty: {
    title: text('There are no deals yet.', '还没有商机。'),
    about: text(
      'A deal is a sale that takes several talks, for example with a clinic.',
      '商机是需要多次洽谈的销售，例如与诊所的合作。',
    ),
  },
});
