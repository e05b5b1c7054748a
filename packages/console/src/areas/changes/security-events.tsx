import { ListSecurityEvents } from '@toric/contracts/customer/accounts/account.http';
import { SECURITY_EVENT_KIND_WORDS } from '@toric/contracts/customer/accounts/account.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { PersonName } from './person-name.tsx';

const column = columnsFor<typeof ListSecurityEvents>();

const Account = ({ id }: { readonly id: string }) => <PersonName id={id} />;

/** Lists sign-ins, failures and changes of an account. Everybody reads the own log, and an auditor reads any log. */
export default listPage({
  operation: ListSecurityEvents,
  title: { en: 'Security log', zh: '安全日志' },
  about: {
    en: 'Sign-ins, failures and changes of an account: yours, unless you choose another one.',
    zh: '账户的登录、失败和变更。默认为你本人的账户。',
  },
  key: ({ id }) => id,
  filters: { accountId: { kind: 'record', label: { en: 'Account', zh: '账户' }, name: Account } },
  columns: [
    column.when('at', { en: 'When', zh: '时间' }, ({ createdAt }) => createdAt, { width: 190 }),
    column.badge('kind', { en: 'What', zh: '事件' }, SECURITY_EVENT_KIND_WORDS, ({ kind }) => kind, { width: 240 }),
    {
      id: 'device',
      label: { en: 'Browser and system', zh: '浏览器和系统' },
      cell: ({ device }) => device,
      text: ({ device }) => device ?? '',
      width: 220,
    },
    {
      id: 'network',
      label: { en: 'Network', zh: '网络' },
      cell: ({ network }) => <span className="mono">{network}</span>,
      text: ({ network }) => network ?? '',
      width: 160,
    },
    {
      id: 'account',
      label: { en: 'Account', zh: '账户' },
      cell: ({ accountId }) => <Account id={accountId} />,
      text: ({ accountId }) => accountId,
      width: 120,
    },
  ],
  empty: {
    title: { en: 'Nothing happened.', zh: '没有事件。' },
    about: { en: 'The next sign-in stands here.', zh: '下一次登录会列在这里。' },
  },
});
