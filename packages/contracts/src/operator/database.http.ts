/**
 * Declares the operation that shows what slows the database. Every service serves this operation for its own schema.
 */
import { z } from 'zod';
import { Instant } from '../kernel/common.ts';
import { EVERY_SERVICE, operation } from '../kernel/operation.ts';
import { SentText } from '../kernel/text.ts';
import { OPERATIONS_NO_SUCH_SERVICE } from './operator.errors.ts';
import { ServiceName } from './operator.http.ts';

export const DatabaseFindingKind = z.enum([
  'waiting-lock',
  'long-transaction',
  'slow-query',
  'dead-rows',
  'unused-index',
]);
export type DatabaseFindingKind = z.infer<typeof DatabaseFindingKind>;

const DatabaseFinding = z.object({
  kind: DatabaseFindingKind,
  subject: SentText.meta({
    description: 'The table, the index, or the beginning of the statement. Texts in a statement are replaced by `?`.',
  }),
  milliseconds: z.int().min(0).nullable().meta({
    description:
      'How long a lock is waited for or a transaction is open. Of a slow query, the time of one run. Otherwise null.',
  }),
  calls: z.int().min(0).nullable().meta({
    description: 'How often a slow query ran. Null if it is running now, and for other findings.',
  }),
  bytes: z.int().min(0).nullable().meta({ description: 'The size of an index, or the estimated loss of a table.' }),
  rows: z.int().min(0).nullable().meta({ description: 'The dead rows of a table.' }),
  processId: z.int().nullable().meta({ description: 'The process of PostgreSQL that waits or works.' }),
  blockedBy: z.array(z.int()).meta({ description: 'The processes that hold the lock.' }),
});
export type DatabaseFinding = z.infer<typeof DatabaseFinding>;

export const GetDatabaseHealth = operation({
  id: 'getDatabaseHealth',
  endpoint: 'GET /operations/{service}/database',
  owner: EVERY_SERVICE,
  summary: 'Show what slows the database of a service',
  description:
    'Each service reads the statistics of its own schema and its own sessions, so one service sees nothing of another.',
  allow: ['operator', 'admin', 'auditor'],
  errors: [OPERATIONS_NO_SUCH_SERVICE],
  params: z.strictObject({ service: ServiceName }),
  reply: z.object({
    at: Instant,
    statisticsSince: Instant.nullable().meta({
      description: 'Since when PostgreSQL counts. Null if it has counted since the database was made.',
    }),
    countsStatements: z.boolean().meta({
      description:
        'Whether the extension pg_stat_statements can be read. Without it, only statements that run now are seen.',
    }),
    databaseBytes: z.int().min(0),
    data: z.array(DatabaseFinding),
  }),
});
