/** Declares the refusals of the sign-in of the console. */
import { refusal } from '../kernel/refusal.ts';

export const AUTH_STAFF_ONLY = refusal('auth.staff-only', 'forbidden', {
  en: 'The console is for staff. Customers sign in on the pages of the shop.',
  zh: '本管理后台仅供员工使用。客户请在商店页面登录。',
});
export const CONSOLE_PAGE_ONLY = refusal('console.page-only', 'forbidden', {
  en: 'Only the pages of the console may send this. Open /console at this address. Programs sign in with POST /v1/sessions.',
  zh: '此请求只能由管理后台页面发送。请在本地址打开 /console。程序请通过 POST /v1/sessions 登录。',
});
