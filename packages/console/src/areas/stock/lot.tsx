import {
  AdjustLot,
  DiscardLot,
  GetLot,
  ListLotLedger,
  ListStock,
  type LotView,
} from '@toric/contracts/catalog-inventory/stock/stock.http';
import { ADJUST_LOT_GUIDE, DISCARD_LOT_GUIDE } from '@toric/contracts/catalog-inventory/stock/stock.guide';
import { SET_LOT_BIN_GUIDE } from '@toric/contracts/catalog-inventory/picking/pick.guide';
import { SetLotBin } from '@toric/contracts/catalog-inventory/picking/bin.http';
import { DISCARD_REASON_WORDS, LOT_STATUS_WORDS } from '@toric/contracts/catalog-inventory/stock/stock.words';
import { FREE_LOT_GUIDE, QUARANTINE_LOT_GUIDE } from '@toric/contracts/catalog-inventory/recall/recall.guide';
import { FreeLot, QuarantineLot } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Day } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { ProductName } from '../catalogue/product-name.tsx';
import { Ledger } from './ledger.tsx';
import { WarehouseName } from './warehouse-name.tsx';

type Shown = { readonly record: LotView };

const refreshes = [ListStock, ListLotLedger];
const params = ({ id }: LotView) => ({ lotId: id });

const setAside: Action<LotView, typeof QuarantineLot> = {
  operation: QuarantineLot,
  label: { en: 'Set aside…', zh: '隔离…' },
  tone: 'stop',
  when: ({ status }) => status === 'good',
  form: {
    operation: QuarantineLot,
    guide: QUARANTINE_LOT_GUIDE,
    title: { en: 'Set the whole lot aside', zh: '隔离整个批次' },
    save: { en: 'Set it aside', zh: '隔离' },
    sections: [{ fields: [{ name: 'reason', control: 'long-text' }] }],
  },
  input: (lot, body) => ({ params: params(lot), body }),
  done: { en: 'It is set aside. No box of it is sold or shipped.', zh: '已隔离，该批次不再销售或发货。' },
  refreshes,
};

const free: Action<LotView, typeof FreeLot> = {
  operation: FreeLot,
  label: { en: 'Release it…', zh: '解除隔离…' },
  tone: 'main',
  when: ({ status }) => status === 'quarantined',
  form: {
    operation: FreeLot,
    guide: FREE_LOT_GUIDE,
    title: { en: 'Release the lot', zh: '解除批次的隔离' },
    save: { en: 'Release it for sale', zh: '解除隔离并恢复销售' },
    sections: [{ fields: [{ name: 'reason', control: 'long-text' }] }],
  },
  input: (lot, body) => ({ params: params(lot), body }),
  done: { en: 'It is released. Its boxes may be sold again.', zh: '已解除隔离，可再次销售。' },
  refreshes,
};

const adjust: Action<LotView, typeof AdjustLot> = {
  operation: AdjustLot,
  label: { en: 'Correct the number…', zh: '更正数量…' },
  form: {
    operation: AdjustLot,
    guide: ADJUST_LOT_GUIDE,
    title: { en: 'Correct the number of boxes', zh: '更正盒数' },
    save: ({ delta }) =>
      delta < 0
        ? { en: `Take ${-delta} out`, zh: `减少 ${-delta} 盒` }
        : { en: `Add ${delta || 0}`, zh: `增加 ${delta || 0} 盒` },
    sections: [
      {
        fields: [
          { name: 'delta', width: 'half' },
          { name: 'reason', control: 'long-text' },
        ],
      },
    ],
  },
  input: (lot, body) => ({ params: params(lot), body }),
  done: ({ onHand }) => ({ en: `There are ${onHand} boxes now.`, zh: `现有 ${onHand} 盒。` }),
  refreshes,
};

const discard: Action<LotView, typeof DiscardLot> = {
  operation: DiscardLot,
  label: { en: 'Discard boxes…', zh: '报废…' },
  tone: 'stop',
  when: ({ onHand }) => onHand > 0,
  form: {
    operation: DiscardLot,
    guide: DISCARD_LOT_GUIDE,
    title: { en: 'Discard boxes for good', zh: '永久报废' },
    save: ({ quantity }) => ({ en: `Discard ${quantity || 0} for good`, zh: `报废 ${quantity || 0} 盒` }),
    sections: [
      {
        fields: [
          { name: 'quantity', width: 'half' },
          { name: 'reason', words: DISCARD_REASON_WORDS, width: 'half' },
          { name: 'note', control: 'long-text' },
        ],
      },
    ],
    start: ({ onHand, reserved }) => ({ quantity: Math.max(1, onHand - reserved) }),
  },
  input: (lot, body) => ({ params: params(lot), body }),
  done: ({ onHand }) => ({ en: `Discarded. ${onHand} boxes are left.`, zh: `已报废，剩余 ${onHand} 盒。` }),
  refreshes,
};

