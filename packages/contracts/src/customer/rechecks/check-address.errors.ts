import { refusal } from '../../kernel/refusal.ts';

export const ADDRESS_CHECK_OFF = refusal('address.check-off', 'conflict', {
  en: 'This shop checks no addresses. Ask the operator to set ADDRESS_CHECK_URL, or ask the customer.',
  zh: '本店未启用地址核验。请运维人员设置 ADDRESS_CHECK_URL，或向客户确认。',
});
