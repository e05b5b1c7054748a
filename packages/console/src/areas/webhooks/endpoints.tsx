import { ListWebhookDeliveries } from '@toric/contracts/gateway/webhook-delivery.http';
import {
  type ListedWebhookEndpoint,
  ListWebhookEndpoints,
  ListWebhookEvents,
} from '@toric/contracts/gateway/webhook.http';
import { word, type Words } from '@toric/contracts/kernel/words';
import { formatNumber, useLanguage } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { addEndpoint } from './actions.ts';
import { EventNames } from './event-names.tsx';

const column = columnsFor<typeof ListWebhookEndpoints>();

const HEALTH_WORDS: Words<'off' | 'stopped' | 'fails' | 'well'> = {
  off: word('Switched off', '已停用', 'ended'),
  stopped: word('Switched off by the shop', '已被商店停用', 'stop'),
  fails: word('Fails', '发送失败', 'wait'),
  well: word('Works', '正常', 'ok'),
};
function healthOf({ enabled, switchedOff, failures }: ListedWebhookEndpoint): keyof typeof HEALTH_WORDS {
  if (switchedOff) return 'stopped';
  if (!enabled) return 'off';
  return failures > 0 ? 'fails' : 'well';
}

function Failures({ endpoint: { failures } }: { readonly endpoint: ListedWebhookEndpoint }) {
  return formatNumber(failures, useLanguage());
}

/** Lists the webhook endpoints, with the health of each. */
export default listPage({
  operation: ListWebhookEndpoints,
  title: { en: 'Webhooks', zh: 'Webhook' },
  about: {
    en: 'Who outside is told what happens in the shop, the newest first.',
    zh: '接收本店事件的外部系统，最新的在前。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/webhooks/${id}`,
  columns: [
    {
      id: 'url',
      label: { en: 'Address', zh: '地址' },
      cell: ({ url }) => <b className="clip">{url}</b>,
      text: ({ url }) => url,
      width: 280,
    },
    column.badge('health', { en: 'Health', zh: '状态' }, HEALTH_WORDS, (one) => healthOf(one), { width: 180 }),
    {
      id: 'events',
      label: { en: 'Is told', zh: '接收事件' },
      cell: ({ events }) => <EventNames events={events} />,
      text: ({ events }) => events.join(' '),
      width: 260,
    },
    {
      id: 'failures',
      label: { en: 'Failures', zh: '失败次数' },
      cell: (one) => <Failures endpoint={one} />,
      text: ({ failures }) => String(failures),
      align: 'end',
      width: 100,
    },
    column.when('since', { en: 'Fails since', zh: '失败起始' }, ({ failingSince }) => failingSince, { width: 200 }),
    column.text('what', { en: 'What it is for', zh: '用途' }, ({ description }) => description, { width: 220 }),
  ],
  actions: [
    addEndpoint,
    { href: '/webhooks/deliveries', operation: ListWebhookDeliveries, label: { en: 'Deliveries', zh: '发送记录' } },
    { href: '/webhooks/events', operation: ListWebhookEvents, label: { en: 'Events', zh: '事件' } },
  ],
  empty: {
    title: { en: 'Nobody outside is told anything', zh: '尚无外部接收方' },
    about: {
      en: 'Add a receiver, and it is told about orders, payments or products.',
      zh: '添加接收方后，它会收到订单、付款或产品的事件。',
    },
  },
});
