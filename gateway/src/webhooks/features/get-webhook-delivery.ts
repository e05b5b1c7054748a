import { query } from '@toric/chassis/http/endpoint';
import { WEBHOOK_DELIVERY_NOT_FOUND } from '@toric/contracts/gateway/webhook.errors';
import { GetWebhookDelivery } from '@toric/contracts/gateway/webhook-delivery.http';
import { findDelivery } from '../deliveries/delivery.reader.store.ts';
import { deliveryDetail } from '../deliveries/delivery.view.ts';
import type { Reader } from '../reader.store.ts';

/** GET /webhook-deliveries/{deliveryId}. Returns a delivery with its body and every try. */
export const getWebhookDelivery = query<typeof GetWebhookDelivery, Reader>(GetWebhookDelivery, {
  async run({ params, db }) {
    const delivery = await findDelivery(db, params.deliveryId);
    if (!delivery) throw WEBHOOK_DELIVERY_NOT_FOUND();
    return deliveryDetail(delivery);
  },
});
