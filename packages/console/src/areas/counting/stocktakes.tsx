import { ListStocktakes, StartStocktake } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { START_STOCKTAKE_GUIDE } from '@toric/contracts/catalog-inventory/counting/stocktake.guide';
import { STOCKTAKE_STATUS_WORDS } from '@toric/contracts/catalog-inventory/counting/stocktake.words';
import { useWords } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { ProductName } from '../catalogue/product-name.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { useWarehouseOptions, WarehouseName } from '../stock/warehouse-name.tsx';

const column = columnsFor<typeof ListStocktakes>();

function What({ productId }: { readonly productId: string | null }) {
  const t = useWords();
  return productId ? (
    <ProductName id={productId} />
  ) : (
    <span>{t({ en: 'everything on the shelves', zh: '全部在库批次' })}</span>
  );
}

/** Lists the stocktakes. */
export default listPage({
  operation: ListStocktakes,
  title: { en: 'Stocktakes', zh: '盘点' },
  about: { en: 'Lots are counted blind, and another person approves the differences.', zh: '盲盘，差异由另一人批准。' },
  key: ({ id }) => id,
  href: ({ id }) => `/counting/${id}`,
  filters: {
    status: { kind: 'choice', label: { en: 'State', zh: '状态' }, words: STOCKTAKE_STATUS_WORDS },
    warehouseId: { kind: 'record', label: { en: 'Warehouse', zh: '仓库' }, name: WarehouseName },
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'counting', label: { en: 'Being counted', zh: '盘点中' }, filters: { status: 'counting' } },
    { id: 'submitted', label: { en: 'To approve', zh: '待批准' }, filters: { status: 'submitted' } },
  ],
  columns: [
    {
      id: 'warehouse',
      label: { en: 'Warehouse', zh: '仓库' },
      cell: ({ warehouseId }) => (
        <b>
          <WarehouseName id={warehouseId} />
        </b>
      ),
      text: ({ warehouseId }) => warehouseId,
      width: 180,
    },
    {
      id: 'what',
      label: { en: 'What', zh: '范围' },
      cell: ({ productId }) => <What productId={productId} />,
      text: ({ productId }) => productId ?? '',
      width: 240,
    },
    column.badge('status', { en: 'State', zh: '状态' }, STOCKTAKE_STATUS_WORDS, ({ status }) => status, { width: 140 }),
    {
      id: 'round',
      label: { en: 'Round', zh: '轮次' },
      cell: ({ round }) => round,
      text: ({ round }) => String(round),
      align: 'end',
      width: 80,
    },
    column.when('started', { en: 'Started', zh: '开始时间' }, ({ createdAt }) => createdAt, { width: 190 }),
    {
      id: 'by',
      label: { en: 'By', zh: '发起人' },
      cell: ({ startedBy }) => <PersonName id={startedBy} />,
      text: ({ startedBy }) => startedBy,
      width: 150,
    },
  ],
  actions: [
    {
      operation: StartStocktake,
      label: { en: 'Start a stocktake…', zh: '开始盘点…' },
      tone: 'main',
      form: {
        operation: StartStocktake,
        guide: START_STOCKTAKE_GUIDE,
        title: { en: 'Start a stocktake', zh: '开始盘点' },
        save: { en: 'Start counting', zh: '开始盘点' },
        sections: [
          {
            fields: [
              { name: 'warehouseId', control: 'choice', options: useWarehouseOptions },
              { name: 'productId', control: 'product' },
            ],
          },
        ],
      },
      input: (_, body) => ({ body }),
      done: { en: 'The stocktake has begun. Scan the first box.', zh: '盘点已开始，请扫描第一盒。' },
      then: ({ id }) => `/counting/${id}/count`,
    },
  ],
  empty: {
    title: { en: 'Nothing was counted yet.', zh: '尚无盘点。' },
    about: {
      en: 'A stocktake lists all lots of a warehouse, or of one product.',
      zh: '盘点会列出仓库的全部批次，或某一产品的批次。',
    },
  },
});
