import { ListMigrations, PlanMigration } from '@toric/contracts/customer/imports/migration.http';
import { MIGRATION_STATE_WORDS } from '@toric/contracts/customer/imports/migration.words';
import { columnsFor } from '../../../kit/list/column.tsx';
import { listPage } from '../../../kit/list/list-page.tsx';
import { PersonName } from '../../changes/person-name.tsx';

const column = columnsFor<typeof ListMigrations>();

/** Lists the migrations of old shops. */
export default listPage({
  operation: ListMigrations,
  title: { en: 'Migrations', zh: '旧店迁移' },
  about: {
    en: 'Many files of an old shop in one plan, with one dry run, one run, one proof and one undo.',
    zh: '将旧店的多个文件合为一个计划：一次试运行、一次运行、一份证明、一次撤销。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/migrations/${id}`,
  columns: [
    column.text('source', { en: 'Old system', zh: '原系统' }, ({ source }) => source, { isName: true }),
    column.badge('state', { en: 'State', zh: '状态' }, MIGRATION_STATE_WORDS, ({ state }) => state, { width: 170 }),
    column.number('files', { en: 'Files', zh: '文件' }, ({ steps }) => steps.length),
    {
      ...{ id: 'by', label: { en: 'By', zh: '计划人' }, width: 150 },
      cell: ({ createdBy }) => <PersonName id={createdBy} />,
      text: ({ createdBy }) => createdBy,
    },
    column.when('planned', { en: 'Planned', zh: '计划时间' }, ({ createdAt }) => createdAt),
  ],
  actions: [
    {
      ...{ href: '/migrations/new', operation: PlanMigration, tone: 'main', key: 'n' },
      label: { en: 'Migrate an old shop', zh: '迁移旧店' },
    },
  ],
  empty: {
    title: { en: 'No shop was migrated yet.', zh: '还没有迁移过店铺。' },
    about: {
      en: 'Send the files of the old shop, and look at the dry run.',
      zh: '上传旧店的文件，然后查看试运行结果。',
    },
  },
});
