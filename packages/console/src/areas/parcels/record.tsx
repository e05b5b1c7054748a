import type { Text } from '@toric/contracts/kernel/sentence';
import { GetOrder } from '@toric/contracts/order/order.http';
import { ListCarrierClaims } from '@toric/contracts/order/parcels/carrier-claim.http';
import { GetParcel, GetParcelLabel, type ParcelRecord } from '@toric/contracts/order/parcels/parcel.http';
import {
  DELAY_REASON_WORDS,
  NEWS_SOURCE_WORDS,
  PARCEL_NEWS_WORDS,
  PARCEL_STATUS_WORDS,
} from '@toric/contracts/order/parcels/parcel.words';
import { Link } from 'react-router';
import { useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Timeline } from '../../kit/show/timeline.tsx';
import { Day, When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { DownloadButton } from '../registers/download-button.tsx';
import { PARCEL_ACTIONS } from './actions.tsx';
import { claimsSpec } from './claims-spec.tsx';

type Shown = { readonly record: ParcelRecord };

function Line({ record: { orderId, number, hasLabel, id, printedTimes } }: Shown) {
  const t = useWords();
  const may = useMay();
  const order = number.replace(/-\d+$/, '');
  const label =
    printedTimes === 0 ? text('Print the label', '打印面单') : text('Print the same label again', '再次打印同一面单');
  return (
    <>
      {t(text('Order ', '订单 '))}
      {may(GetOrder) ? <Link to={`/orders/${orderId}`}>{order}</Link> : order}{' '}
      {hasLabel && may(GetParcelLabel) && (
        <DownloadButton operation={GetParcelLabel} input={{ params: { parcelId: id } }} label={label} small />
      )}
    </>
  );
}

/** Explains the failures that the shop itself reports. Any other failure is shown in the words of the carrier. */
const FAILURES: Readonly<Record<string, Text>> = {
  'no-address': text(
    'No address is kept for the order: it was cancelled, its customer was erased, or a prescriber is asked.',
    '订单没有保存的地址：订单已取消、客户资料已删除，或正在向处方医师核实。',
  ),
};

function failureOf({ code, detail }: NonNullable<ParcelRecord['labelFailure']>): Text {
  const said = FAILURES[code] ?? text(detail, detail);
  return text(
    `${said.en} Correct it and ask again, or type a label in.`,
    `${said.zh} 请更正后重新申请，或登记在别处购买的面单。`,
  );
}

/** Shows why the parcel has no label, or why it is late, and the remedy. */
function Trouble({ record: { labelFailure, delay, status } }: Shown) {
  const t = useWords();
  if (status === 'label-failed' && labelFailure)
    return (
      <Why
        tone="stop"
        title={text('The carrier gave no label.', '承运商未提供面单。')}
        rule={failureOf(labelFailure)}
      />
    );
  if (status === 'lost')
    return (
      <Why
        tone="stop"
        title={text('The carrier has lost this parcel. The customer was told.', '承运商已丢失此包裹，客户已获告知。')}
        rule={text(
          'Claim it from the carrier, and ask the customer what she wants.',
          '请向承运商索赔，并询问客户的意愿。',
        )}
      />
    );
  if (!delay) return null;
  return (
    <Why
      tone="wait"
      title={text(
        `Late: ${t(DELAY_REASON_WORDS[delay.reason].label)}.`,
        `延误：${t(DELAY_REASON_WORDS[delay.reason].label)}。`,
      )}
      rule={text(
        'The customer was told once. Ask the carrier, and record what it says.',
        '已告知客户一次。请询问承运商并登记答复。',
      )}
    />
  );
}

function News({ record: { news } }: Shown) {
  const t = useWords();
  if (news.length === 0) return <p className="dim">{t(text('There is no news yet.', '还没有物流更新。'))}</p>;
  const entries = news.map(({ kind, code, at, by }, index) => ({
    ...{ id: `${at} ${index}`, at, body: <Badge words={PARCEL_NEWS_WORDS} value={kind} /> },
    detail: [code === 'by-hand' ? '' : code, t(NEWS_SOURCE_WORDS[by].label)].filter(Boolean).join(' · '),
  }));
  return <Timeline entries={entries} />;
}

const Claims = ({ record: { id } }: Shown) => <RelatedList spec={claimsSpec} query={{ parcelId: id }} />;

function Label({ record }: Shown) {
  const t = useWords();
  const { carrier, service, trackingNumber, weightGrams, printedTimes, printedAt, promisedOn, manifestId } = record;
  const printed =
    printedTimes === 0
      ? t(text('not yet', '尚未'))
      : t(text(`${printedTimes} times, always the same label`, `${printedTimes} 次，均为同一面单`));
  return (
    <Block title={text('Label', '面单')}>
      <Facts
        rows={[
          { label: text('Carrier', '承运商'), value: carrier },
          { label: text('Service', '服务'), value: service },
          {
            label: text('Tracking number', '运单号'),
            value: trackingNumber && <span className="mono">{trackingNumber}</span>,
          },
          { label: text('Weight', '重量'), value: weightGrams === null ? null : `${weightGrams} g` },
          { label: text('Promised for', '承诺送达'), value: promisedOn && <Day day={promisedOn} /> },
          { label: text('Fetched for printing', '打印次数'), value: printed },
          { label: text('Last fetched', '上次打印'), value: printedAt && <When at={printedAt} /> },
          {
            label: text('Manifest', '交接单'),
            value: manifestId && <Link to={`/parcel-manifests/${manifestId}`}>{t(text('Open it', '打开'))}</Link>,
          },
        ]}
      />
    </Block>
  );
}

/** Shows one parcel: its place, its label, and the reports of the carrier. */
export default recordPage({
  operation: GetParcel,
  params: ['parcelId'],
  list: { label: text('Parcels', '包裹'), href: '/parcels' },
  title: ({ number }) => number,
  state: ({ status }) => ({ words: PARCEL_STATUS_WORDS, value: status }),
  isMoving: ({ status }) => status === 'labelling',
  facts: Line,
  why: Trouble,
  actions: PARCEL_ACTIONS,
  tabs: [
    { id: 'news', label: text('On its way', '物流'), content: News },
    { id: 'claims', label: text('Claims', '索赔'), content: Claims, operation: ListCarrierClaims },
  ],
  aside: Label,
});
