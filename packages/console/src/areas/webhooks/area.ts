import { GetWebhookDelivery, ListWebhookDeliveries } from '@toric/contracts/gateway/webhook-delivery.http';
import { GetWebhookEndpoint, ListWebhookEndpoints, ListWebhookEvents } from '@toric/contracts/gateway/webhook.http';
import { IconWebhook } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of webhook endpoints, which receive the events of the shop, and of their deliveries. */
export const webhooksArea: ConsoleArea = {
  name: 'webhooks',
  group: 'house',
  pages: [
    {
      path: '/webhooks',
      needs: ListWebhookEndpoints,
      load: () => import('./endpoints.tsx'),
      title: { en: 'Webhooks', zh: 'Webhook' },
      rail: { icon: IconWebhook, order: 94 },
    },
    {
      path: '/webhooks/events',
      needs: ListWebhookEvents,
      load: () => import('./events.tsx'),
      title: { en: 'Events', zh: '事件' },
    },
    {
      path: '/webhooks/deliveries',
      needs: ListWebhookDeliveries,
      load: () => import('./deliveries.tsx'),
      title: { en: 'Deliveries', zh: '发送记录' },
    },
    {
      path: '/webhooks/deliveries/:deliveryId',
      needs: GetWebhookDelivery,
      load: () => import('./delivery.tsx'),
      title: { en: 'Delivery', zh: '发送记录' },
    },
    {
      path: '/webhooks/:endpointId',
      needs: GetWebhookEndpoint,
      load: () => import('./endpoint.tsx'),
      title: { en: 'Receiver', zh: '接收方' },
    },
  ],
};
