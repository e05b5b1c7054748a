/** Declares the operation that lists the changes of staff accounts. */
import { z } from 'zod';
import { StaffRole } from '../../kernel/access.ts';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';

export const StaffChangeKind = z
  .enum([
    'added',
    'roles-requested',
    'roles-changed',
    'roles-rejected',
    'code-issued',
    'invited',
    'password-set',
    'factor-reset-asked',
    'factor-reset',
  ])
  .meta({ description: '`roles-requested` and `factor-reset-asked`: they wait for another administrator.' });
export type StaffChangeKind = z.infer<typeof StaffChangeKind>;

export const StaffChange = z.object({
  id: Id,
  staffId: Id,
  kind: StaffChangeKind,
  before: z.array(StaffRole).meta({ description: 'The roles before the change.' }),
  after: z.array(StaffRole).meta({ description: 'The roles after the change. Of a request: the roles asked for.' }),
  reason: SentText.nullable().meta({ description: 'Null if the change needs no reason, for example an approval.' }),
  requestId: Id.nullable().meta({ description: 'The request that was approved or rejected.' }),
  madeBy: Id.nullable().meta({
    description: 'The person who made the change. Null for the first administrator, whom the configuration adds.',
  }),
  createdAt: Instant,
});
export type StaffChange = z.infer<typeof StaffChange>;

export const ListStaffChanges = operation({
  id: 'listStaffChanges',
  endpoint: 'GET /staff-changes',
  owner: 'customer',
  summary: 'List the changes of staff accounts, newest first',
  description: 'Each added account, change of roles, set-up code and new password is kept for good.',
  allow: ['admin', 'auditor'],
  query: PageQuery.extend({ staffId: Id.optional().meta({ description: 'Only the changes of this person.' }) }),
  reply: page(StaffChange),
});
