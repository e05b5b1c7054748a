import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import {
  WEBHOOK_DELIVERY_NOT_FOUND,
  WEBHOOK_DELIVERY_WAITS,
  WEBHOOK_ENDPOINT_OFF,
} from '@toric/contracts/gateway/webhook.errors';
import { ResendWebhookDelivery } from '@toric/contracts/gateway/webhook-delivery.http';
import { lockDelivery, reopenDelivery } from '../deliveries/delivery.store.ts';
import { deliveryView } from '../deliveries/delivery.view.ts';
import { lockEndpoint } from '../endpoints/endpoint.store.ts';

/** POST /webhook-deliveries/{deliveryId}/resend. Sends a delivery again that was delivered or has failed. */
export const resendWebhookDelivery = command(ResendWebhookDelivery, {
  async run({ params: { deliveryId }, tx, now }) {
    const delivery = await lockDelivery(tx, deliveryId);
    if (!delivery) throw WEBHOOK_DELIVERY_NOT_FOUND();
    if (delivery.state === 'waiting') throw WEBHOOK_DELIVERY_WAITS({ id: deliveryId });
    const endpoint = await lockEndpoint(tx, delivery.endpointId);
    if (!endpoint?.enabled) throw WEBHOOK_ENDPOINT_OFF({ id: delivery.endpointId });
    return answer(deliveryView(await reopenDelivery(tx, deliveryId, now)));
  },
});
