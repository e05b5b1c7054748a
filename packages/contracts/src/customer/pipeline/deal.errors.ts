/** Declares the refusals about deals, their stages and sales targets. */
import { refusal } from '../../kernel/refusal.ts';

export const DEAL_NOT_FOUND = refusal('deal.not-found', 'not-found', {
  en: 'There is no such deal. List them with GET /deals.',
  zh: '没有此商机。请通过 GET /deals 查看列表。',
});
export const DEAL_CLOSED = refusal('deal.closed', 'conflict', {
  en: 'The deal is won or lost already. Open it again to change it.',
  zh: '该商机已成交或失败。请先重新打开再更改。',
});
export const DEAL_OPEN = refusal('deal.open', 'conflict', {
  en: 'The deal is open, so it cannot be opened again.',
  zh: '该商机处于打开状态，无需重新打开。',
});
export const DEAL_NO_STAGE = refusal('deal.no-stage', 'invalid', {
  en: 'There is no such stage, or it is no longer used. Choose one of GET /deal-stages.',
  zh: '没有此阶段，或该阶段已停用。请从 GET /deal-stages 中选择。',
});
export const DEAL_NO_PARTNER = refusal('deal.no-partner', 'invalid', {
  en: 'There is no such business partner. List them with GET /partners.',
  zh: '没有此业务伙伴。请通过 GET /partners 查看列表。',
});
export const DEAL_OWNER = refusal('deal.owner', 'invalid', {
  en: 'No member of staff who can sign in has this id. Choose one of GET /desk/directory.',
  zh: '没有可登录的同事使用此编号。请从 GET /desk/directory 中选择。',
});
export const DEAL_STAGES_TOO_MANY = refusal('deal.stages-too-many', 'conflict', {
  en: 'There are {most} stages, which is the most. Put one out of use, or rename it.',
  zh: '已有 {most} 个阶段，已达上限。请停用或改名其中一个。',
});
export const DEAL_LAST_STAGE = refusal('deal.last-stage', 'conflict', {
  en: 'This is the only stage in use. Add another one first.',
  zh: '这是唯一在用的阶段。请先添加另一个。',
});
