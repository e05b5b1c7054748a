import { BACKUP_PROGRAM } from '../../../backup/parts/rows.ts';
import { type Note, text, unchecked, wrong } from '../finding.ts';
import type { Ward } from '../patient.ts';

/**
 * A transaction that is open for longer is reported. Those of a service end within seconds, and an open transaction
 * keeps PostgreSQL from removing old rows.
 */
const LIMIT_MINUTES = 5;

type Transaction = { pid: number; role: string; program: string; minutes: number; isIdle: boolean };

/**
 * Reports the database transactions that have been open for too long. It leaves out the transactions of backups, which
 * may take any time.
 */
export async function checkTransactions({ admin, databases }: Ward): Promise<readonly Note[]> {
  const reached = admin?.ok ? admin : [...databases.values()].find(({ ok }) => ok);
  if (!reached?.ok) return [unchecked('transactions', text('PostgreSQL cannot be reached.', '无法连接 PostgreSQL。'))];
  const { rows } = await reached.it.query<Transaction>(
    `select pid, usename::text as role, application_name as program, state like 'idle%' as "isIdle",
       floor(extract(epoch from now() - xact_start) / 60)::int as minutes
     from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
       and application_name <> $2
       and xact_start < now() - make_interval(mins => $1)
     order by xact_start limit 20`,
    [LIMIT_MINUTES, BACKUP_PROGRAM],
  );
  return rows.map(({ pid, role, program, minutes, isIdle }) =>
    wrong('transaction.long', `PostgreSQL, process ${pid} (${[role, program].filter(Boolean).join(', ')})`, {
      what: text(
        `A transaction has been open for ${minutes} minutes${isIdle ? ' and does nothing' : ''}.`,
        `有一个事务已打开 ${minutes} 分钟${isIdle ? '，且没有任何操作' : ''}。`,
      ),
      next: text(
        `End it if nobody needs it: select pg_terminate_backend(${pid}).`,
        `若无人需要，请结束它：select pg_terminate_backend(${pid})。`,
      ),
    }),
  );
}
