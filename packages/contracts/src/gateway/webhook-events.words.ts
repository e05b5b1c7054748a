import { word, wordsOf } from '../kernel/words.ts';
import { WebhookEventType } from './webhook-events.ts';

/**
 * Holds the words for the types of webhook events. The compiler does not know these types, so a unit test finds an
 * event without words.
 */
export const WEBHOOK_EVENT_TYPE_WORDS = wordsOf(WebhookEventType, {
  'order.order-placed.v1': word('Order placed', '已下单'),
  'order.order-confirmed.v1': word('Order confirmed', '订单已确认'),
  'order.order-amended.v1': word('Order changed', '订单已更改'),
  'order.order-part-shipped.v1': word('Part of an order shipped', '订单已部分发货'),
  'order.order-rest-cancelled.v1': word('Rest of an order cancelled', '订单剩余部分已取消'),
  'order.order-shipped.v1': word('Order shipped', '订单已发货'),
  'order.order-completed.v1': word('Order delivered', '订单已送达'),
  'order.order-cancelled.v1': word('Order cancelled', '订单已取消'),
  'order.cancellation-requested.v1': word('Cancellation asked for', '已申请取消'),
  'order.delivery-recorded.v1': word('Delivery recorded', '已登记送达'),
  'customer.verification-awaited.v1': word('Order waits for the prescriber', '订单等待处方医师'),
  'customer.customer-registered.v1': word('Customer signed up', '客户已注册'),
  'payment.payment-captured.v1': word('Payment taken', '已扣款'),
  'payment.payment-declined.v1': word('Payment declined', '付款被拒绝'),
  'payment.payment-capture-failed.v1': word('Payment could not be taken', '扣款失败'),
  'payment.payment-refunded.v1': word('Money paid back', '已退款'),
  'catalog-inventory.offer-changed.v1': word('Product or price changed', '产品或价格已更改'),
  'catalog-inventory.goods-offer-changed.v1': word('Other goods or their price changed', '其他商品或价格已更改'),
});
