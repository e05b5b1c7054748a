import { GetShipmentBoxes, type ShipmentBoxes } from '@toric/contracts/catalog-inventory/stock/shipment-boxes.http';
import { EVIDENCE_BASIS_WORDS } from '@toric/contracts/customer/prescriptions/prescription.words';
import { GetEvidence } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { OrderView } from '@toric/contracts/order/order.http';
import { GOODS_WORDS, LINE_RULE_WORDS } from '@toric/contracts/goods/goods.words';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { count, useWords } from '../../app/words.ts';
import { Badge, StateBadge } from '../../kit/show/badge.tsx';
import { Eye } from '../../kit/show/eye.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Day, When } from '../../kit/show/when.tsx';
import { contentOf, useProduct } from '../catalogue/product-name.tsx';
import { Reveal } from './reveal.tsx';

type Line = OrderView['lines'][number];

const HIDDEN = { en: 'power hidden from your role', zh: '你的角色不显示度数' };

/** Shows goods that are no lens: the product, its class and the content of a box. */
function OtherGoods({ line }: { readonly line: Line }) {
  const t = useWords();
  const { data } = useProduct(line.productId);
  const pack = data?.packs.find(({ packId }) => packId === line.packId) ?? { size: line.packSize };
  return (
    <>
      <b>{line.productName}</b>
      <span className="fine dimmer">
        {t(GOODS_WORDS[line.goods].label)}
        {line.goods !== 'service' && ` · ${t(contentOf(line.goods, pack))}`}
      </span>
    </>
  );
}

function Lens({ line }: { readonly line: Line }) {
  const t = useWords();
  const lens = line.parameters;
  return (
    <>
      <b>{line.productName}</b>
      <span className={line.eye === 'right' ? 'pline t-od' : 'pline t-os'}>
        {lens ? <Power lens={lens} dial /> : <span className="dimmer">{t(HIDDEN)}</span>}
      </span>
      <span className="fine dimmer">
        {lens && `${lens.baseCurve.toFixed(1)} / ${lens.diameter.toFixed(1)} · `}
        {t(count(line.packSize, { one: '{n} lens', other: '{n} lenses', zh: '每盒 {n} 片' }))}
      </span>
    </>
  );
}

const STANDS = { en: 'May be supplied', zh: '可供应' };
const NOT_YET = { en: 'Not permitted yet', zh: '尚不可供应' };
const ENDED = { en: 'Not supplied', zh: '未供应' };

function Evidence({ line, isOpen }: { readonly line: Line; readonly isOpen: boolean }) {
  const t = useWords();
  if (line.rule === 'free') return <span className="dim fine">{t(LINE_RULE_WORDS.free.label)}</span>;
  if (line.evidenceId === null)
    return <StateBadge state={isOpen ? 'wait' : 'ended'} label={isOpen ? NOT_YET : ENDED} />;
  return (
    <>
      <StateBadge state="ok" label={STANDS} />
      <Reveal
        operation={GetEvidence}
        input={{ params: { evidenceId: line.evidenceId } }}
        label={{ en: 'Show the evidence', zh: '查看依据' }}
      >
        {({ basis, recordedAt, contents, customerId, prescriptionId }) => (
          <p className="fine dim">
            <Badge words={EVIDENCE_BASIS_WORDS} value={basis} /> <When at={recordedAt} />
            <br />
            {contents && (
              <>
                {t({ en: 'Valid until ', zh: '有效期至 ' })}
                <Day day={contents.expiresOn} />.{' '}
              </>
            )}
            <Link to={`/prescriptions/${customerId}/${prescriptionId}`}>{t({ en: 'Prescription', zh: '处方' })}</Link>
          </p>
        )}
      </Reveal>
    </>
  );
}

function Lots({ boxes }: { readonly boxes: readonly ShipmentBoxes[] }) {
  const t = useWords();
  return boxes.map((box) => (
    <div key={box.lotId}>
      <Link className="mono" to={`/lots/${box.lotId}`}>
        {box.lotNumber}
      </Link>
      <br />
      <span className="fine dimmer">
        {t({ en: 'use by ', zh: '有效期至 ' })}
        <Day day={box.expiresOn} />
      </span>
    </div>
  ));
}

/**
 * Returns the boxes that are reserved for the order. Only roles of the warehouse read them, and only while the order is
 * confirmed.
 */
function useBoxes({ id, status }: OrderView): readonly ShipmentBoxes[] | undefined {
  const may = useMay();
  const enabled = status === 'confirmed' && may(GetShipmentBoxes);
  return useAnswer(GetShipmentBoxes, { params: { orderId: id } }, { enabled }).data?.boxes;
}

/** Shows the lines of an order: the lens of each eye or other goods, their evidence, and their price. */
export function OrderLines({ record, isOpen }: { readonly record: OrderView; readonly isOpen: boolean }) {
  const t = useWords();
  const boxes = useBoxes(record);
  return (
    <div className="scroll">
      <table className="tight lines">
        <thead>
          <tr>
            <th>{t({ en: 'Eye', zh: '眼别' })}</th>
            <th>{t({ en: 'Goods', zh: '商品' })}</th>
            <th>{t({ en: 'May be supplied because', zh: '供应依据' })}</th>
            <th hidden={!boxes}>{t({ en: 'Lot', zh: '批号' })}</th>
            <th className="num">{t({ en: 'Boxes', zh: '盒数' })}</th>
            <th className="num">{t({ en: 'Each', zh: '单价' })}</th>
            <th className="num">{t({ en: 'Amount', zh: '金额' })}</th>
          </tr>
        </thead>
        <tbody>
          {/* on a phone the cells are placed by their position in the row, so a hidden cell keeps its place */}
          {record.lines.map((line) => (
            <tr key={line.lineId}>
              <td>{line.eye && <Eye eye={line.eye} />}</td>
              <td>{line.rule === 'free' ? <OtherGoods line={line} /> : <Lens line={line} />}</td>
              <td>
                <Evidence line={line} isOpen={isOpen} />
              </td>
              <td hidden={!boxes}>
                <Lots boxes={(boxes ?? []).filter(({ lineId }) => lineId === line.lineId)} />
              </td>
              <td className="num">{line.quantity}</td>
              <td className="num">
                <Money value={line.unitPrice} />
              </td>
              <td className="num">
                <b>
                  <Money value={line.total} />
                </b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
