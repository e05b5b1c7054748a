import { word, wordsOf } from '../kernel/words.ts';
import { WebhookDeliveryState } from './webhook-delivery.http.ts';

export const WEBHOOK_DELIVERY_STATE_WORDS = wordsOf(WebhookDeliveryState, {
  waiting: word('Waits to be sent', '等待发送', 'works'),
  delivered: word('Delivered', '已送达', 'ok'),
  failed: word('Failed', '失败', 'stop'),
});
