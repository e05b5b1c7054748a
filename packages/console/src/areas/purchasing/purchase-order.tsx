import type { Reply } from '@toric/client/types';
import {
  ApprovePurchaseOrder,
  CancelPurchaseOrder,
  ChangePurchaseOrder,
  ClosePurchaseOrder,
  GetPurchaseOrder,
  ListPurchaseOrders,
  SendPurchaseOrder,
} from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { PURCHASE_ORDER_STATUS_WORDS } from '@toric/contracts/catalog-inventory/purchasing/purchasing.words';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import { Link } from 'react-router';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Day, When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PackSize, ProductName } from '../catalogue/product-name.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { WarehouseName } from '../stock/warehouse-name.tsx';
import { SupplierName } from './supplier-name.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';

type Order = Reply<typeof GetPurchaseOrder>;
type Shown = { readonly record: Order };

const params = ({ id }: Order) => ({ purchaseOrderId: id });
const isOn =
  (...states: readonly Order['status'][]) =>
  ({ status }: Order) =>
    states.includes(status);
const refreshes = [ListPurchaseOrders];

function Lines({ record }: Shown) {
  const t = useWords();
  return (
    <Block title={{ en: 'Lines', zh: '明细' }}>
      <ScrollTable>
        <thead>
          <tr>
            <th>{t({ en: 'Lens', zh: '镜片' })}</th>
            <th>{t({ en: 'Power', zh: '度数' })}</th>
            <th className="num">{t({ en: 'Boxes', zh: '盒数' })}</th>
            <th className="num">{t({ en: 'Here', zh: '已到' })}</th>
            <th className="num">{t({ en: 'To come', zh: '待到' })}</th>
            <th className="num">{t({ en: 'Price', zh: '单价' })}</th>
            <th className="num">{t({ en: 'Sum', zh: '小计' })}</th>
          </tr>
        </thead>
        <tbody>
          {record.lines.map((line) => (
            <tr key={line.lineId}>
              <td>
                <ProductName id={line.productId} link /> <PackSize productId={line.productId} packId={line.packId} />
              </td>
              <td>
                <Power lens={line.parameters} dial />
              </td>
              <td className="num">{line.quantity}</td>
              <td className="num">{line.received}</td>
              <td className="num">{line.missing || ''}</td>
              <td className="num">
                <Money value={line.unitPrice} />
              </td>
              <td className="num">
                <Money value={{ ...line.unitPrice, amount: line.unitPrice.amount * line.quantity }} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Block>
  );
}

function Sums({ record }: Shown) {
  const boxes = record.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <Facts
      sum
      rows={[
        { label: { en: 'Supplier', zh: '供应商' }, value: <SupplierName id={record.supplierId} /> },
        { label: { en: 'Boxes', zh: '盒数' }, value: boxes },
        { label: { en: 'Total', zh: '总额' }, value: <Money value={record.total} />, total: true },
      ]}
    />
  );
}

function Reasons({ record }: Shown) {
  const own = useSession().person.id === record.draftedBy;
  if (record.status !== 'draft') return null;
  return (
    <Why
      tone="wait"
      title={
        own
          ? {
              en: 'You wrote these lines, so another person of finance approves them.',
              zh: '明细由你填写，须由另一位财务人员批准。',
            }
          : { en: 'It waits for the approval of finance.', zh: '等待财务批准。' }
      }
      rule={{ en: 'The author of a draft may not approve it.', zh: '起草人不得批准。' }}
    />
  );
}

function Aside({ record }: Shown) {
  const t = useWords();
  return (
    <Block title={{ en: 'The order', zh: '采购单信息' }}>
      <Facts
        rows={[
          {
            label: { en: 'Supplier', zh: '供应商' },
            value: (
              <Link to={`/purchasing/suppliers/${record.supplierId}`}>
                <SupplierName id={record.supplierId} />
              </Link>
            ),
          },
          { label: { en: 'Warehouse', zh: '仓库' }, value: <WarehouseName id={record.warehouseId} /> },
          { label: { en: 'Total', zh: '总额' }, value: <Money value={record.total} /> },
          { label: { en: 'Drafted by', zh: '起草人' }, value: <PersonName id={record.draftedBy} /> },
          {
            label: { en: 'Approved by', zh: '批准人' },
            value: record.approvedBy && <PersonName id={record.approvedBy} />,
          },
          { label: { en: 'Sent', zh: '发送时间' }, value: record.sentAt && <When at={record.sentAt} /> },
          { label: { en: 'Due', zh: '预计到货' }, value: record.expectedOn && <Day day={record.expectedOn} near /> },
          { label: { en: 'Ended', zh: '结束时间' }, value: record.endedAt && <When at={record.endedAt} /> },
        ]}
      />
      {record.supplier && (
        <p className="fine dim">
          {t({
            en: `${record.supplier.leadTimeDays} days from sending to receiving, as agreed`,
            zh: `约定发单后 ${record.supplier.leadTimeDays} 天到货`,
          })}
        </p>
      )}
    </Block>
  );
}

/** Shows one order to a supplier. */
export default recordPage({
  operation: GetPurchaseOrder,
  params: ['purchaseOrderId'],
  expand: ['supplier'],
  list: { label: { en: 'Purchase orders', zh: '采购单' }, href: '/purchasing' },
  title: ({ number }) => number,
  state: ({ status }) => ({ words: PURCHASE_ORDER_STATUS_WORDS, value: status }),
  why: Reasons,
  aside: Aside,
  actions: [
    {
      operation: ApprovePurchaseOrder,
      label: { en: 'Approve…', zh: '批准…' },
      tone: 'main',
      key: 'a',
      when: isOn('draft'),
      effect: Sums,
      input: (order) => ({ params: params(order) }),
      done: { en: 'It is approved and may be sent.', zh: '已批准，可以发送。' },
      refreshes,
    },
    {
      operation: SendPurchaseOrder,
      label: { en: 'It was sent to the supplier', zh: '已发给供应商' },
      tone: 'main',
      key: 'a',
      when: isOn('approved'),
      input: (order) => ({ params: params(order) }),
      done: { en: 'It is recorded as sent. The lead time begins.', zh: '已记录发送，开始计算到货时间。' },
      refreshes,
    },
    {
      href: ({ id }) => `/goods-in/${id}`,
      label: { en: 'Scan its boxes', zh: '扫描收货' },
      tone: 'main',
      key: 'a',
      operation: ReceiveStock,
      when: isOn('sent', 'partly-received'),
    },
    {
      href: ({ id }) => `/purchasing/${id}/change`,
      label: { en: 'Change the lines…', zh: '修改明细…' },
      key: 'e',
      operation: ChangePurchaseOrder,
      when: isOn('draft'),
    },
    {
      operation: ClosePurchaseOrder,
      label: { en: 'Nothing more will come…', zh: '不再到货…' },
      tone: 'stop',
      when: isOn('partly-received', 'sent'),
      effect: Sums,
      input: (order) => ({ params: params(order) }),
      done: {
        en: 'It is closed. What is missing counts against the supplier.',
        zh: '已关闭，缺货将计入供应商到货率。',
      },
      refreshes,
    },
    {
      operation: CancelPurchaseOrder,
      label: { en: 'Cancel it…', zh: '取消…' },
      tone: 'stop',
      when: isOn('draft', 'approved', 'sent'),
      effect: Sums,
      input: (order) => ({ params: params(order) }),
      done: { en: 'The order is cancelled.', zh: '采购单已取消。' },
      refreshes,
    },
  ],
  tabs: [{ id: 'lines', label: { en: 'Lines', zh: '明细' }, content: Lines }],
});
