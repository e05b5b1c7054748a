/** Declares the refusals about privacy requests. */
import { refusal } from '../../kernel/refusal.ts';

export const PRIVACY_REQUEST_NOT_FOUND = refusal('privacy.not-found', 'not-found', {
  en: 'There is no such privacy request, or you may not see it.',
  zh: '没有此隐私请求，或您无权查看。',
});
export const PRIVACY_REQUEST_OPEN = refusal('privacy.already-open', 'conflict', {
  en: 'A request of this kind is open already. Wait for it, or withdraw it first.',
  zh: '同类请求正在处理中。请等待其完成，或先将其撤回。',
});
export const PRIVACY_REASON_NEEDED = refusal('privacy.reason-needed', 'unprocessable', {
  en: 'Say why you ask for this customer: how she told you, and how you know that it was she.',
  zh: '请说明代该客户提出请求的理由：本人如何告知，以及如何确认其身份。',
});
export const PRIVACY_NOT_WAITING = refusal('privacy.not-waiting', 'conflict', {
  en: 'This request is “{state}”, so this step is no longer possible. Read the request again.',
  zh: '此请求的状态为“{state}”，无法再执行此步骤。请重新查看该请求。',
});
export const PRIVACY_NEEDS_SECOND_PERSON = refusal('privacy.second-person', 'forbidden', {
  en: 'You asked for this erasure yourself. Another member of staff, or the customer, must confirm it.',
  zh: '此删除请求由您提出，须由另一名员工或客户本人确认。',
});
export const PRIVACY_ORDERS_UNDER_WAY = refusal('privacy.orders-under-way', 'conflict', {
  en: '{count} orders are under way. Cancel them or wait until their parcels are handed over, and confirm then.',
  zh: '有 {count} 个订单正在处理。请取消这些订单，或等包裹交运后再确认。',
});
export const PRIVACY_FILE_NOT_READY = refusal('privacy.file-not-ready', 'conflict', {
  en: 'The file is not ready yet: we still wait for {missing}. Read the request again in a minute.',
  zh: '文件尚未就绪：仍在等待 {missing}。请一分钟后重新查看该请求。',
});
export const PRIVACY_FILE_EXPIRED = refusal('privacy.file-expired', 'conflict', {
  en: 'The file was kept for seven days and is deleted now. Make a new request.',
  zh: '文件保留七天，现已删除。请重新提出请求。',
});
