/**
 * Declares the operations on the nightly audit of the shop: services compare the same orders, and people see the
 * differences.
 */
import { z } from 'zod';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';
import { AuditCheck } from '../../audit/audit-check.ts';
import { AUDIT_RUNNING, FINDING_BY_HAND, FINDING_NOT_FOUND } from './shop-audit.errors.ts';

export const AuditService = z.enum(['order', 'payment', 'catalog-inventory']);
export type AuditService = z.infer<typeof AuditService>;

export const ShopAudit = z.object({
  id: Id,
  startedAt: Instant,
  startedBy: Id.nullable().meta({ description: 'Null for the audit of a night.' }),
  endedAt: Instant.nullable(),
  orders: z.int(),
  pages: z.int(),
  answers: z
    .int()
    .meta({ description: 'Pages that the other services have compared. Two services compare each page.' }),
  open: z.int().meta({ description: 'Findings that are open now.' }),
});
export type ShopAudit = z.infer<typeof ShopAudit>;

export const FindingState = z.enum(['open', 'resolved']);
export type FindingState = z.infer<typeof FindingState>;

export const AuditFinding = z.object({
  id: Id,
  check: AuditCheck,
  service: AuditService,
  state: FindingState,
  orderId: Id.nullable(),
  subject: Id.meta({ description: 'The order, or the lot of a check of lots.' }),
  expected: SentText,
  found: SentText,
  mayMend: z.boolean().meta({ description: 'True if an operation mends it.' }),
  createdAt: Instant,
  seenAt: Instant.meta({ description: 'When an audit saw it last.' }),
  resolvedAt: Instant.nullable().meta({ description: 'When an audit no longer saw it.' }),
});
export type AuditFinding = z.infer<typeof AuditFinding>;

const readers = { owner: 'order', allow: ['operator', 'auditor'] } as const;

export const ListShopAudits = operation({
  ...readers,
  id: 'listShopAudits',
  endpoint: 'GET /shop-audits',
  summary: 'List the audits of the shop, newest first',
  description:
    'One begins every night after two o’clock in UTC. It compares the orders that changed since the last one.',
  query: PageQuery,
  reply: page(ShopAudit),
});

export const StartShopAudit = operation({
  id: 'startShopAudit',
  owner: 'order',
  allow: ['operator'],
  record: ['shop-audit.started'],
  endpoint: 'POST /shop-audits',
  summary: 'Start an audit of all orders now',
  reply: z.object({ id: Id }),
  status: 202,
  location: '/shop-audits',
  errors: [AUDIT_RUNNING],
});

export const ListAuditFindings = operation({
  ...readers,
  id: 'listAuditFindings',
  endpoint: 'GET /audit-findings',
  summary: 'List what services do not agree about, newest first',
  description: 'A finding is resolved by itself when a later audit no longer sees it.',
  query: PageQuery.extend({
    state: FindingState.optional(),
    service: AuditService.optional(),
    check: AuditCheck.optional(),
  }),
  reply: page(AuditFinding),
});

export const MendAuditFinding = operation({
  id: 'mendAuditFinding',
  owner: 'order',
  allow: ['operator'],
  record: ['shop-audit.mended'],
  endpoint: 'POST /audit-findings/{findingId}/mend',
  summary: 'Send the command again that frees what a cancelled order still holds',
  description:
    'Only for `boxes-held` and `money-held`. The receiver ignores a command that it has carried out. The next audit shows whether it helped.',
  params: z.strictObject({ findingId: Id }),
  idempotent: false,
  reply: AuditFinding,
  errors: [FINDING_NOT_FOUND, FINDING_BY_HAND],
});
