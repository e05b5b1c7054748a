/**
 * Declares the refusals about holds of orders. ORDER_ON_HOLD, with which a shipment of a held order is refused, is
 * declared in order.errors.ts.
 */
import { refusal } from '../../kernel/refusal.ts';

export const ORDER_HOLD_NOT_FOUND = refusal('order-hold.not-found', 'not-found', {
  en: 'There is no such hold. List the holds of the order, and use one of their ids.',
  zh: '没有此暂缓记录。请列出该订单的暂缓记录，并使用其中的编号。',
});
export const ORDER_HOLD_TOO_LATE = refusal('order-hold.too-late', 'conflict', {
  en: 'The order is {status} and can no longer be held: nothing of it waits in the warehouse. Ask the carrier, or open a return.',
  zh: '订单状态为 {status}，已无法暂缓：仓库中没有待发的货物。请联系承运商，或办理退货。',
});
export const ORDER_HOLD_RELEASED = refusal('order-hold.released', 'conflict', {
  en: 'The hold was released already. Read the order to see whether another one holds it.',
  zh: '该暂缓已解除。请查看订单是否还有其他暂缓。',
});
export const ORDER_HOLD_ROLE = refusal('order-hold.role', 'forbidden', {
  en: 'Holds for fraud and for the limit are released by finance or an administrator who has not placed the order, holds for an address and by hand also by sales. Ask a colleague with that role.',
  zh: '欺诈和限额类暂缓由未下此订单的财务或管理员解除；地址和人工类暂缓销售也可解除。请联系具有相应角色的同事。',
});
