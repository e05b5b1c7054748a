import { type ChangeView, ListChanges, VerifyChanges } from '@toric/contracts/changes/change.http';
import { CHANGE_ACTOR_KIND_WORDS, CHANGE_SUBJECT_NAME_WORDS } from '@toric/contracts/changes/change.words';
import { CHANGE_ACTION_WORDS } from '@toric/contracts/changes/change-action.words';
import { SERVICE_NAME_WORDS } from '@toric/contracts/operator/operator.words';
import { Fragment } from 'react';
import { useWords } from '../../app/words.ts';
import { choiceField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { When } from '../../kit/show/when.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { PersonName } from './person-name.tsx';

const shown = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

function Fields({ change }: { readonly change: ChangeView }) {
  const t = useWords();
  if (change.erased)
    return (
      <span className="dim">
        {t({ en: 'The person was erased. The values cannot be read.', zh: '该人已被删除，内容无法读取。' })}
      </span>
    );
  return (
    <span className="clip">
      {change.fields.map(({ name, before, after }, at) => (
        <Fragment key={name}>
          {at > 0 && ' · '}
          <span className="dim">{name}</span> <s>{shown(before)}</s> → {shown(after)}
        </Fragment>
      ))}
    </span>
  );
}

const Mono = ({ id }: { readonly id: string }) => <span className="mono">…{id.slice(-8)}</span>;

/** Lists changes and readings of data, with the person and the reason of each. */
export default listPage({
  operation: ListChanges,
  title: { en: 'Changes', zh: '变更记录' },
  about: {
    en: 'Who changed or read which data, when and why, the newest first.',
    zh: '何人何时因何变更或查看了哪些数据，最新的在前。',
  },
  key: ({ id }) => id,
  filters: {
    service: { kind: 'choice', label: { en: 'Part of the shop', zh: '服务' }, words: SERVICE_NAME_WORDS },
    ...choiceField('subjectType', { en: 'Kind of thing', zh: '对象类型' }, CHANGE_SUBJECT_NAME_WORDS),
    subject: { kind: 'record', label: { en: 'Thing', zh: '对象' }, name: Mono },
    customerId: { kind: 'record', label: { en: 'Customer', zh: '客户' }, name: CustomerName },
    actorId: { kind: 'record', label: { en: 'By', zh: '经手人' }, name: PersonName },
    since: { kind: 'day', label: { en: 'When', zh: '时间' }, side: 'from' },
    until: { kind: 'day', label: { en: 'When', zh: '时间' }, side: 'to' },
  },
  views: [
    { id: 'all', label: { en: 'Everything', zh: '全部' }, filters: {} },
    { id: 'money', label: { en: 'Refunds', zh: '退款' }, filters: { subjectType: 'refund' } },
    { id: 'prices', label: { en: 'Prices', zh: '价格' }, filters: { subjectType: 'price' } },
    { id: 'staff', label: { en: 'Staff', zh: '员工' }, filters: { subjectType: 'staff' } },
    { id: 'prescriptions', label: { en: 'Prescriptions', zh: '处方' }, filters: { subjectType: 'prescription' } },
  ],
  columns: [
    {
      id: 'at',
      label: { en: 'When', zh: '时间' },
      cell: ({ at }) => <When at={at} />,
      text: ({ at }) => at,
      width: 190,
    },
    {
      id: 'action',
      label: { en: 'What', zh: '操作' },
      cell: ({ action }) => <Badge words={CHANGE_ACTION_WORDS} value={action} />,
      text: ({ action }) => action,
      width: 200,
    },
    {
      id: 'actor',
      label: { en: 'By', zh: '经手人' },
      cell: ({ actorKind, actorId }) =>
        actorKind === 'staff' ? (
          <PersonName id={actorId} />
        ) : (
          <Badge words={CHANGE_ACTOR_KIND_WORDS} value={actorKind} />
        ),
      text: ({ actorKind, actorId }) => `${actorKind} ${actorId ?? ''}`,
      width: 150,
    },
    {
      id: 'customer',
      label: { en: 'Customer', zh: '客户' },
      cell: ({ customerId }) => customerId && <CustomerName id={customerId} plain />,
      text: ({ customerId }) => customerId ?? '',
      width: 150,
    },
    {
      id: 'fields',
      label: { en: 'Before and after', zh: '变更前后' },
      cell: (change) => <Fields change={change} />,
      text: ({ fields }) =>
        fields.map(({ name, before, after }) => `${name}: ${shown(before)} → ${shown(after)}`).join('; '),
      width: 360,
    },
    {
      id: 'why',
      label: { en: 'Why', zh: '原因' },
      cell: ({ why }) => <span className="clip">{why}</span>,
      text: ({ why }) => why ?? '',
      width: 220,
    },
    {
      id: 'service',
      label: { en: 'Part of the shop', zh: '服务' },
      cell: ({ service }) => <Badge words={SERVICE_NAME_WORDS} value={service} />,
      text: ({ service }) => service,
      width: 130,
    },
    {
      id: 'seq',
      label: { en: 'Number', zh: '序号' },
      cell: ({ seq }) => seq,
      text: ({ seq }) => String(seq ?? ''),
      align: 'end',
      width: 90,
      hidden: true,
    },
    {
      id: 'subject',
      label: { en: 'Thing', zh: '对象' },
      cell: ({ subject }) => <Mono id={subject} />,
      text: ({ subject }) => subject,
      width: 120,
      hidden: true,
    },
    {
      id: 'via',
      label: { en: 'Request', zh: '请求' },
      cell: ({ via }) => <span className="mono clip">{via}</span>,
      text: ({ via }) => via ?? '',
      width: 160,
      hidden: true,
    },
  ],
  actions: [
    { href: '/changes/verification', operation: VerifyChanges, label: { en: 'Check the record', zh: '校验记录' } },
  ],
  empty: {
    title: { en: 'No change matches.', zh: '没有符合条件的记录。' },
    about: { en: 'Take a filter away, or choose other days.', zh: '请减少筛选条件，或选择其他日期。' },
  },
});
