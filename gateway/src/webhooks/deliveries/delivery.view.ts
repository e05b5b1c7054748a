import {
  type WebhookDeliveryDetail,
  WebhookDeliveryState,
  type WebhookDeliveryView,
} from '@toric/contracts/gateway/webhook-delivery.http';
import type { FoundDelivery } from './delivery.reader.store.ts';
import type { Delivery } from './delivery.ts';

export function deliveryView({ dueAt, state: stored, createdAt, updatedAt, ...rest }: Delivery): WebhookDeliveryView {
  const state = WebhookDeliveryState.parse(stored);
  return {
    ...rest,
    state,
    nextAttemptAt: state === 'waiting' ? dueAt.toISOString() : null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const deliveryDetail = ({ body, history, ...row }: FoundDelivery): WebhookDeliveryDetail => ({
  ...deliveryView(row),
  body,
  history: history.map(({ at, ...attempt }) => ({ ...attempt, at: at.toISOString() })),
});
