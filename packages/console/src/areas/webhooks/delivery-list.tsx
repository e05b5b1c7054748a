import { ListWebhookDeliveries } from '@toric/contracts/gateway/webhook-delivery.http';
import { WEBHOOK_DELIVERY_STATE_WORDS } from '@toric/contracts/gateway/webhook-delivery.words';
import type { ListSpec } from '../../kit/kit.types.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { When } from '../../kit/show/when.tsx';
import { AnswerCode } from './answer-code.tsx';
import { EventName } from './event-names.tsx';

/** Describes the list of the deliveries to webhook endpoints. */
export const DELIVERIES: ListSpec<typeof ListWebhookDeliveries> = {
  operation: ListWebhookDeliveries,
  title: { en: 'Deliveries', zh: '发送记录' },
  about: {
    en: 'What was sent to receivers outside, the newest first. It is kept for 30 days.',
    zh: '发送给外部接收方的事件，最新的在前，保存 30 天。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/webhooks/deliveries/${id}`,
  columns: [
    {
      id: 'event',
      label: { en: 'Event', zh: '事件' },
      cell: ({ eventType }) => <EventName type={eventType} />,
      text: ({ eventType }) => eventType,
      width: 240,
    },
    {
      id: 'state',
      label: { en: 'State', zh: '状态' },
      cell: ({ state }) => <Badge words={WEBHOOK_DELIVERY_STATE_WORDS} value={state} />,
      text: ({ state }) => state,
      width: 150,
    },
    {
      id: 'tries',
      label: { en: 'Tries', zh: '尝试次数' },
      cell: ({ attempts }) => attempts,
      text: ({ attempts }) => String(attempts),
      align: 'end',
      width: 80,
    },
    {
      id: 'answer',
      label: { en: 'Last answer', zh: '最近应答' },
      cell: ({ lastStatus, lastCode }) => <AnswerCode status={lastStatus} code={lastCode} />,
      text: ({ lastStatus, lastCode }) => String(lastStatus ?? lastCode ?? ''),
      width: 130,
    },
    {
      id: 'next',
      label: { en: 'Next try', zh: '下次尝试' },
      cell: ({ nextAttemptAt }) => <When at={nextAttemptAt} />,
      text: ({ nextAttemptAt }) => nextAttemptAt ?? '',
      width: 150,
    },
    {
      id: 'at',
      label: { en: 'Created', zh: '创建时间' },
      cell: ({ createdAt }) => <When at={createdAt} />,
      text: ({ createdAt }) => createdAt,
      width: 150,
    },
  ],
  empty: {
    title: { en: 'Nothing was sent', zh: '没有发送记录' },
    about: { en: 'Events stand here when they are sent.', zh: '事件发送后会显示在此。' },
  },
};
