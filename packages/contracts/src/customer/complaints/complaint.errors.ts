import { refusal } from '../../kernel/refusal.ts';

export const COMPLAINT_NOT_FOUND = refusal('complaint.not-found', 'not-found', {
  en: 'There is no such complaint. List them with GET /complaints.',
  zh: '没有此投诉。请通过 GET /complaints 查看列表。',
});
export const COMPLAINT_CLOSED = refusal('complaint.closed', 'conflict', {
  en: 'The complaint is already closed. You can still record a note, a reply, or that it was passed on.',
  zh: '该投诉已经关闭。后续情况仍可登记：作为备注、答复或转交。',
});
export const COMPLAINT_IN_THE_FUTURE = refusal('complaint.in-the-future', 'invalid', {
  en: 'This time is in the future. Compare it with the letter or the note.',
  zh: '该时间尚未到来。请与来函或记录核对。',
});
