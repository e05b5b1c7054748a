import { refusal } from '../../kernel/refusal.ts';

export const COMPLAINT_NOT_FOUND = refusal('complaint.not-found', 'not-found', {
  en: 'There is no such complaint. List them with GET /complaints.',
  zh: '没有此投诉。请通过 GET /complaints 查看列表。',
});
export const COMPLAINT_CLOSED = refusal('complaint.closed', 'conflict', {
  en: 'The complaint was closed before. What comes in later is still recorded: as a note, a reply, or as passed on.',
  zh: '该投诉此前已关闭。后续情况仍可登记：作为备注、答复或转交。',
});
export const COMPLAINT_IN_THE_FUTURE = refusal('complaint.in-the-future', 'invalid', {
  en: 'That time has not come yet. Compare it with the letter or the note.',
  zh: '该时间尚未到来。请与来函或记录核对。',
});
