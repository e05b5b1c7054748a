import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Text } from '@toric/contracts/kernel/sentence';
import { text } from '../../app/words.ts';

type Runbook = { readonly name: string; readonly title: Text; readonly roles: readonly StaffRole[] };

/** The runbooks that people need first, by role. The page of the runbooks has all of them. */
export const RUNBOOKS: readonly Runbook[] = [
  { name: 'service-down', title: text('A service is down', '服务中断'), roles: ['operator', 'admin'] },
  { name: 'dead-letters-open', title: text('Messages are stuck', '有消息未能处理'), roles: ['operator'] },
  { name: 'outbox-growing', title: text('Messages pile up', '消息积压'), roles: ['operator'] },
  { name: 'payment-unknown', title: text('A payment is uncertain', '付款结果未知'), roles: ['operator'] },
  { name: 'mail-unknown', title: text('A mail may not have arrived', '邮件可能未送达'), roles: ['operator'] },
  { name: 'webhook-endpoint-off', title: text('A webhook was switched off', 'Webhook 已停用'), roles: ['admin'] },
  { name: 'api-keys-end-soon', title: text('API keys end soon', 'API 密钥即将到期'), roles: ['admin'] },
  { name: 'api-keys-refused', title: text('API keys are refused', 'API 密钥被拒绝'), roles: ['admin'] },
  { name: 'changes-unsealed', title: text('The record is not sealed', '变更记录未加封'), roles: ['auditor', 'operator'] },
  { name: 'privacy-request-due', title: text('A privacy request is due', '隐私请求即将到期'), roles: ['auditor', 'admin'] },
];
