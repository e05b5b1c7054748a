import {
  ListAuditFindings,
  ListShopAudits,
  MendAuditFinding,
  StartShopAudit,
} from '@toric/contracts/order/audit/shop-audit.http';
import { AUDIT_CHECK_MEND } from '@toric/contracts/order/audit/shop-audit.help';
import {
  AUDIT_CHECK_WORDS,
  AUDIT_SERVICE_WORDS,
  FINDING_STATE_WORDS,
} from '@toric/contracts/order/audit/shop-audit.words';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { Said } from '../../kit/show/said.tsx';

const column = columnsFor<typeof ListAuditFindings>();

/** Lists the differences between the services, with the way to mend each. */
export default listPage({
  operation: ListAuditFindings,
  title: text('Audit of the shop', '店铺审核'),
  about: text(
    'Every night, orders, payments and stock are compared. What differs stands here.',
    '每晚比对订单、付款和库存，不一致之处列于此。',
  ),
  key: ({ id }) => id,
  filters: {
    state: { kind: 'choice', label: text('State', '状态'), words: FINDING_STATE_WORDS },
    service: { kind: 'choice', label: text('Found in', '发现于'), words: AUDIT_SERVICE_WORDS },
    check: { kind: 'choice', label: text('Finding', '发现'), words: AUDIT_CHECK_WORDS },
  },
  views: [
    { id: 'open', label: text('Open', '待处理'), filters: { state: 'open' } },
    { id: 'all', label: text('All', '全部'), filters: {} },
  ],
  columns: [
    column.badge('check', text('Finding', '发现'), AUDIT_CHECK_WORDS, ({ check }) => check),
    column.badge('service', text('Found in', '发现于'), AUDIT_SERVICE_WORDS, ({ service }) => service),
    column.badge('state', text('State', '状态'), FINDING_STATE_WORDS, ({ state }) => state),
    column.text('subject', text('Order or lot', '订单或批次'), ({ subject }) => subject, { width: 310 }),
    column.text('expected', text('Expected', '应为'), ({ expected }) => expected),
    column.text('found', text('Found', '实为'), ({ found }) => found),
    {
      ...{ id: 'mend', label: text('What to do', '如何处理'), width: 320 },
      cell: ({ check }) => <Said>{AUDIT_CHECK_MEND[check]}</Said>,
      text: ({ check }) => AUDIT_CHECK_MEND[check].en,
    },
    column.when('created', text('Found at', '发现时间'), ({ createdAt }) => createdAt),
    column.when('resolved', text('Resolved', '消除时间'), ({ resolvedAt }) => resolvedAt),
  ],
  actions: [
    {
      operation: StartShopAudit,
      label: text('Audit all orders now', '立即审核所有订单'),
      input: () => ({}),
      done: text('The audit is under way. It takes some minutes.', '审核正在进行，需要几分钟。'),
      refreshes: [ListShopAudits],
    },
    { href: '/shop-audits', label: text('Nights of the audit', '审核记录'), operation: ListShopAudits },
  ],
  bulk: [
    {
      operation: MendAuditFinding,
      label: text('Release it again', '再次释放'),
      when: ({ mayMend }) => mayMend,
      input: ({ id }) => ({ params: { findingId: id } }),
      done: text(
        'The command was sent again. The next audit shows whether it helped.',
        '已再次发送指令。下次审核会显示结果。',
      ),
    },
  ],
  empty: {
    title: text('The services agree.', '各服务一致。'),
    about: text('The next audit begins after two o’clock in UTC.', '下次审核于 UTC 两点后开始。'),
  },
});
