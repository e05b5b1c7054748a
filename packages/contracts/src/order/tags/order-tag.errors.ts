/** Declares the refusals about tags of orders. */
import { refusal } from '../../kernel/refusal.ts';

export const ORDER_TAG_NOT_FOUND = refusal('order-tag.not-found', 'not-found', {
  en: 'There is no such tag of orders. List the tags, and use one of their ids.',
  zh: '没有此订单标签。请列出标签，并使用其中的编号。',
});
export const ORDER_TAG_NAME_TAKEN = refusal('order-tag.name-taken', 'conflict', {
  en: 'Another tag of orders has the name “{name}”. Use that one, or choose another name.',
  zh: '另一订单标签已使用名称“{name}”。请使用该标签，或换一个名称。',
});
export const ORDER_TAG_RETIRED = refusal('order-tag.retired', 'conflict', {
  en: 'This tag is no longer in use. Choose another one, or take it back into use.',
  zh: '此标签已停用。请选择其他标签，或恢复使用。',
});
export const ORDER_TAG_TOO_MANY = refusal('order-tag.too-many', 'conflict', {
  en: 'An order has at most {most} tags. Take one away that says nothing any more.',
  zh: '每个订单最多 {most} 个标签。请移除不再有用的标签。',
});
