import {
  ListOwnPrivacyRequests,
  ListPrivacyRequests,
  type PrivacyRequest,
} from '@toric/contracts/customer/privacy/privacy.http';
import {
  PRIVACY_KIND_WORDS,
  PRIVACY_LAW_WORDS,
  PRIVACY_STATE_WORDS,
} from '@toric/contracts/customer/privacy/privacy.words';
import { text } from '../../app/words.ts';
import type { Column, ListSpec } from '../../kit/kit.types.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { Countdown } from '../../kit/show/countdown.tsx';
import { Said } from '../../kit/show/said.tsx';
import { When } from '../../kit/show/when.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

/** Returns true if somebody still has to work on the request before its deadline. */
export const isDue = ({ state, endedAt }: PrivacyRequest): boolean =>
  endedAt === null && (state === 'collecting' || state === 'asked');

const COLUMNS: readonly Column<PrivacyRequest>[] = [
  {
    id: 'kind',
    label: text('Request', '请求'),
    cell: ({ kind }) => (
      <b>
        <Said>{PRIVACY_KIND_WORDS[kind].label}</Said>
      </b>
    ),
    text: ({ kind }) => kind,
    width: 220,
  },
  {
    id: 'state',
    label: text('State', '状态'),
    cell: ({ state }) => <Badge words={PRIVACY_STATE_WORDS} value={state} />,
    text: ({ state }) => state,
    width: 170,
  },
  {
    id: 'due',
    label: text('Due', '期限'),
    cell: (one) => (isDue(one) ? <Countdown to={one.dueAt} /> : <When at={one.dueAt} />),
    text: ({ dueAt }) => dueAt,
    width: 180,
  },
  {
    id: 'law',
    label: text('Law', '法律'),
    cell: ({ law }) => <Said>{PRIVACY_LAW_WORDS[law].label}</Said>,
    text: ({ law }) => law,
    width: 140,
  },
  {
    id: 'created',
    label: text('Asked', '提出时间'),
    cell: ({ createdAt }) => <When at={createdAt} />,
    text: ({ createdAt }) => createdAt,
    width: 160,
  },
];
const customer: Column<PrivacyRequest> = {
  id: 'customer',
  label: text('Customer', '客户'),
  cell: ({ customerId }) => <CustomerName id={customerId} plain />,
  text: ({ customerId }) => customerId,
  width: 180,
};

const hrefOf = ({ customerId, id }: PrivacyRequest) => `/privacy/${customerId}/${id}`;
const EMPTY = {
  title: text('There is no request.', '没有请求。'),
  about: text('Customers ask in their account, by mail or on the phone.', '客户可在账户中、通过邮件或电话提出请求。'),
};

/** Describes the list of the privacy requests of one customer. */
export const ownPrivacySpec: ListSpec<typeof ListOwnPrivacyRequests> = {
  operation: ListOwnPrivacyRequests,
  title: text('Privacy requests', '隐私请求'),
  about: text('The newest first.', '最新的在前。'),
  key: ({ id }) => id,
  href: hrefOf,
  columns: COLUMNS,
  empty: EMPTY,
};

/** Describes the list of all privacy requests with their legal deadlines. */
export const privacySpec: ListSpec<typeof ListPrivacyRequests> = {
  operation: ListPrivacyRequests,
  title: text('Privacy requests', '隐私请求'),
  about: text(
    'Requests for data, erasure or restriction. Each has the deadline of its law.',
    '查询、删除或限制处理的请求，均有法定期限。',
  ),
  key: ({ id }) => id,
  href: hrefOf,
  filters: {
    kind: { kind: 'choice', label: text('Request', '请求'), words: PRIVACY_KIND_WORDS },
    state: { kind: 'choice', label: text('State', '状态'), words: PRIVACY_STATE_WORDS },
    dueWithinDays: {
      kind: 'number',
      label: text('Due', '到期'),
      says: (days) => text(`in the next ${days} days`, `在未来 ${days} 天内`),
    },
  },
  views: [
    { id: 'due', label: text('To answer', '待答复'), filters: { dueWithinDays: 365 } },
    { id: 'week', label: text('Due within 7 days', '7 天内到期'), filters: { dueWithinDays: 7 } },
    {
      id: 'erasures',
      label: text('Erasures to confirm', '待确认的删除'),
      filters: { kind: 'erasure', state: 'asked' },
    },
    { id: 'all', label: text('All', '全部'), filters: {} },
  ],
  columns: [customer, ...COLUMNS],
  empty: EMPTY,
};
