import { ListBackupChecks } from '@toric/contracts/gateway/backup.http';
import { BACKUP_CHECK_KIND_WORDS, BACKUP_OUTCOME_WORDS } from '@toric/contracts/gateway/backup.words';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';

const column = columnsFor<typeof ListBackupChecks>();
const rounded = (seconds: number | null) => (seconds === null ? null : Math.round(seconds * 10) / 10);

/** Lists the drills and the verifications, the newest first. */
export default listPage({
  operation: ListBackupChecks,
  title: text('Drills and verifications', '演练与校验'),
  about: text(
    'A drill loses a shop on purpose and restores it. A verification reads a backup whole.',
    '演练会故意丢失一个店铺并恢复；校验会完整读取一份备份。',
  ),
  key: ({ id }) => id,
  filters: { kind: { kind: 'choice', label: text('Kind', '类型'), words: BACKUP_CHECK_KIND_WORDS } },
  views: [
    { id: 'all', label: text('All', '全部'), filters: {} },
    { id: 'drills', label: text('Drills', '恢复演练'), filters: { kind: 'drill' } },
    { id: 'verifications', label: text('Verifications', '备份校验'), filters: { kind: 'verification' } },
  ],
  columns: [
    column.badge('kind', text('Kind', '类型'), BACKUP_CHECK_KIND_WORDS, ({ kind }) => kind, { width: 130 }),
    column.when('at', text('When', '时间'), ({ createdAt }) => createdAt),
    column.badge('outcome', text('Outcome', '结果'), BACKUP_OUTCOME_WORDS, ({ outcome }) => outcome, { width: 120 }),
    column.text('backup', text('Backup', '备份'), ({ backup }) => backup ?? '–', { width: 190 }),
    column.number('rpo', text('RPO in seconds', 'RPO（秒）'), ({ rpoSeconds }) => rounded(rpoSeconds)),
    column.number('rto', text('RTO in seconds', 'RTO（秒）'), ({ rtoSeconds }) => rounded(rtoSeconds)),
    column.text(
      'damages',
      text('Damages found', '发现的损坏'),
      ({ damages, damagesFound }) => (damages === null ? '–' : `${damagesFound ?? 0} / ${damages}`),
      { width: 150 },
    ),
    column.number('findings', text('Findings', '问题数'), ({ findings }) => findings),
  ],
  empty: {
    title: text('Nobody has tried a restore yet.', '还没有人演练过恢复。'),
    about: text('Run a drill on the machine of the shop: npm run drill.', '请在店铺服务器上运行演练：npm run drill。'),
  },
});
