import { ResendWebhookDelivery } from '@toric/contracts/gateway/webhook-delivery.http';
import { WEBHOOK_DELIVERY_STATE_WORDS } from '@toric/contracts/gateway/webhook-delivery.words';
import { WEBHOOK_EVENT_TYPE_WORDS } from '@toric/contracts/gateway/webhook-events.words';
import { listPage } from '../../kit/list/list-page.tsx';
import { DELIVERIES } from './delivery-list.tsx';
import { EndpointName } from './endpoint-name.tsx';

/** Lists the deliveries, with filters. Several failed deliveries can be sent again together. */
export default listPage({
  ...DELIVERIES,
  filters: {
    endpointId: { kind: 'record', label: { en: 'Receiver', zh: '接收方' }, name: EndpointName },
    state: { kind: 'choice', label: { en: 'State', zh: '状态' }, words: WEBHOOK_DELIVERY_STATE_WORDS },
    eventType: { kind: 'choice', label: { en: 'Event', zh: '事件' }, words: WEBHOOK_EVENT_TYPE_WORDS },
    since: { kind: 'day', label: { en: 'Created', zh: '创建时间' }, side: 'from' },
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'failed', label: { en: 'Failed', zh: '失败' }, filters: { state: 'failed' } },
    { id: 'waiting', label: { en: 'Waits to be sent', zh: '等待发送' }, filters: { state: 'waiting' } },
  ],
  bulk: [
    {
      operation: ResendWebhookDelivery,
      label: { en: 'Send them again', zh: '重新发送' },
      when: ({ state }) => state !== 'waiting',
      input: ({ id }) => ({ params: { deliveryId: id } }),
      done: { en: 'They are sent again.', zh: '正在重新发送。' },
    },
  ],
});
