import { ListComplaints, RecordComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import {
  COMPLAINT_OUTCOME_WORDS,
  COMPLAINT_STATUS_WORDS,
  PARTY_WORDS,
  SERIOUSNESS_WORDS,
} from '@toric/contracts/customer/complaints/complaint.words';
import { text } from '../../app/words.ts';
import { choiceField, dayField } from '../../kit/list/filters/fields.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import type { ListSpec } from '../../kit/kit.types.ts';
import { Said } from '../../kit/show/said.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

const column = columnsFor<typeof ListComplaints>();

/** Describes the list of complaints and suspected incidents. The list does not contain the reports. */
export const complaintsSpec: ListSpec<typeof ListComplaints> = {
  operation: ListComplaints,
  title: text('Complaints', '投诉'),
  about: text('Complaints and suspected incidents, the newest first.', '投诉和疑似不良事件，最新的在前。'),
  key: ({ id }) => id,
  href: ({ id }) => `/complaints/${id}`,
  filters: {
    ...choiceField('status', text('State', '状态'), COMPLAINT_STATUS_WORDS),
    ...choiceField('seriousness', text('What it is', '性质'), SERIOUSNESS_WORDS),
    ...dayField('created', text('Recorded', '登记日期')),
    customerId: { kind: 'record', label: text('Customer', '客户'), name: CustomerName },
  },
  views: [
    { id: 'open', label: text('Open', '未结案'), filters: { status: 'open' } },
    { id: 'all', label: text('All', '全部'), filters: {} },
  ],
  actions: [
    {
      href: '/complaints/new',
      label: text('Record a complaint', '登记投诉'),
      tone: 'main',
      key: 'n',
      operation: RecordComplaint,
    },
  ],
  columns: [
    column.badge('seriousness', text('What it is', '性质'), SERIOUSNESS_WORDS, ({ seriousness }) => seriousness, {
      width: 240,
    }),
    column.badge('status', text('State', '状态'), COMPLAINT_STATUS_WORDS, ({ status }) => status, { width: 120 }),
    column.when('received', text('Reached us', '收到时间'), ({ receivedAt }) => receivedAt, { width: 200 }),
    {
      id: 'customer',
      label: text('Customer', '客户'),
      cell: ({ customerId }) => (customerId ? <CustomerName id={customerId} plain /> : '–'),
      text: ({ customerId }) => customerId ?? '',
      width: 170,
    },
    {
      id: 'lot',
      label: text('Lot', '批号'),
      cell: ({ lotNumber, gtin }) => <span className="mono">{lotNumber ?? gtin ?? '–'}</span>,
      text: ({ lotNumber, gtin }) => lotNumber ?? gtin ?? '',
      width: 150,
    },
    {
      id: 'passedOn',
      label: text('Passed on to', '已转交'),
      cell: ({ passedOn }) =>
        passedOn.length === 0
          ? '–'
          : passedOn.map(({ to, at }) => (
              <span key={to + at}>
                <Said>{PARTY_WORDS[to].label}</Said>{' '}
              </span>
            )),
      text: ({ passedOn }) => passedOn.map(({ to }) => to).join(' '),
      width: 200,
    },
    {
      id: 'outcome',
      label: text('Outcome', '结果'),
      cell: ({ outcome }) => (outcome ? <Said>{COMPLAINT_OUTCOME_WORDS[outcome].label}</Said> : '–'),
      text: ({ outcome }) => outcome ?? '',
      width: 180,
    },
  ],
  empty: {
    title: text('There is no complaint.', '没有投诉。'),
    about: text('Record every complaint that you hear of.', '凡听到的投诉均须登记。'),
  },
};

const { href: _, ...withoutLinks } = complaintsSpec;
/** Describes the list of complaints without links, for roles that may not open the reports. */
export const unreadComplaintsSpec: ListSpec<typeof ListComplaints> = withoutLinks;
