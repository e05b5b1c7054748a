import { ImportCatalogue, ListCatalogueImports } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { PersonName } from '../changes/person-name.tsx';

const column = columnsFor<typeof ListCatalogueImports>();

/** Lists all imports of catalogue files. */
export default listPage({
  operation: ListCatalogueImports,
  title: { en: 'Imports', zh: '导入记录' },
  about: {
    en: 'Every file that added or changed products, with the person who sent it.',
    zh: '每个添加或修改产品的文件，及其提交人。',
  },
  key: ({ id }) => id,
  columns: [
    column.when('when', { en: 'When', zh: '时间' }, ({ createdAt }) => createdAt, { width: 190 }),
    {
      id: 'by',
      label: { en: 'By', zh: '提交人' },
      cell: ({ actorId }) => <PersonName id={actorId} />,
      text: ({ actorId }) => actorId,
      width: 150,
    },
    {
      id: 'created',
      label: { en: 'Added', zh: '新增' },
      cell: ({ created }) => <span className="clip">{created.join(', ')}</span>,
      text: ({ created }) => created.join(' '),
      width: 260,
    },
    {
      id: 'changed',
      label: { en: 'Changed', zh: '修改' },
      cell: ({ changed }) => <span className="clip">{changed.join(', ')}</span>,
      text: ({ changed }) => changed.join(' '),
      width: 260,
    },
    {
      id: 'unchanged',
      label: { en: 'Unchanged', zh: '未变' },
      cell: ({ unchanged }) => unchanged,
      text: ({ unchanged }) => String(unchanged),
      align: 'end',
      width: 100,
    },
    {
      id: 'sha',
      label: { en: 'Fingerprint', zh: '文件指纹' },
      cell: ({ sha256 }) => <span className="mono">{sha256.slice(0, 12)}</span>,
      text: ({ sha256 }) => sha256,
      width: 130,
    },
  ],
  actions: [
    {
      href: '/catalogue/imports/new',
      label: { en: 'Import a file…', zh: '导入文件…' },
      tone: 'main',
      operation: ImportCatalogue,
    },
  ],
  empty: {
    title: { en: 'No file was imported.', zh: '尚未导入文件。' },
    about: { en: 'A file adds and changes many products at once.', zh: '一个文件可一次添加和修改多个产品。' },
  },
});
