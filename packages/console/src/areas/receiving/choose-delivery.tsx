import {
  ListPurchaseOrders,
  type PurchaseOrderView,
} from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { PURCHASE_ORDER_STATUS_WORDS } from '@toric/contracts/catalog-inventory/purchasing/purchasing.words';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { count, useWords } from '../../app/words.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Empty, Failed, Loading } from '../../kit/show/states.tsx';
import { Day } from '../../kit/show/when.tsx';
import { SupplierName } from '../purchasing/supplier-name.tsx';
import { useChosenWarehouse, WarehouseChoice } from '../stock/warehouse-choice.tsx';
import { WarehouseName } from '../stock/warehouse-name.tsx';

function Row({ order }: { readonly order: PurchaseOrderView }) {
  const t = useWords();
  const missing = order.lines.reduce((sum, line) => sum + line.missing, 0);
  return (
    <li>
      <span aria-hidden="true" />
      <p>
        <Link to={`/goods-in/${order.id}`}>
          <b>{order.number}</b>
        </Link>{' '}
        <Badge words={PURCHASE_ORDER_STATUS_WORDS} value={order.status} />
        <br />
        <span className="fine">
          <SupplierName id={order.supplierId} /> · <WarehouseName id={order.warehouseId} /> ·{' '}
          {t(count(missing, { one: '{n} box to come', other: '{n} boxes to come', zh: '待到 {n} 盒' }))}
        </span>
      </p>
      <span className="age">{order.expectedOn && <Day day={order.expectedOn} near />}</span>
      <Link className="btn" to={`/goods-in/${order.id}`}>
        {t({ en: 'Scan its boxes', zh: '开始扫描' })}
      </Link>
    </li>
  );
}

/** Lists the orders whose boxes are on their way, the earliest expected day first. */
export default function ChooseDelivery() {
  const t = useWords();
  const { chosen } = useChosenWarehouse();
  const sent = useAnswer(ListPurchaseOrders, { query: { status: 'sent', limit: 100 } });
  const partly = useAnswer(ListPurchaseOrders, { query: { status: 'partly-received', limit: 100 } });
  const orders = [...(partly.data?.data ?? []), ...(sent.data?.data ?? [])].sort((a, b) =>
    (a.expectedOn ?? '').localeCompare(b.expectedOn ?? ''),
  );
  const problem = sent.problem ?? partly.problem;
  return (
    <>
      <PageHead
        title={{ en: 'Goods-in', zh: '收货' }}
        about={{
          en: 'Choose the delivery at the door, then scan box after box.',
          zh: '选择到货的采购单，然后逐盒扫描。',
        }}
        actions={
          <>
            <WarehouseChoice />
            {chosen && (
              <Link className="btn" to={`/goods-in/without-order?warehouse=${chosen.id}`}>
                {t({ en: 'A delivery without an order', zh: '无采购单的到货' })}
              </Link>
            )}
          </>
        }
      />
      <Block title={{ en: 'On the way', zh: '在途' }}>
        {problem && (
          <Failed
            problem={problem}
            retry={() => {
              sent.refetch();
              partly.refetch();
            }}
          />
        )}
        {(sent.isLoading || partly.isLoading) && <Loading rows={4} />}
        {sent.data && partly.data && orders.length === 0 && (
          <Empty
            title={{ en: 'No order is on its way.', zh: '没有在途的采购单。' }}
            about={{
              en: 'An order appears here when it was sent to its supplier.',
              zh: '采购单发给供应商后会出现在这里。',
            }}
          />
        )}
        <ul className="work">
          {orders.map((order) => (
            <Row key={order.id} order={order} />
          ))}
        </ul>
      </Block>
    </>
  );
}
