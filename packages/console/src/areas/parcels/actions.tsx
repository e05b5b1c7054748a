import { ListCarrierClaims, OpenCarrierClaim } from '@toric/contracts/order/parcels/carrier-claim.http';
import {
  ASK_FOR_LABEL_GUIDE,
  OPEN_CARRIER_CLAIM_GUIDE,
  RECORD_PARCEL_NEWS_GUIDE,
  SET_PARCEL_LABEL_GUIDE,
} from '@toric/contracts/order/parcels/parcel.guide';
import {
  AskForLabel,
  CancelParcel,
  GetParcel,
  ListParcels,
  type ParcelRecord,
  RecordParcelNews,
  SetParcelLabel,
} from '@toric/contracts/order/parcels/parcel.http';
import { CLAIM_KIND_WORDS, RECORDED_NEWS_WORDS } from '@toric/contracts/order/parcels/parcel.words';
import { GetOrder, ListOrders } from '@toric/contracts/order/order.http';
import { ShipOrder } from '@toric/contracts/order/hand-over.http';
import { text, useWords } from '../../app/words.ts';
import type { Action, AnyAction } from '../../kit/kit.types.ts';

type Shown = { readonly record: ParcelRecord };
const refreshes = [ListParcels, GetParcel];

const hasNoLabel = ({ status }: ParcelRecord) => status === 'packed' || status === 'label-failed';
const isUnderWay = ({ status }: ParcelRecord) =>
  status === 'handed-over' || status === 'in-transit' || status === 'delayed' || status === 'lost';
const wasHandedOver = ({ handedOverAt }: ParcelRecord) => handedOverAt !== null;

function ShipEffect() {
  const t = useWords();
  return (
    <p>
      {t({
        en: 'The boxes leave the stock and the payment is taken. The parcel must leave now.',
        zh: '将扣减库存并收款，包裹必须立即发出。',
      })}
    </p>
  );
}

function CancelEffect({ record: { hasLabel } }: Shown) {
  const t = useWords();
  return (
    <p>
      {t(
        hasLabel
          ? text('The label is given back to the carrier. Do not use it any more.', '面单将退回承运商，请勿再使用。')
          : text('The order stays as it is, and can be packed again.', '订单保持不变，可重新装箱。'),
      )}
    </p>
  );
}

const ship: Action<ParcelRecord, typeof ShipOrder> = {
  operation: ShipOrder,
  label: text('Hand it to the carrier…', '交给承运商…'),
  tone: 'main',
  key: 'a',
  when: ({ status }) => status === 'labelled',
  effect: ShipEffect,
  input: ({ id, orderId }) => ({ params: { orderId }, body: { parcelId: id }, prefer: 'wait=10' }),
  done: text('It is handed over. The payment is taken now.', '已交运，正在收款。'),
  refreshes: [...refreshes, GetOrder, ListOrders],
};

const ask: Action<ParcelRecord, typeof AskForLabel> = {
  operation: AskForLabel,
  label: text('Ask for a label…', '申请面单…'),
  tone: 'main',
  when: hasNoLabel,
  form: {
    operation: AskForLabel,
    guide: ASK_FOR_LABEL_GUIDE,
    title: text('Label of the parcel', '包裹面单'),
    save: text('Ask the carrier', '向承运商申请'),
    start: ({ service }) => (service === null ? {} : { service }),
    sections: [{ fields: [{ name: 'service' }] }],
  },
  input: ({ id }, body) => ({ params: { parcelId: id }, body }),
  done: text('The carrier is asked. The label comes within seconds.', '已向承运商申请，面单几秒内即到。'),
  refreshes,
};

const byHand: Action<ParcelRecord, typeof SetParcelLabel> = {
  operation: SetParcelLabel,
  label: text('Type a label in…', '登记面单…'),
  when: hasNoLabel,
  form: {
    operation: SetParcelLabel,
    guide: SET_PARCEL_LABEL_GUIDE,
    title: text('A label that was bought elsewhere', '在别处购买的面单'),
    save: text('Use this label', '使用此面单'),
    sections: [{ fields: [{ name: 'carrier' }, { name: 'trackingNumber' }] }],
  },
  input: ({ id }, body) => ({ params: { parcelId: id }, body }),
  done: text('The parcel is ready for the carrier.', '包裹可交运。'),
  refreshes,
};

const news: Action<ParcelRecord, typeof RecordParcelNews> = {
  operation: RecordParcelNews,
  label: text('Record news…', '登记物流状态…'),
  when: isUnderWay,
  form: {
    operation: RecordParcelNews,
    guide: RECORD_PARCEL_NEWS_GUIDE,
    title: text('What the carrier said', '承运商告知的状态'),
    save: text('Record it', '登记'),
    sections: [{ fields: [{ name: 'kind', control: 'choice', words: RECORDED_NEWS_WORDS }] }],
  },
  input: ({ id }, body) => ({ params: { parcelId: id }, body }),
  done: text('It is recorded.', '已登记。'),
  refreshes: [...refreshes, GetOrder, ListOrders],
};

const claim: Action<ParcelRecord, typeof OpenCarrierClaim> = {
  operation: OpenCarrierClaim,
  label: text('Claim it from the carrier…', '向承运商索赔…'),
  when: wasHandedOver,
  form: {
    operation: OpenCarrierClaim,
    guide: OPEN_CARRIER_CLAIM_GUIDE,
    title: text('Claim to the carrier', '承运商索赔'),
    save: text('File the claim', '提出索赔'),
    start: ({ id, status }) => ({ parcelId: id, kind: status === 'lost' ? 'lost' : 'damaged' }),
    sections: [
      {
        fields: [
          { name: 'kind', control: 'choice', words: CLAIM_KIND_WORDS, width: 'half' },
          { name: 'amount', control: 'money', width: 'half' },
          { name: 'description', control: 'long-text' },
        ],
      },
    ],
  },
  input: ({ id }, body) => ({ body: { ...body, parcelId: id } }),
  done: text('The claim is open. Its page shows how it stands.', '索赔已提出，可在其页面查看进展。'),
  then: ({ id }) => `/carrier-claims/${id}`,
  refreshes: [ListCarrierClaims],
};

const cancel: Action<ParcelRecord, typeof CancelParcel> = {
  operation: CancelParcel,
  label: text('Cancel the parcel…', '取消包裹…'),
  tone: 'stop',
  when: (parcel) => hasNoLabel(parcel) || parcel.status === 'labelling' || parcel.status === 'labelled',
  effect: CancelEffect,
  keep: text('Keep the parcel', '保留包裹'),
  input: ({ id }) => ({ params: { parcelId: id } }),
  done: text('The parcel is cancelled. The order can be packed again.', '包裹已取消，订单可重新装箱。'),
  refreshes,
};

/** Lists the actions on a parcel. The first action that applies is the main action. */
export const PARCEL_ACTIONS: readonly AnyAction<ParcelRecord>[] = [ship, ask, byHand, news, claim, cancel];
