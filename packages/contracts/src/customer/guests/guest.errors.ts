import { refusal } from '../../kernel/refusal.ts';

export const GUEST_TOO_MANY = refusal('guest.too-many', 'too-many', {
  en: 'Too many people ordered without an account from your network in the last hour. Sign up or sign in, or try again in an hour.',
  zh: '最近一小时内您所在网络的访客下单过多。请注册或登录，或一小时后再试。',
});
