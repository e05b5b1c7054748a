/**
 * Declares the refusal of a request about an order that is not to be shipped. Three services own a part of a shipment,
 * and all refuse with the same words.
 */
import { refusal } from './kernel/refusal.ts';

export const SHIPMENT_NOT_FOUND = refusal('shipment.not-found', 'not-found', {
  en: 'No such order is to be shipped: it is not confirmed, was shipped or cancelled, or does not exist. GET /shipments lists the orders that are.',
  zh: '没有此待发货订单：订单未确认、已发货、已取消或不存在。请通过 GET /shipments 查看待发货的订单。',
});
