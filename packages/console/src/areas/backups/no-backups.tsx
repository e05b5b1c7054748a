import type { BackupKeeper } from '@toric/contracts/gateway/backup.http';
import { IconDatabaseExport } from '@tabler/icons-react';
import { Link } from 'react-router';
import { text, useWords } from '../../app/words.ts';
import { Empty } from '../../kit/show/states.tsx';
import { runbookHref } from '../operations/runbooks/runbook.ts';

const COMMANDS = ['npm run ops -- keys make --target ADDRESS --shares FOLDER', 'npm start'];

/** Shows why this page has no backups: nobody makes backups, or another tool does. */
export function NoBackups({ keeper }: { readonly keeper: Exclude<BackupKeeper, 'here'> }) {
  const t = useWords();
  if (keeper === 'elsewhere')
    return (
      <Empty
        icon={IconDatabaseExport}
        title={text('Another tool makes the backups.', '备份由其他工具完成。')}
        about={text(
          'The setting BACKUPS says so. Look there for their state, and try a restore there.',
          '设置项 BACKUPS 如此指定。请在该工具中查看备份状态并演练恢复。',
        )}
      />
    );
  return (
    <Empty
      icon={IconDatabaseExport}
      title={text('Nobody makes backups of this shop.', '此店铺没有备份。')}
      about={text(
        'Two commands on the machine of the shop begin them: the first makes the keys, the second starts the shop anew.',
        '请在店铺服务器上运行以下两条命令：第一条生成密钥，第二条重新启动店铺。',
      )}
      action={
        <>
          <ol className="stack">
            {COMMANDS.map((command) => (
              <li key={command}>
                <code>{command}</code>
              </li>
            ))}
          </ol>
          <Link className="btn small" to={runbookHref('backups-not-configured')}>
            {t(text('How to set it up', '如何设置'))}
          </Link>
        </>
      }
    />
  );
}
