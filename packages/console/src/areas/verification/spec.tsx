import { ListVerifications } from '@toric/contracts/customer/supply/verification.http';
import { VERIFICATION_STATUS_WORDS } from '@toric/contracts/customer/supply/verification.words';
import { text } from '../../app/words.ts';
import type { ListSpec } from '../../kit/kit.types.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { When } from '../../kit/show/when.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

/** Describes the list of all verifications, also those that have ended. */
export const verificationsSpec: ListSpec<typeof ListVerifications> = {
  operation: ListVerifications,
  title: text('All verifications', '全部核实记录'),
  about: text('Requests to prescribers, the newest first.', '向处方医师发出的核实请求，最新的在前。'),
  key: ({ id }) => id,
  href: ({ id }) => `/verification/${id}`,
  filters: {
    status: { kind: 'choice', label: text('State', '状态'), words: VERIFICATION_STATUS_WORDS },
    customerId: { kind: 'record', label: text('Customer', '客户'), name: CustomerName },
  },
  views: [
    { id: 'all', label: text('All', '全部'), filters: {} },
    { id: 'denied', label: text('Denied', '已否认'), filters: { status: 'denied' } },
    { id: 'silent', label: text('Verified by silence', '逾期未答复'), filters: { status: 'unanswered' } },
  ],
  columns: [
    {
      id: 'prescriber',
      label: text('Prescriber', '处方医师'),
      cell: ({ prescriber }) => <b className="clip">{prescriber.name}</b>,
      text: ({ prescriber }) => prescriber.name,
      width: 220,
    },
    {
      id: 'customer',
      label: text('Customer', '客户'),
      cell: ({ customerId }) => <CustomerName id={customerId} plain />,
      text: ({ customerId }) => customerId,
      width: 180,
    },
    {
      id: 'status',
      label: text('State', '状态'),
      cell: ({ status }) => <Badge words={VERIFICATION_STATUS_WORDS} value={status} />,
      text: ({ status }) => status,
      width: 210,
    },
    {
      id: 'deadline',
      label: text('Deadline', '期限'),
      cell: ({ deadline, prescriber }) => (
        <When at={deadline} {...(prescriber.timeZone !== null && { zone: prescriber.timeZone })} />
      ),
      text: ({ deadline }) => deadline ?? '',
      width: 180,
    },
    {
      id: 'created',
      label: text('Begun', '开始时间'),
      cell: ({ createdAt }) => <When at={createdAt} />,
      text: ({ createdAt }) => createdAt,
      width: 160,
    },
  ],
  empty: {
    title: text('No verification matches.', '没有符合条件的核实记录。'),
    about: text('One begins when an order needs the prescriber.', '订单需要处方医师核实时会产生。'),
  },
};
