import type { Text } from '@toric/contracts/kernel/sentence';
import type { DatabaseFindingKind } from '@toric/contracts/operator/database.http';

/** Says for each kind of finding in one sentence what to do about it. */
export const DATABASE_ADVICE: Readonly<Record<DatabaseFindingKind, Text>> = {
  'waiting-lock': {
    en: 'Look at the processes that hold the lock, and end one of them if nobody needs it: select pg_terminate_backend(process).',
    zh: '请查看持有锁的进程；若无人需要，请结束它：select pg_terminate_backend(进程号)。',
  },
  'long-transaction': {
    en: 'End it if nobody needs it, because PostgreSQL cannot clean up behind it: select pg_terminate_backend(process).',
    zh: '若无人需要，请结束它，否则 PostgreSQL 无法清理：select pg_terminate_backend(进程号)。',
  },
  'slow-query': {
    en: 'Run explain (analyze, buffers) with this statement, and give it an index if it reads many more rows than it returns.',
    zh: '请对此语句运行 explain (analyze, buffers)；若读取的行远多于返回的行，请添加索引。',
  },
  'dead-rows': {
    en: 'Run vacuum (analyze) on this table in a quiet hour, and let autovacuum come sooner if the dead rows return.',
    zh: '请在空闲时对此表运行 vacuum (analyze)；若死行再次增多，请让 autovacuum 更早运行。',
  },
  'unused-index': {
    en: 'Leave it if the figures are younger than a month; otherwise tell the developers, because each write pays for it.',
    zh: '若统计不足一个月，请保留；否则请告知开发人员，因为每次写入都要维护它。',
  },
};
