import {
  type AgeBand,
  type AgeingLot,
  ReportStockAgeing,
} from '@toric/contracts/catalog-inventory/reports/report.http';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { count, formatNumber, useLanguage, useWords } from '../../app/words.ts';
import { StateBadge } from '../../kit/show/badge.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Day } from '../../kit/show/when.tsx';
import { ProductName } from '../catalogue/product-name.tsx';
import { MoreRows } from '../../kit/more-rows.tsx';
import { useChosenWarehouse, WarehouseChoice } from './warehouse-choice.tsx';

const WITHIN = 365;

const nameOf = ({ expiresWithin }: AgeBand, before: number | null | undefined) => {
  if (expiresWithin === 0) return { en: 'Expired', zh: '已过期' };
  if (expiresWithin === null) return { en: `After ${before} days`, zh: `${before} 天以后` };
  return { en: `Within ${expiresWithin} days`, zh: `${expiresWithin} 天内` };
};

function Bands({ bands }: { readonly bands: readonly AgeBand[] }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <ol className="funnel six rule" aria-label={t({ en: 'Stock by age', zh: '按有效期分布的库存' })}>
      {bands.map((band, at) => (
        <li key={band.expiresWithin ?? 'later'} className={band.expiresWithin === 0 && band.boxes > 0 ? 'now' : 'done'}>
          <span className="fine">{t(nameOf(band, bands[at - 1]?.expiresWithin))}</span>
          <b>{formatNumber(band.boxes, language)}</b>
          <span className="fine dim">
            {t(count(band.lots, { one: 'boxes of {n} lot', other: 'boxes of {n} lots', zh: '盒，共 {n} 个批次' }))}
            {band.tooOldBoxes > 0 &&
              ` · ${t(count(band.tooOldBoxes, { one: '{n} too old to sell', other: '{n} too old to sell', zh: '{n} 盒已不能销售' }))}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Row({ lot }: { readonly lot: AgeingLot }) {
  return (
    <tr>
      <td>
        <Link className="plain mono" to={`/stock/lots/${lot.id}`}>
          <b>{lot.lotNumber}</b>
        </Link>
      </td>
      <td>
        <ProductName id={lot.productId} />
      </td>
      <td>
        <Power lens={lot.parameters} dial />
      </td>
      <td>
        <Day day={lot.expiresOn} near />
      </td>
      <td>
        <Day day={lot.lastSaleOn} near />
      </td>
      <td className="num">{lot.onHand}</td>
      <td>{lot.tooOld && <StateBadge state="stop" label={{ en: 'Too old to sell', zh: '已不能销售' }} />}</td>
    </tr>
  );
}

/** Shows the stock of a warehouse by its age: boxes that expire soon, and boxes that can no longer be sold. */
export default function AgeingPage() {
  const t = useWords();
  const { chosen } = useChosenWarehouse();
  const query = { warehouseId: chosen?.id ?? '', within: WITHIN };
  const { data } = useAnswer(ReportStockAgeing, { query }, { enabled: chosen !== undefined });
  return (
    <>
      <PageHead
        title={{ en: 'Expires soon', zh: '临近有效期' }}
        about={{
          en: 'A box may be sold as long as its last lens would be opened in time. For 90 dailies that ends long before the date on the box.',
          zh: '一盒镜片须能在有效期内开启最后一片方可销售。90 片装日抛的最后销售日远早于盒上的日期。',
        }}
        actions={<WarehouseChoice />}
      />
      {data && <Bands bands={data.bands} />}
      <section className="block rule">
        {chosen && (
          <MoreRows
            operation={ReportStockAgeing}
            input={{ query }}
            empty={{
              title: { en: 'Nothing expires within a year.', zh: '一年内没有到期的批次。' },
              about: { en: 'The lots that expire first will stand here.', zh: '最先到期的批次会列在这里。' },
            }}
            head={
              <tr>
                <th>{t({ en: 'Lot', zh: '批号' })}</th>
                <th>{t({ en: 'Product', zh: '产品' })}</th>
                <th>{t({ en: 'Power', zh: '度数' })}</th>
                <th>{t({ en: 'Use by', zh: '有效期至' })}</th>
                <th>{t({ en: 'Last day of sale', zh: '最后销售日' })}</th>
                <th className="num">{t({ en: 'Boxes', zh: '盒数' })}</th>
                <th>{t({ en: 'State', zh: '状态' })}</th>
              </tr>
            }
            row={(lot) => <Row key={lot.id} lot={lot} />}
          />
        )}
      </section>
    </>
  );
}
