import { type CaseFacts, ListCases, OpenCase } from '@toric/contracts/customer/cases/case.http';
import { AssignCase, MoveCase } from '@toric/contracts/customer/cases/case-work.http';
import {
  CASE_ASSIGNED_WORDS,
  CASE_PRIORITY_WORDS,
  CASE_STATE_WORDS,
  CASE_TEAM_WORDS,
  CASE_TYPE_WORDS,
} from '@toric/contracts/customer/cases/case.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { Due } from './parts/due.tsx';

const column = columnsFor<typeof ListCases>();

const NOBODY = { en: 'nobody', zh: '无人' };
const isOpen = ({ state }: CaseFacts) => state !== 'solved' && state !== 'closed';
const OPEN = 'new,open,waiting,reopened';

/** Lists the cases in their queue, with their deadlines. */
export default listPage({
  operation: ListCases,
  title: { en: 'Cases', zh: '工单' },
  about: { en: 'Questions and complaints of people, the newest first.', zh: '客户的咨询和投诉，最新的在前。' },
  key: ({ id }) => id,
  href: ({ id }) => `/cases/${id}`,
  filters: {
    ...choiceField('state', { en: 'State', zh: '状态' }, CASE_STATE_WORDS),
    ...choiceField('type', { en: 'What it is', zh: '类型' }, CASE_TYPE_WORDS),
    ...choiceField('priority', { en: 'Priority', zh: '优先级' }, CASE_PRIORITY_WORDS),
    team: { kind: 'choice', label: { en: 'Team', zh: '团队' }, words: CASE_TEAM_WORDS },
    assigned: { kind: 'choice', label: { en: 'Whose', zh: '负责人' }, words: CASE_ASSIGNED_WORDS },
    late: {
      ...{ kind: 'flag', label: { en: 'Late', zh: '逾期' } },
      ...{ yes: { en: 'late', zh: '已逾期' }, no: { en: 'not late', zh: '未逾期' } },
    },
    number: { kind: 'text', label: { en: 'Number', zh: '编号' } },
    lotNumber: { kind: 'text', label: { en: 'Lot', zh: '批号' }, scans: true },
    customerId: { kind: 'record', label: { en: 'Customer', zh: '客户' }, name: CustomerName },
    createdFrom: { kind: 'day', label: { en: 'Opened', zh: '建立' }, side: 'from' },
    createdTo: { kind: 'day', label: { en: 'Opened', zh: '建立' }, side: 'to' },
  },
  views: [
    { id: 'open', label: { en: 'Open', zh: '未结' }, filters: { stateIn: OPEN } },
    { id: 'mine', label: { en: 'Mine', zh: '我的' }, filters: { assigned: 'me', stateIn: OPEN } },
    { id: 'unassigned', label: { en: 'Nobody’s', zh: '无人接手' }, filters: { assigned: 'nobody' } },
    { id: 'late', label: { en: 'Late', zh: '逾期' }, filters: { late: 'true' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  actions: [
    { href: '/cases/new', label: { en: 'Open a case', zh: '新建工单' }, tone: 'main', key: 'n', operation: OpenCase },
  ],
  bulk: [
    {
      operation: AssignCase,
      label: { en: 'Take them', zh: '由我接手' },
      when: isOpen,
      input: ({ id }) => ({ params: { caseId: id }, body: { to: 'me' } }),
      done: { en: 'They are yours now.', zh: '已由你接手。' },
    },
    {
      operation: MoveCase,
      label: { en: 'Close them', zh: '关闭' },
      when: ({ state }) => state !== 'closed',
      input: ({ id }) => ({ params: { caseId: id }, body: { to: 'closed' } }),
      done: { en: 'They are closed.', zh: '已关闭。' },
    },
  ],
  columns: [
    column.text('number', { en: 'Number', zh: '编号' }, ({ number }) => number, { isName: true, width: 140 }),
    {
      id: 'subject',
      label: { en: 'Subject', zh: '主题' },
      cell: ({ subject }) => <span className="clip">{subject || '–'}</span>,
      text: ({ subject }) => subject,
      width: 300,
    },
    column.badge('state', { en: 'State', zh: '状态' }, CASE_STATE_WORDS, ({ state }) => state, { width: 170 }),
    {
      id: 'due',
      label: { en: 'Deadline', zh: '期限' },
      cell: ({ clock }) => <Due clock={clock} />,
      text: ({ clock }) => clock.responseDueAt ?? clock.resolutionDueAt ?? '',
      width: 150,
    },
    column.badge('priority', { en: 'Priority', zh: '优先级' }, CASE_PRIORITY_WORDS, ({ priority }) => priority, {
      width: 110,
    }),
    column.badge('type', { en: 'What it is', zh: '类型' }, CASE_TYPE_WORDS, ({ type }) => type, { width: 160 }),
    {
      id: 'assignee',
      label: { en: 'Whose', zh: '负责人' },
      cell: ({ assigneeId }) => <PersonName id={assigneeId} nobody={NOBODY} />,
      text: ({ assigneeId }) => assigneeId ?? '',
      width: 150,
    },
    {
      id: 'customer',
      label: { en: 'Customer', zh: '客户' },
      cell: ({ customerId }) => (customerId ? <CustomerName id={customerId} plain /> : '–'),
      text: ({ customerId }) => customerId ?? '',
      width: 160,
    },
    column.when('created', { en: 'Opened', zh: '建立' }, ({ createdAt }) => createdAt, { width: 200 }),
  ],
  empty: {
    title: { en: 'No case is here.', zh: '没有工单。' },
    about: { en: 'A mail, a call or a form opens one.', zh: '来信、来电或表单都会建立工单。' },
  },
});
