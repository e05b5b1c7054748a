import { ListAccessDenials } from '@toric/contracts/customer/accounts/access-denial.http';
import { DENIAL_EVENT_WORDS } from '@toric/contracts/customer/accounts/access-denial.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { PersonName } from './person-name.tsx';

const column = columnsFor<typeof ListAccessDenials>();

const SHORT = 10;

/** Lists denied access and failed sign-ins. Addresses and networks are shown as digests. */
export default listPage({
  operation: ListAccessDenials,
  title: { en: 'Denied access', zh: '被拒访问' },
  about: { en: 'Kept for a year. Nobody can change or remove an entry.', zh: '保存一年，任何人都无法修改或删除。' },
  key: ({ id }) => id,
  filters: {
    event: { kind: 'choice', label: { en: 'What', zh: '类型' }, words: DENIAL_EVENT_WORDS },
    actorId: { kind: 'record', label: { en: 'By', zh: '经手人' }, name: PersonName },
    since: { kind: 'day', label: { en: 'From', zh: '起' }, side: 'from' },
    until: { kind: 'day', label: { en: 'Until', zh: '止' }, side: 'to' },
  },
  columns: [
    column.when('at', { en: 'When', zh: '时间' }, ({ at }) => at, { width: 190 }),
    column.badge('event', { en: 'What', zh: '类型' }, DENIAL_EVENT_WORDS, ({ event }) => event, { width: 220 }),
    {
      id: 'by',
      label: { en: 'By', zh: '经手人' },
      cell: ({ actorId }) => <PersonName id={actorId} nobody={{ en: 'unknown', zh: '未知' }} />,
      text: ({ actorId }) => actorId ?? '',
      width: 160,
    },
    {
      id: 'operation',
      label: { en: 'Asked for', zh: '请求' },
      cell: ({ operation }) => <span className="mono clip">{operation}</span>,
      text: ({ operation }) => operation,
      width: 260,
    },
    {
      id: 'account',
      label: { en: 'Account (digest)', zh: '账户（摘要）' },
      cell: ({ account }) => <span className="mono">{account?.slice(0, SHORT)}</span>,
      text: ({ account }) => account ?? '',
      width: 130,
    },
    {
      id: 'origin',
      label: { en: 'Network (digest)', zh: '网络（摘要）' },
      cell: ({ origin }) => <span className="mono">{origin?.slice(0, SHORT)}</span>,
      text: ({ origin }) => origin ?? '',
      width: 130,
    },
    column.text('process', { en: 'Part of the shop', zh: '服务' }, ({ process }) => process, { width: 130 }),
    {
      id: 'request',
      label: { en: 'Request', zh: '请求编号' },
      cell: ({ requestId }) => <span className="mono clip">{requestId}</span>,
      text: ({ requestId }) => requestId,
      width: 160,
      hidden: true,
    },
  ],
  empty: {
    title: { en: 'Nothing was denied.', zh: '没有被拒的访问。' },
    about: {
      en: 'A failed sign-in, or a request that a role does not permit, stands here.',
      zh: '登录失败或角色不允许的请求会列在这里。',
    },
  },
});
