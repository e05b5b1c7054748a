import { ReportLowStock } from '@toric/contracts/catalog-inventory/reports/report.http';
import type { StockLevel } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import { ProposeReplenishment } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import { Link, useNavigate } from 'react-router';
import { useCommand, useMay } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { useLanguage, useWords } from '../../app/words.ts';
import { formatNumber } from '../../app/formats.ts';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { PackSize, ProductName } from '../catalogue/product-name.tsx';
import { MoreRows } from '../../kit/more-rows.tsx';
import { useChosenWarehouse, WarehouseChoice } from './warehouse-choice.tsx';

function Row({ level }: { readonly level: StockLevel }) {
  const language = useLanguage();
  return (
    <tr>
      <td>
        <ProductName id={level.productId} link /> <PackSize productId={level.productId} packId={level.packId} />
      </td>
      <td>
        <Power lens={level.parameters} dial />
      </td>
      <td className="num">
        <b>{level.available}</b>
      </td>
      <td className="num">{level.onOrder}</td>
      <td className="num">{formatNumber(level.shippedPerDay, language, { maximumFractionDigits: 1 })}</td>
      <td className="num">{level.reorderPoint}</td>
      <td className="num">{level.leadTimeDays}</td>
      <td className="num">
        <b>{level.orderQuantity}</b>
      </td>
    </tr>
  );
}

function Propose({ warehouseId }: { readonly warehouseId: string }) {
  const t = useWords();
  const go = useNavigate();
  const { run, busy } = useCommand(ProposeReplenishment);
  const propose = async () => {
    const { body } = await run({ body: { warehouseId } });
    tell(
      body.data.length === 0
        ? { en: 'What is on order suffices. Nothing was proposed.', zh: '在途货量已够，无需补货。' }
        : { en: `${body.data.length} proposals were made.`, zh: `已生成 ${body.data.length} 份补货建议。` },
    );
    if (body.data.length > 0) void go('/purchasing/proposals?status=open');
  };
  return (
    <button
      className="btn main"
      type="button"
      data-operation={ProposeReplenishment.id}
      disabled={busy}
      onClick={() => void propose().catch(() => undefined)}
    >
      {t({ en: 'Propose what to order', zh: '生成补货建议' })}
    </button>
  );
}

/** Lists the lenses whose free stock will not last for the lead time of the supplier. */
export default function LowStockPage() {
  const t = useWords();
  const may = useMay();
  const { chosen } = useChosenWarehouse();
  const actions = (
    <>
      <WarehouseChoice />
      {chosen && may(ProposeReplenishment) && <Propose warehouseId={chosen.id} />}
    </>
  );
  return (
    <>
      <PageHead
        title={{ en: 'Running low', zh: '即将缺货' }}
        about={{
          en: 'Lenses at or below their reorder point. It follows from what left the warehouse and from how long a delivery takes.',
          zh: '已达到或低于补货点的镜片。补货点依据出库量和到货所需时间计算。',
        }}
        actions={actions}
      />
      <section className="block rule">
        {chosen ? (
          <MoreRows
            operation={ReportLowStock}
            input={{ query: { warehouseId: chosen.id } }}
            empty={{
              title: { en: 'Nothing runs low.', zh: '没有即将缺货的镜片。' },
              about: {
                en: 'A lens that was not shipped of late has no reorder point.',
                zh: '近期没有出库的镜片没有补货点。',
              },
            }}
            head={
              <tr>
                <th>{t({ en: 'Product', zh: '产品' })}</th>
                <th>{t({ en: 'Power', zh: '度数' })}</th>
                <th className="num">{t({ en: 'Free', zh: '可用' })}</th>
                <th className="num">{t({ en: 'On order', zh: '在途' })}</th>
                <th className="num">{t({ en: 'Leave a day', zh: '日均出库' })}</th>
                <th className="num">{t({ en: 'Reorder at', zh: '补货点' })}</th>
                <th className="num">{t({ en: 'Days to come', zh: '到货天数' })}</th>
                <th className="num">{t({ en: 'Order', zh: '建议订购' })}</th>
              </tr>
            }
            row={(level) => <Row key={`${level.packId} ${level.lensId}`} level={level} />}
          />
        ) : (
          <Empty
            title={{ en: 'There is no warehouse yet.', zh: '尚无仓库。' }}
            about={{ en: 'Open one before you receive boxes.', zh: '收货前请先启用仓库。' }}
            action={<Link to="/stock/warehouses">{t({ en: 'Warehouses', zh: '仓库' })}</Link>}
          />
        )}
      </section>
    </>
  );
}
