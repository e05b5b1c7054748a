import { GetBackupState, ListBackupChecks, ListBackups } from '@toric/contracts/gateway/backup.http';
import { IconDatabaseExport } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of the backups: until when the shop is safe, the whole backups, and the drills. */
export const backupsArea: ConsoleArea = {
  name: 'backups',
  group: 'house',
  pages: [
    {
      path: '/backups',
      needs: GetBackupState,
      load: () => import('./overview.tsx'),
      title: { en: 'Backups', zh: '备份' },
      rail: { icon: IconDatabaseExport, order: 78 },
    },
    {
      path: '/backups/list',
      needs: ListBackups,
      load: () => import('./list.tsx'),
      title: { en: 'All backups', zh: '全部备份' },
    },
    {
      path: '/backups/checks',
      needs: ListBackupChecks,
      load: () => import('./checks.tsx'),
      title: { en: 'Drills and verifications', zh: '演练与校验' },
    },
  ],
};
