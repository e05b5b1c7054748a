import { ListSecurityEvents } from '@toric/contracts/customer/accounts/account.http';
import { SECURITY_EVENT_KIND_WORDS } from '@toric/contracts/customer/accounts/account.words';
import { listPage } from '../../kit/list/list-page.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { When } from '../../kit/show/when.tsx';

const Account = ({ id }: { readonly id: string }) => <span className="mono">…{id.slice(-8)}</span>;

/** Sign-ins, failures and changes of an account. Everybody reads the own log, and an auditor any. */
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
    {
      id: 'at',
      label: { en: 'When', zh: '时间' },
      cell: ({ createdAt }) => <When at={createdAt} />,
      text: ({ createdAt }) => createdAt,
      width: 190,
    },
    {
      id: 'kind',
      label: { en: 'What', zh: '事件' },
      cell: ({ kind }) => <Badge words={SECURITY_EVENT_KIND_WORDS} value={kind} />,
      text: ({ kind }) => kind,
      width: 240,
    },
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
