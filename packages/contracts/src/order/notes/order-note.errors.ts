/** Declares the refusals about notes of orders. */
import { refusal } from '../../kernel/refusal.ts';

export const ORDER_NOTE_NOT_FOUND = refusal('order-note.not-found', 'not-found', {
  en: 'This order has no such note. List its notes, and use one of their ids.',
  zh: '此订单没有该备注。请列出其备注，并使用其中的编号。',
});
export const ORDER_NOTE_KIND = refusal('order-note.kind', 'forbidden', {
  en: 'Notes of the shop are written by staff only. Write a note of the customer instead.',
  zh: '店内备注仅由员工填写。请改为填写客户备注。',
});
export const ORDER_NOTE_NOT_YOURS = refusal('order-note.not-yours', 'forbidden', {
  en: 'A note stays as its author wrote it. Add a note of your own that corrects it.',
  zh: '备注须保持作者所写的内容。请另写一条备注予以更正。',
});
export const ORDER_NOTE_TOO_MANY = refusal('order-note.too-many', 'conflict', {
  en: 'The order has {most} notes, which is the most. Remove one that says nothing any more.',
  zh: '此订单已有 {most} 条备注，已达上限。请删除其中不再需要的一条。',
});