const moveToBin: Action<LotView, typeof SetLotBin> = {
  operation: SetLotBin,
  label: { en: 'Move to a bin…', zh: '移至货位…' },
  form: {
    operation: SetLotBin,
    guide: SET_LOT_BIN_GUIDE,
    title: { en: 'Where do the boxes of the lot lie?', zh: '该批次放在哪里？' },
    save: { en: 'They lie there', zh: '确认货位' },
    sections: [{ fields: [{ name: 'bin' }] }],
    start: ({ bin }) => ({ bin }),
  },
  input: (lot, body) => ({ params: params(lot), body }),
  done: ({ bin }) =>
    bin === null
      ? { en: 'The lot has no bin now.', zh: '该批次现无货位。' }
      : { en: `It lies in ${bin}.`, zh: `现位于 ${bin}。` },
  refreshes,
};

function Reasons({ record }: Shown) {
  if (record.status !== 'quarantined') return null;
  return (
    <Why
      tone="stop"
      title={{
        en: 'No box of this lot is sold or shipped. Store its boxes apart.',
        zh: '该批次不销售、不发货，请单独存放。',
      }}
      rule={{
        en: 'A recalled lot stays aside until no version of the notice covers it.',
        zh: '被召回的批次在通知的任何版本不再涵盖它之前一直隔离。',
      }}
    />
  );
}

const Line = ({ record }: Shown) => (
  <>
    <ProductName id={record.productId} link /> · <WarehouseName id={record.warehouseId} />
  </>
);

const Movements = ({ record }: Shown) => <Ledger lotId={record.id} />;

function Numbers({ record }: Shown) {
  return (
    <Block title={{ en: 'Boxes', zh: '盒数' }}>
      <Facts
        rows={[
          { label: { en: 'On the shelf', zh: '在库' }, value: record.onHand },
          { label: { en: 'Reserved', zh: '已预留' }, value: record.reserved },
          { label: { en: 'Free', zh: '可用' }, value: <b>{record.available}</b> },
        ]}
      />
    </Block>
  );
}

function Aside({ record }: Shown) {
  const t = useWords();
  const { parameters } = record;
  return (
    <>
      <Numbers record={record} />
      <Block title={{ en: 'The lot', zh: '批次信息' }}>
        <Facts
          rows={[
            { label: { en: 'Power', zh: '度数' }, value: parameters && <Power lens={parameters} dial /> },
            { label: { en: 'Base curve', zh: '基弧' }, value: parameters?.baseCurve.toFixed(1) ?? null },
            { label: { en: 'Diameter', zh: '直径' }, value: parameters?.diameter.toFixed(1) ?? null },
            { label: { en: 'Bin', zh: '货位' }, value: record.bin && <span className="mono">{record.bin}</span> },
            { label: { en: 'Use by', zh: '有效期至' }, value: <Day day={record.expiresOn} near /> },
            {
              label: { en: 'Label', zh: '标签' },
              value: record.labelledByShop
                ? t({ en: 'set by the shop: the boxes state none', zh: '由商店编定：盒上没有' })
                : null,
            },
            { label: { en: 'Made', zh: '生产日期' }, value: record.madeFrom && <Day day={record.madeFrom} /> },
            { label: { en: 'GTIN', zh: 'GTIN' }, value: <span className="mono">{record.gtin}</span> },
            {
              label: { en: 'Master UDI-DI', zh: '主 UDI-DI' },
              value: record.masterUdiDi && <span className="mono">{record.masterUdiDi}</span>,
            },
          ]}
        />
      </Block>
    </>
  );
}

/** Shows one lot: the number of its boxes, the reason of a quarantine, and every movement of its boxes. */
export default recordPage({
  operation: GetLot,
  params: ['lotId'],
  list: { label: { en: 'Lots', zh: '批次' }, href: '/stock' },
  title: ({ lotNumber }) => lotNumber,
  state: ({ status }) => ({ words: LOT_STATUS_WORDS, value: status }),
  facts: Line,
  why: Reasons,
  aside: Aside,
  actions: [free, adjust, moveToBin, discard, setAside],
  tabs: [
    { id: 'ledger', label: { en: 'Every movement', zh: '全部变动' }, content: Movements, operation: ListLotLedger },
  ],
});
