import { ListQualityBreaks } from '@toric/contracts/customer/quality/rule.http';
import { QUALITY_RULE_HELP } from '@toric/contracts/customer/quality/rule.help';
import { QUALITY_KIND_WORDS, QUALITY_RULE_WORDS } from '@toric/contracts/customer/quality/rule.words';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { Said } from '../../kit/show/said.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

const column = columnsFor<typeof ListQualityBreaks>();

/** Lists the customers who break a rule of data quality. */
export default listPage({
  operation: ListQualityBreaks,
  title: text('Records to mend', '待改进资料'),
  about: text(
    'Customers who break a rule of data quality, the newest first.',
    '不符合数据质量规则的客户，最新的在前。',
  ),
  key: ({ id }) => id,
  href: ({ customer }) => `/customers/${customer.id}`,
  filters: {
    rule: { kind: 'choice', label: text('Rule', '规则'), words: QUALITY_RULE_WORDS },
    kind: { kind: 'choice', label: text('Kind', '类别'), words: QUALITY_KIND_WORDS },
    customerId: { kind: 'record', label: text('Customer', '客户'), name: CustomerName },
  },
  views: [
    { id: 'all', label: text('All', '全部'), filters: {} },
    { id: 'complete', label: text('Incomplete', '不完整'), filters: { kind: 'completeness' } },
    { id: 'valid', label: text('Not valid', '无效'), filters: { kind: 'validity' } },
    { id: 'stale', label: text('Out of date', '过期'), filters: { kind: 'freshness' } },
    { id: 'ends', label: text('Prescription ends', '处方将到期'), filters: { rule: 'prescription-lasting' } },
  ],
  columns: [
    column.text('customer', text('Customer', '客户'), ({ customer }) => customer.name, {
      ...{ isName: true, width: 180 },
    }),
    column.badge('rule', text('Rule', '规则'), QUALITY_RULE_WORDS, ({ rule }) => rule, { width: 250 }),
    column.badge('kind', text('Kind', '类别'), QUALITY_KIND_WORDS, ({ kind }) => kind),
    {
      ...{ id: 'help', label: text('The rule says', '规则内容'), width: 420 },
      cell: ({ rule }) => <Said>{QUALITY_RULE_HELP[rule]}</Said>,
      text: ({ rule }) => QUALITY_RULE_HELP[rule].en,
    },
    column.when('since', text('Since', '发现时间'), ({ since }) => since),
  ],
  empty: {
    title: text('No record breaks a rule.', '没有不符合规则的资料。'),
    about: text('Changed customers are checked within some seconds.', '更改的客户会在数秒内检查。'),
  },
});
