import type pg from 'pg';
import { type OwnerName, schemaOf } from '../../../../run/system/parts.ts';
import { type Note, text, unchecked, wrong } from '../finding.ts';
import type { Ward } from '../patient.ts';

async function examine(owner: OwnerName, pool: pg.Pool): Promise<readonly Note[]> {
  const { rows } = await pool.query<{ count: number; oldest: Date | null }>(
    `select count(*)::int as count, min(failed_at) as oldest from "${schemaOf(owner)}".dead_letter where resolved_at is null`,
  );
  const { count = 0, oldest } = rows[0] ?? {};
  if (count === 0) return [];
  const since = oldest?.toISOString().slice(0, 16).replace('T', ' ');
  return [
    wrong('dead-letters.open', `${owner}, table dead_letter`, {
      what: text(
        `${count} messages were set aside and are not handled, the oldest since ${since} UTC.`,
        `有 ${count} 条消息被搁置且未处理，最早的始于 ${since} UTC。`,
      ),
      next: text(
        `Look at them: npm run ops -- dead-letters list --service ${owner}; docs/runbooks/dead-letters-open.md says what follows.`,
        `请查看：npm run ops -- dead-letters list --service ${owner}；后续步骤见 docs/runbooks/dead-letters-open.md。`,
      ),
    }),
  ];
}

/** Counts the messages that each process has set aside. */
export async function checkDeadLetters({ databases }: Ward): Promise<readonly Note[]> {
  const notes = await Promise.all(
    [...databases].map(async ([owner, reached]) =>
      reached.ok
        ? examine(owner, reached.it)
        : [unchecked(owner, text('the database cannot be read.', '无法读取数据库。'))],
    ),
  );
  return notes.flat();
}
