/**
 * Declares the operations that show the state of the backups. The agent of backups writes it. No answer has a secret, a
 * path or the name of a bucket.
 */
import { z } from 'zod';
import { Id, Instant, page, PageQuery } from '../kernel/common.ts';
import { GATEWAY, operation } from '../kernel/operation.ts';
import { SentText } from '../kernel/text.ts';

const count = z.int().min(0);
const readOperation = { owner: GATEWAY, allow: ['operator', 'admin', 'auditor'] } as const;

export const BackupKeeper = z.enum(['here', 'elsewhere', 'none']).meta({
  description:
    'Says who makes the backups. `here`: the agent of Toric. `elsewhere`: another tool, as the setting `BACKUPS` says. `none`: nobody.',
});
export type BackupKeeper = z.infer<typeof BackupKeeper>;

export const BackupTargetKind = z.enum(['folder', 'bucket']);
export type BackupTargetKind = z.infer<typeof BackupTargetKind>;

export const BackupTargetState = z.enum(['safe', 'behind', 'empty', 'gap', 'away']).meta({
  description:
    '`safe`: it has a backup and all changes since, except those of the last minutes. `behind`: its newest change is over 15 minutes old. `empty`: it has no whole backup. `gap`: segments of the WAL are missing, so a restore ends before them. `away`: it cannot be reached.',
});
export type BackupTargetState = z.infer<typeof BackupTargetState>;

export const BackupCheckKind = z.enum(['drill', 'verification']).meta({
  description:
    '`drill`: a shop was lost on purpose and restored. `verification`: a backup was read whole and compared with its manifest.',
});
export type BackupCheckKind = z.infer<typeof BackupCheckKind>;

export const BackupOutcome = z.enum(['passed', 'failed']);
export type BackupOutcome = z.infer<typeof BackupOutcome>;

export const BackupView = z.object({
  id: Id,
  name: SentText.meta({
    description: 'The name that the commands of backups print and take.',
    example: '20261130T031500Z',
  }),
  createdAt: Instant.meta({ description: 'When it began.' }),
  endedAt: Instant,
  bytes: count.meta({ description: 'The size of all its objects, compressed and encrypted.' }),
  objects: count,
  targets: count.meta({ description: 'The targets that have it. 0 if it was deleted from all of them.' }),
  keyStores: count.meta({
    description: 'The targets that also have its key store. Without one, nobody can read personal data in it.',
  }),
});
export type BackupView = z.infer<typeof BackupView>;

export const BackupTargetView = z.object({
  number: z.int().min(1).meta({ description: 'The place of the target in the configuration of the agent.' }),
  kind: BackupTargetKind,
  state: BackupTargetState,
  reachedAt: Instant.nullable(),
  awaySince: Instant.nullable(),
  segmentAt: Instant.nullable().meta({ description: 'When the newest segment of the WAL was stored.' }),
  changesUntil: Instant.nullable().meta({ description: 'The target has all changes until then.' }),
  missingSegments: count.nullable().meta({ description: 'Null if the agent has not looked yet.' }),
  newestBackupAt: Instant.nullable(),
  hasKeys: z.boolean().meta({ description: 'Whether it has the key store of its newest backup.' }),
});
export type BackupTargetView = z.infer<typeof BackupTargetView>;

export const BackupCheckView = z.object({
  id: Id,
  kind: BackupCheckKind,
  outcome: BackupOutcome,
  createdAt: Instant,
  backup: SentText.nullable().meta({ description: 'The name of the backup that was restored or read.' }),
  findings: count,
  rpoSeconds: z.number().min(0).nullable().meta({ description: 'The time whose changes were lost. Null if unknown.' }),
  rtoSeconds: z
    .number()
    .min(0)
    .nullable()
    .meta({ description: 'The time from the loss to the first order of the restored shop.' }),
  damages: count.nullable().meta({ description: 'The damages that a drill did to a copy.' }),
  damagesFound: count.nullable().meta({ description: 'The damages that were found.' }),
});
export type BackupCheckView = z.infer<typeof BackupCheckView>;

export const BackupState = z.object({
  at: Instant,
  keeper: BackupKeeper,
  seenAt: Instant.nullable().meta({ description: 'When the agent last reported. It reports every minute.' }),
  safeUntil: Instant.nullable().meta({
    description: 'All changes until then can be restored from each of the `safeTargets`. Null if nothing is safe.',
  }),
  safeTargets: count,
  targets: z.array(BackupTargetView),
  newest: BackupView.nullable().meta({ description: 'The newest backup that a target has.' }),
  failedAt: Instant.nullable().meta({ description: 'When the last try to make a backup failed. Null if it did not.' }),
  drill: BackupCheckView.nullable().meta({ description: 'The last drill.' }),
  drillPassedAt: Instant.nullable(),
  verification: BackupCheckView.nullable().meta({ description: 'The last verification.' }),
});
export type BackupState = z.infer<typeof BackupState>;

export const GetBackupState = operation({
  ...readOperation,
  id: 'getBackupState',
  endpoint: 'GET /backups/state',
  summary: 'Show until when the shop is safe, and in how many targets',
  description: 'The state is at most two minutes old while the agent runs.',
  reply: BackupState,
});

export const ListBackups = operation({
  ...readOperation,
  id: 'listBackups',
  endpoint: 'GET /backups',
  summary: 'List the whole backups, newest first',
  query: PageQuery,
  reply: page(BackupView),
});

export const ListBackupChecks = operation({
  ...readOperation,
  id: 'listBackupChecks',
  endpoint: 'GET /backup-checks',
  summary: 'List the drills and the verifications of backups, newest first',
  query: PageQuery.extend({ kind: BackupCheckKind.optional() }),
  reply: page(BackupCheckView),
});
