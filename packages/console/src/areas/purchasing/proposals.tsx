import type { Item } from '@toric/client/types';
import {
  AcceptProposal,
  ListProposals,
  ProposeReplenishment,
} from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import { PROPOSE_REPLENISHMENT_GUIDE } from '@toric/contracts/catalog-inventory/purchasing/replenishment.guide';
import { PROPOSAL_STATUS_WORDS } from '@toric/contracts/catalog-inventory/purchasing/replenishment.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { useWarehouseOptions, WarehouseName } from '../stock/warehouse-name.tsx';
import { SupplierName, useSupplierOptions } from './supplier-name.tsx';

const column = columnsFor<typeof ListProposals>();

type Proposal = Item<typeof ListProposals>;
const boxesOf = ({ lines }: Proposal) => lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Lists the proposals for orders to suppliers, which are computed from the boxes that left the warehouse. */
export default listPage({
  operation: ListProposals,
  title: { en: 'What to order', zh: '补货建议' },
  about: {
    en: 'Computed from what left the warehouse. Accept a proposal to draft its order.',
    zh: '根据出库量计算。采纳建议即生成采购单草稿。',
  },
  key: ({ id }) => id,
  href: ({ id, purchaseOrderId }) =>
    purchaseOrderId ? `/purchasing/${purchaseOrderId}` : `/purchasing/proposals/${id}`,
  filters: {
    status: { kind: 'choice', label: { en: 'State', zh: '状态' }, words: PROPOSAL_STATUS_WORDS },
    warehouseId: { kind: 'record', label: { en: 'Warehouse', zh: '仓库' }, name: WarehouseName },
  },
  views: [
    { id: 'open', label: { en: 'Open', zh: '待处理' }, filters: { status: 'open' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  columns: [
    {
      id: 'supplier',
      label: { en: 'Supplier', zh: '供应商' },
      cell: ({ supplierId }) => (
        <b>
          <SupplierName id={supplierId} />
        </b>
      ),
      text: ({ supplierId }) => supplierId,
      width: 220,
    },
    {
      id: 'warehouse',
      label: { en: 'Warehouse', zh: '仓库' },
      cell: ({ warehouseId }) => <WarehouseName id={warehouseId} />,
      text: ({ warehouseId }) => warehouseId,
      width: 160,
    },
    {
      id: 'lenses',
      label: { en: 'Lenses', zh: '镜片' },
      cell: ({ lines }) => lines.length,
      text: ({ lines }) => String(lines.length),
      align: 'end',
      width: 80,
    },
    {
      id: 'boxes',
      label: { en: 'Boxes', zh: '盒数' },
      cell: boxesOf,
      text: (proposal) => String(boxesOf(proposal)),
      align: 'end',
      width: 80,
    },
    column.badge('status', { en: 'State', zh: '状态' }, PROPOSAL_STATUS_WORDS, ({ status }) => status, { width: 150 }),
    column.when('made', { en: 'Computed', zh: '计算时间' }, ({ createdAt }) => createdAt, { width: 190 }),
  ],
  actions: [
    {
      operation: ProposeReplenishment,
      label: { en: 'Compute proposals…', zh: '计算补货建议…' },
      tone: 'main',
      form: {
        operation: ProposeReplenishment,
        guide: PROPOSE_REPLENISHMENT_GUIDE,
        title: { en: 'Compute what to order', zh: '计算补货建议' },
        save: { en: 'Compute it', zh: '计算' },
        sections: [
          {
            fields: [
              { name: 'warehouseId', control: 'choice', options: useWarehouseOptions },
              { name: 'supplierId', control: 'choice', options: useSupplierOptions },
            ],
          },
        ],
      },
      input: (_, body) => ({ body }),
      done: { en: 'The proposals are computed.', zh: '补货建议已计算。' },
    },
  ],
  bulk: [
    {
      operation: AcceptProposal,
      label: { en: 'Draft the orders', zh: '生成采购单' },
      when: ({ status }) => status === 'open',
      input: ({ id }) => ({ params: { proposalId: id } }),
      done: { en: 'The orders are drafted.', zh: '采购单草稿已生成。' },
    },
  ],
  empty: {
    title: { en: 'Nothing has to be ordered.', zh: '无需补货。' },
    about: { en: 'Compute proposals to look again.', zh: '可重新计算补货建议。' },
  },
});
