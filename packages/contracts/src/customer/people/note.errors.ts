/** Declares the refusals about the notes of the shop. */
import { refusal } from '../../kernel/refusal.ts';

export const NOTE_NOT_FOUND = refusal('note.not-found', 'not-found', {
  en: 'This customer has no such note. List the notes about her, and use one of their ids.',
  zh: '该客户没有此备注。请列出其备注，并使用其中的编号。',
});
export const NOTE_MENTION = refusal('note.mention', 'invalid', {
  en: 'Only staff who can sign in and may read notes can be mentioned. Choose ids of GET /desk/directory, in sales or among the opticians.',
  zh: '只能提及可登录且有权查看备注的同事。请从 GET /desk/directory 中选择销售或验光师。',
});
export const NOTE_PINS_TOO_MANY = refusal('note.pins-too-many', 'conflict', {
  en: '{most} notes of this customer are pinned, which is the most. Take the pin from one of them.',
  zh: '该客户已有 {most} 条置顶备注，已达上限。请取消其中一条的置顶。',
});
