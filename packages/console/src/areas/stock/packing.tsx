import type { Reply } from '@toric/client/types';
import type { GetShipment } from '@toric/contracts/order/shipment.http';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';
import { useState } from 'react';
import { announce } from '../../app/announce.ts';
import { today } from '../../app/formats.ts';
import { useScan } from '../../app/scan.ts';
import { count, useWords } from '../../app/words.ts';
import { StateBadge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Fuel } from '../../kit/show/fuel.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Day } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';

export type Shipment = Reply<typeof GetShipment>;
type Box = NonNullable<Shipment['boxes']>['boxes'][number];
const keyOf = (box: Box) => `${box.lineId} ${box.lotId}`;
/** A GTIN of 8, 12 or 13 digits is equal to the GTIN of 14 digits with leading zeros. */
const sameGtin = (a: string, b: string) => a.padStart(14, '0') === b.padStart(14, '0');

function usePacked(boxes: readonly Box[]) {
  const [packed, setPacked] = useState<Readonly<Record<string, number>>>({});
  const [wrong, setWrong] = useState<{ en: string; zh: string }>();
  const t = useWords();
  const refuse = (text: { en: string; zh: string }) => {
    setWrong(text);
    announce(t(text), true);
  };
  useScan((scanned) => {
    const read = parseElementString(scanned, today());
    if (!read.ok) return refuse(read.problem);
    const { gtin = '', lot } = read.label;
    const of = boxes.filter((box) => sameGtin(box.gtin, gtin) && box.lotNumber === lot);
    const box = of.find((one) => (packed[keyOf(one)] ?? 0) < one.quantity);
    if (of.length === 0)
      return refuse({ en: 'This box does not belong in this parcel. Put it back.', zh: '此盒不属于本包裹，请放回。' });
    if (!box) return refuse({ en: 'All boxes of this lot are packed already.', zh: '该批次的镜片盒已全部装入。' });
    if (box.inQuarantine)
      return refuse({ en: 'This lot is set aside. Do not pack it.', zh: '该批次已隔离，请勿装入。' });
    setWrong(undefined);
    setPacked({ ...packed, [keyOf(box)]: (packed[keyOf(box)] ?? 0) + 1 });
    announce(t({ en: `${box.productName} packed`, zh: `已装入 ${box.productName}` }));
  });
  return { packed, wrong, none: () => setPacked({}) };
}

function Row({ box, packed }: { readonly box: Box; readonly packed: number }) {
  const isDone = packed >= box.quantity;
  return (
    <tr>
      <td>
        <b>{box.productName}</b> <Power lens={box.parameters} dial />
      </td>
      <td className="mono">{box.lotNumber}</td>
      <td>
        <Day day={box.expiresOn} />
      </td>
      <td>{box.warehouseCode}</td>
      <td className="num">{box.quantity}</td>
      <td className="num">
        {box.inQuarantine ? (
          <StateBadge state="stop" label={{ en: 'Set aside', zh: '已隔离' }} />
        ) : (
          <StateBadge
            state={isDone ? 'ok' : 'new'}
            label={{ en: `${packed} of ${box.quantity} packed`, zh: `已装 ${packed} / ${box.quantity}` }}
          />
        )}{' '}
        <span className="only-paper tick-box" />
      </td>
    </tr>
  );
}

/**
 * Shows the boxes of a parcel, lot by lot. Each scan of a box ticks it off. A box that does not belong to the parcel is
 * refused.
 */
export function Packing({ record }: { readonly record: Shipment }) {
  const boxes = record.boxes?.boxes ?? [];
  const t = useWords();
  const { packed, wrong, none } = usePacked(boxes);
  const all = boxes.reduce((sum, { quantity }) => sum + quantity, 0);
  const done = boxes.reduce((sum, box) => sum + (packed[keyOf(box)] ?? 0), 0);
  return (
    <Block
      title={{ en: 'Boxes to take off the shelf', zh: '待拣镜片' }}
      aside={
        done > 0 && (
          <button className="btn small" type="button" onClick={none}>
            {t({ en: 'Begin again', zh: '重新开始' })}
          </button>
        )
      }
    >
      {wrong && <Why tone="stop" title={wrong} />}
      <p className="row fine dim no-paper">
        {t(
          count(done, {
            one: `{n} of ${all} boxes scanned`,
            other: `{n} of ${all} boxes scanned`,
            zh: `已扫描 {n} / ${all} 盒`,
          }),
        )}
        <Fuel share={all === 0 ? 0 : done / all} tone="ok" grow label={{ en: 'Boxes scanned', zh: '已扫描盒数' }} />
      </p>
      <ScrollTable>
        <thead>
          <tr>
            <th>{t({ en: 'Lens', zh: '镜片' })}</th>
            <th>{t({ en: 'Lot', zh: '批号' })}</th>
            <th>{t({ en: 'Use by', zh: '有效期至' })}</th>
            <th>{t({ en: 'Shelf', zh: '仓库' })}</th>
            <th className="num">{t({ en: 'Boxes', zh: '盒数' })}</th>
            <th className="num">{t({ en: 'Packed', zh: '已装' })}</th>
          </tr>
        </thead>
        <tbody>
          {boxes.map((box) => (
            <Row key={keyOf(box)} box={box} packed={packed[keyOf(box)] ?? 0} />
          ))}
        </tbody>
      </ScrollTable>
    </Block>
  );
}
