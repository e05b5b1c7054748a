import { ListBackups } from '@toric/contracts/gateway/backup.http';
import { text, useLanguage } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { formatSize } from './size.ts';

const column = columnsFor<typeof ListBackups>();

/** Shows the size of a backup. */
function Size({ bytes }: { readonly bytes: number }) {
  return <>{formatSize(bytes, useLanguage())}</>;
}

/** Lists the whole backups, the newest first. */
export default listPage({
  operation: ListBackups,
  title: text('All backups', '全部备份'),
  about: text(
    'Whole backups of the shop, the newest first. Changes between them are shipped at once and are not listed here.',
    '店铺的完整备份，最新的在前。两次备份之间的更改会实时传送，不在此列出。',
  ),
  key: ({ id }) => id,
  columns: [
    column.text('name', text('Name', '名称'), ({ name }) => name, { isName: true, width: 200 }),
    column.when('created', text('Begun', '开始'), ({ createdAt }) => createdAt),
    column.when('ended', text('Ended', '结束'), ({ endedAt }) => endedAt),
    {
      ...{ id: 'size', label: text('Size', '大小'), align: 'end', width: 110 },
      cell: ({ bytes }) => <Size bytes={bytes} />,
      text: ({ bytes }) => String(bytes),
    },
    column.number('targets', text('In targets', '所在目标数'), ({ targets }) => targets, { width: 120 }),
    column.number('keys', text('Key stores', '密钥库数'), ({ keyStores }) => keyStores, { width: 120 }),
  ],
  empty: {
    title: text('There is no backup yet.', '还没有备份。'),
    about: text('The agent makes the first one within a minute after the start.', '启动后一分钟内会进行首次备份。'),
  },
});
