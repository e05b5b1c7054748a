/** Declares the refusals about migrations. */
import { refusal } from '../../kernel/refusal.ts';

export const MIGRATION_NOT_FOUND = refusal('migration.not-found', 'not-found', {
  en: 'There is no such migration. List the migrations: GET /v1/migrations.',
  zh: '没有此迁移。迁移列表：GET /v1/migrations。',
});
export const MIGRATION_NOT_READY = refusal('migration.not-ready', 'conflict', {
  en: 'The migration is {state}. Only a migration whose dry run is over can be started.',
  zh: '迁移状态为 {state}。只有试运行已完成的迁移才能启动。',
});
export const MIGRATION_OVER = refusal('migration.over', 'conflict', {
  en: 'The migration is {state}, so there is nothing left to stop. What it has changed can be undone.',
  zh: '迁移状态为 {state}，已无可停止的内容。它所作的更改可以撤销。',
});
export const MIGRATION_NOT_UNDOABLE = refusal('migration.not-undoable', 'conflict', {
  en: 'The migration is {state}, or has changed nothing. Stop it first, or wait until it is done.',
  zh: '迁移状态为 {state}，或未更改任何内容。请先停止，或等待其完成。',
});
export const MIGRATION_FILE_TWICE = refusal('migration.file-twice', 'unprocessable', {
  en: 'The plan names one file twice. Leave it out once.',
  zh: '计划中有一个文件出现两次。请去掉其中一个。',
});
