import { ListInteractions, LogInteraction } from '@toric/contracts/customer/contacts/interaction.http';
import {
  DIRECTION_WORDS,
  INTERACTION_KIND_WORDS,
  INTERACTION_OUTCOME_WORDS,
} from '@toric/contracts/customer/contacts/interaction.words';
import { GetExtension, ListCalls } from '@toric/contracts/customer/contacts/telephony.http';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

const column = columnsFor<typeof ListInteractions>();

/** Lists the calls, visits, chats and letters of all customers. */
export default listPage({
  operation: ListInteractions,
  title: text('Contacts', '联系记录'),
  about: text('Calls, visits, chats and letters, the newest first.', '电话、到店、聊天和信件，最新的在前。'),
  key: ({ id }) => id,
  href: ({ customerId }) => `/customers/${customerId}`,
  filters: {
    kind: { kind: 'choice', label: text('What it was', '方式'), words: INTERACTION_KIND_WORDS },
    direction: { kind: 'choice', label: text('Who began', '由谁发起'), words: DIRECTION_WORDS },
    outcome: { kind: 'choice', label: text('How it ended', '结果'), words: INTERACTION_OUTCOME_WORDS },
    recordedBy: { kind: 'record', label: text('Logged by', '登记人'), name: PersonName },
    createdFrom: { kind: 'day', label: text('Logged', '登记日期'), side: 'from' },
    createdTo: { kind: 'day', label: text('Logged', '登记日期'), side: 'to' },
  },
  views: [
    { id: 'all', label: text('All', '全部'), filters: {} },
    { id: 'call-back', label: text('To call back', '需回电'), filters: { outcome: 'call-back' } },
    { id: 'week', label: text('The last 7 days', '最近 7 天'), filters: { createdFrom: '-7d' } },
  ],
  actions: [
    {
      ...{ href: '/contacts/new', label: text('Log a contact', '登记联系'), tone: 'main', key: 'n' },
      operation: LogInteraction,
    },
    { href: '/calls', label: text('My calls', '我的通话'), operation: ListCalls },
    { href: '/my-telephone', label: text('My telephone', '我的电话'), operation: GetExtension },
  ],
  columns: [
    column.badge('kind', text('What it was', '方式'), INTERACTION_KIND_WORDS, ({ kind }) => kind, { width: 110 }),
    {
      id: 'customer',
      label: text('Customer', '客户'),
      cell: ({ customerId }) => <CustomerName id={customerId} plain />,
      text: ({ customerId }) => customerId,
      width: 170,
    },
    column.badge('direction', text('Who began', '由谁发起'), DIRECTION_WORDS, ({ direction }) => direction, {
      width: 180,
    }),
    column.badge('outcome', text('How it ended', '结果'), INTERACTION_OUTCOME_WORDS, ({ outcome }) => outcome, {
      width: 140,
    }),
    {
      id: 'text',
      label: text('What was said', '内容'),
      cell: ({ text: said }) => <span className="clip">{said}</span>,
    },
    column.number('minutes', text('Minutes', '分钟'), ({ minutes }) => minutes, { width: 90 }),
    column.when('happened', text('When', '时间'), ({ happenedAt }) => happenedAt),
    {
      id: 'by',
      label: text('Logged by', '登记人'),
      cell: ({ recordedBy }) => <PersonName id={recordedBy} />,
      text: ({ recordedBy }) => recordedBy,
      width: 140,
    },
  ],
  empty: {
    title: text('There are no contacts yet.', '还没有联系记录。'),
    about: text('Press Shift L on any page to log one.', '在任意页面按 Shift L 即可登记。'),
  },
});
