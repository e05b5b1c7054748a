import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Text } from '@toric/contracts/kernel/sentence';

type Runbook = { readonly name: string; readonly title: Text; readonly roles: readonly StaffRole[] };

/** Lists the runbooks that people need first, by role. The page of the runbooks has all of them. */
export const RUNBOOKS: readonly Runbook[] = [
  { name: 'service-down', title: { en: 'A service is down', zh: '服务中断' }, roles: ['operator', 'admin'] },
  { name: 'dead-letters-open', title: { en: 'Messages are stuck', zh: '有消息未能处理' }, roles: ['operator'] },
  { name: 'outbox-growing', title: { en: 'Messages pile up', zh: '消息积压' }, roles: ['operator'] },
  { name: 'payment-unknown', title: { en: 'A payment is uncertain', zh: '付款结果未知' }, roles: ['operator'] },
  { name: 'backup-missing', title: { en: 'A backup is missing', zh: '缺少备份' }, roles: ['operator'] },
  { name: 'mail-unknown', title: { en: 'A mail may not have arrived', zh: '邮件可能未送达' }, roles: ['operator'] },
  { name: 'webhook-endpoint-off', title: { en: 'A webhook was switched off', zh: 'Webhook 已停用' }, roles: ['admin'] },
  { name: 'api-keys-end-soon', title: { en: 'API keys end soon', zh: 'API 密钥即将到期' }, roles: ['admin'] },
  { name: 'api-keys-refused', title: { en: 'API keys are refused', zh: 'API 密钥被拒绝' }, roles: ['admin'] },
  {
    name: 'changes-unsealed',
    title: { en: 'The record is not sealed', zh: '变更记录未加封' },
    roles: ['auditor', 'operator'],
  },
  {
    name: 'privacy-request-due',
    title: { en: 'A privacy request is due', zh: '隐私请求即将到期' },
    roles: ['auditor', 'admin'],
  },
];
