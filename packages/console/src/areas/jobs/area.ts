import { PlanCustomerEdit } from '@toric/contracts/customer/imports/customer-edit.http';
import { CreateImportFile, PlanImport } from '@toric/contracts/customer/imports/import-file.http';
import { GetMigration, ListMigrations, PlanMigration } from '@toric/contracts/customer/imports/migration.http';
import { GetJob, ListJobs } from '@toric/contracts/jobs/job.http';
import { IconBuildingWarehouse, IconFileImport, IconStack2 } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of jobs that change many records, and of the imports of files that become such jobs. */
export const jobsArea: ConsoleArea = {
  name: 'jobs',
  group: 'house',
  pages: [
    {
      path: '/jobs',
      needs: ListJobs,
      load: () => import('./list.tsx'),
      title: { en: 'Jobs', zh: '批量任务' },
      rail: { icon: IconStack2, order: 80 },
    },
    {
      path: '/imports/new',
      needs: CreateImportFile,
      load: () => import('./import/upload.tsx'),
      title: { en: 'Import a file', zh: '导入文件' },
      rail: { icon: IconFileImport, order: 81 },
    },
    {
      path: '/imports/:fileId',
      needs: PlanImport,
      load: () => import('./import/mapping.tsx'),
      title: { en: 'Columns of the file', zh: '文件的列' },
    },
    {
      path: '/migrations',
      needs: ListMigrations,
      load: () => import('./migration/list.tsx'),
      title: { en: 'Migrations', zh: '旧店迁移' },
      rail: { icon: IconBuildingWarehouse, order: 82 },
    },
    {
      path: '/migrations/new',
      needs: PlanMigration,
      load: () => import('./migration/new.tsx'),
      title: { en: 'Migrate an old shop', zh: '迁移旧店' },
    },
    {
      path: '/migrations/:migrationId',
      needs: GetMigration,
      load: () => import('./migration/record.tsx'),
      title: { en: 'Migration', zh: '旧店迁移' },
    },
    {
      path: '/jobs/customers/new',
      needs: PlanCustomerEdit,
      load: () => import('./edit.tsx'),
      title: { en: 'Change many customers', zh: '批量更改客户' },
    },
    {
      path: '/jobs/:service/:jobId',
      needs: GetJob,
      load: () => import('./record.tsx'),
      title: { en: 'Job', zh: '批量任务' },
    },
  ],
};
