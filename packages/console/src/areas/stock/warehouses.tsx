import { CREATE_WAREHOUSE_GUIDE } from '@toric/contracts/catalog-inventory/stock/stock.guide';
import { CreateWarehouse, ListWarehouses } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';

const column = columnsFor<typeof ListWarehouses>();

/** Lists the warehouses of the shop, and the markets to which each of them ships. */
export default listPage({
  operation: ListWarehouses,
  title: { en: 'Warehouses', zh: '仓库' },
  about: { en: 'Where boxes lie, and to which markets they are shipped.', zh: '货物所在之处，以及可发往的市场。' },
  key: ({ id }) => id,
  href: ({ id }) => `/stock?warehouseId=${id}`,
  columns: [
    column.text('name', { en: 'Name', zh: '名称' }, ({ name }) => name, { isName: true, width: 220 }),
    {
      id: 'code',
      label: { en: 'Code', zh: '代码' },
      cell: ({ code }) => <span className="mono">{code}</span>,
      text: ({ code }) => code,
      width: 110,
    },
    column.text('country', { en: 'Country', zh: '国家或地区' }, ({ country }) => country, { width: 100 }),
    {
      id: 'markets',
      label: { en: 'Ships to', zh: '发往' },
      cell: ({ markets }) => <span className="clip">{markets.join(', ')}</span>,
      text: ({ markets }) => markets.join(' '),
      width: 260,
    },
    {
      id: 'priority',
      label: { en: 'Taken first', zh: '优先次序' },
      cell: ({ priority }) => priority,
      text: ({ priority }) => String(priority),
      align: 'end',
      width: 110,
    },
    column.when('opened', { en: 'Opened', zh: '启用时间' }, ({ createdAt }) => createdAt, { width: 190 }),
  ],
  actions: [
    {
      operation: CreateWarehouse,
      label: { en: 'Open a warehouse…', zh: '启用仓库…' },
      tone: 'main',
      form: {
        operation: CreateWarehouse,
        guide: CREATE_WAREHOUSE_GUIDE,
        title: { en: 'Open a warehouse', zh: '启用仓库' },
        save: { en: 'Open the warehouse', zh: '启用该仓库' },
        sections: [
          {
            fields: [
              { name: 'code', width: 'half' },
              { name: 'country', width: 'half' },
              { name: 'name' },
              { name: 'markets', control: 'lines' },
              { name: 'priority', width: 'half' },
            ],
          },
        ],
      },
      input: (_, body) => ({ body }),
      done: { en: 'The warehouse is open.', zh: '仓库已启用。' },
    },
  ],
  empty: {
    title: { en: 'There is no warehouse yet.', zh: '尚无仓库。' },
    about: { en: 'Open one before you receive boxes.', zh: '收货前请先启用仓库。' },
  },
});
