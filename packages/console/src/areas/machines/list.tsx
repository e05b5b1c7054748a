import { ListApiKeys } from '@toric/contracts/customer/machines/api-key.http';
import { API_KEY_STATE_WORDS } from '@toric/contracts/customer/machines/api-key.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { Roles } from '../staff/roles.tsx';
import { createKey } from './forms.ts';

const column = columnsFor<typeof ListApiKeys>();

/** Lists the API keys, with the scopes, the expiry and the last use of each. */
export default listPage({
  operation: ListApiKeys,
  title: { en: 'API keys', zh: 'API 密钥' },
  about: { en: 'How machines of the shop sign in, the newest first.', zh: '本店机器的登录凭证，最新的在前。' },
  key: ({ id }) => id,
  href: ({ id }) => `/api-keys/${id}`,
  filters: {
    inForce: {
      kind: 'flag',
      label: { en: 'Key', zh: '密钥' },
      yes: { en: 'works', zh: '有效' },
      no: { en: 'has run out or was ended', zh: '已到期或已终止' },
    },
    waiting: {
      kind: 'flag',
      label: { en: 'Approval', zh: '批准' },
      yes: { en: 'waits for a second person', zh: '等待第二人批准' },
      no: { en: 'needs none now', zh: '无需批准' },
    },
    createdBy: { kind: 'record', label: { en: 'Made by', zh: '创建人' }, name: PersonName },
  },
  views: [
    { id: 'works', label: { en: 'Works', zh: '有效' }, filters: { inForce: 'true' } },
    { id: 'waits', label: { en: 'Waits', zh: '待批准' }, filters: { waiting: 'true', inForce: 'true' } },
    { id: 'over', label: { en: 'Over', zh: '已失效' }, filters: { inForce: 'false' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  columns: [
    column.text('name', { en: 'Name', zh: '名称' }, ({ name }) => name, { isName: true, width: 200 }),
    column.badge('state', { en: 'State', zh: '状态' }, API_KEY_STATE_WORDS, ({ state }) => state, { width: 130 }),
    {
      id: 'scopes',
      label: { en: 'May do', zh: '权限范围' },
      cell: ({ scopes }) => <span className="mono clip">{scopes.join(', ')}</span>,
      text: ({ scopes }) => scopes.join(' '),
      width: 260,
    },
    column.when('used', { en: 'Last used', zh: '最近使用' }, ({ lastUsedAt }) => lastUsedAt, { width: 200 }),
    column.when('until', { en: 'Works until', zh: '到期时间' }, ({ expiresAt }) => expiresAt, { width: 200 }),
    {
      id: 'by',
      label: { en: 'Made by', zh: '创建人' },
      cell: ({ createdBy }) => <PersonName id={createdBy} />,
      text: ({ createdBy }) => createdBy,
      width: 150,
    },
    {
      id: 'roles',
      label: { en: 'Acts as', zh: '角色' },
      cell: ({ roles }) => <Roles roles={roles} />,
      text: ({ roles }) => roles.join(' '),
      width: 200,
      hidden: true,
    },
  ],
  actions: [createKey],
  empty: {
    title: { en: 'No key matches', zh: '没有符合条件的密钥' },
    about: {
      en: 'Make one for each machine, so that each can be ended alone.',
      zh: '请为每台机器单独创建，以便单独终止。',
    },
  },
});
