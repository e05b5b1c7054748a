/** Declares the refusals about parcels, labels, manifests and claims to carriers. */
import { refusal } from '../../kernel/refusal.ts';

export const PARCEL_NOT_FOUND = refusal('parcel.not-found', 'not-found', {
  en: 'There is no such parcel. List them with GET /parcels.',
  zh: '没有此包裹。请通过 GET /parcels 查看。',
});
export const PARCEL_ORDER_NOT_FOUND = refusal('parcel.order-not-found', 'not-found', {
  en: 'There is no such order. Look it up with GET /orders.',
  zh: '没有此订单。请通过 GET /orders 查看。',
});
export const PARCEL_ORDER_NOT_READY = refusal('parcel.order-not-ready', 'conflict', {
  en: 'The order is {status}. A parcel is made for a confirmed order only: wait until it is confirmed, or look why it is not.',
  zh: '订单状态为 {status}。只有已确认的订单才能建立包裹：请等待确认，或查看未确认的原因。',
});
export const PARCEL_LINES_UNKNOWN = refusal('parcel.lines-unknown', 'unprocessable', {
  en: 'A line does not belong to this order, or the parcels of the order would hold more boxes of it than were ordered. Compare with GET /parcels?orderId=. Boxes of a lost parcel count too: a return of the order sends them again.',
  zh: '某一行不属于此订单，或该订单各包裹中的盒数将超过订购数量。请通过 GET /parcels?orderId= 核对。丢失包裹中的盒数也计算在内：请通过该订单的退货补发。',
});
export const PARCEL_STATUS = refusal('parcel.status', 'conflict', {
  en: 'The parcel is {status}, so this cannot be done any more. Read the parcel again.',
  zh: '包裹状态已为 {status}，无法再执行此操作。请重新查看该包裹。',
});
export const PARCEL_NOT_LABELLED = refusal('parcel.not-labelled', 'conflict', {
  en: 'The parcel has no label yet. Ask for its label, or record the carrier and the number of a label that you bought yourself.',
  zh: '该包裹还没有面单。请先申请面单，或登记你自行购买的面单的承运商和运单号。',
});
export const PARCELS_SEVERAL = refusal('parcel.several', 'conflict', {
  en: 'Boxes of this order lie in several parcels, or in one that has its label already. List them with GET /parcels?orderId=, record the carrier and the number at the parcel that leaves, and hand that one over by its parcelId.',
  zh: '此订单的商品分装在多个包裹中，或所在包裹已有面单。请通过 GET /parcels?orderId= 查看，在要交运的包裹上登记承运商和运单号，再用其 parcelId 交运。',
});
export const PARCEL_NO_CARRIER = refusal('parcel.no-carrier', 'conflict', {
  en: 'No carrier is connected to this shop. Record the carrier and the tracking number by hand.',
  zh: '本店未接入承运商。请手工登记承运商和运单号。',
});
export const PARCEL_NO_LABEL_FILE = refusal('parcel.no-label-file', 'not-found', {
  en: 'There is no label file: the label was typed by hand, is not bought yet, or was deleted with the data of the customer.',
  zh: '没有面单文件：面单为手工登记、尚未购买，或已随客户资料删除。',
});
export const PARCEL_TRACKING_TAKEN = refusal('parcel.tracking-taken', 'conflict', {
  en: 'Another parcel has this tracking number. Check the number on the label.',
  zh: '另一个包裹已使用此运单号。请核对面单上的号码。',
});
export const MANIFEST_NOTHING_TO_HAND_OVER = refusal('manifest.nothing', 'conflict', {
  en: 'No labelled parcel of {carrier} can be handed over. List them with GET /parcels?status=labelled.',
  zh: '没有可交运的 {carrier} 已贴面单包裹。请通过 GET /parcels?status=labelled 查看。',
});
export const MANIFEST_NOT_FOUND = refusal('manifest.not-found', 'not-found', {
  en: 'There is no such manifest. List them with GET /parcel-manifests.',
  zh: '没有此交接单。请通过 GET /parcel-manifests 查看。',
});
export const CARRIER_EVENT_SIGNATURE = refusal('carrier-event.signature', 'unauthenticated', {
  en: 'The signature does not fit the body. Sign the raw bytes with the secret of CARRIER_WEBHOOK_SECRET.',
  zh: '签名与内容不符。请使用 CARRIER_WEBHOOK_SECRET 的密钥对原始字节签名。',
});
export const CARRIER_EVENT_UNREADABLE = refusal('carrier-event.unreadable', 'invalid', {
  en: 'The body is no event of this carrier.',
  zh: '内容不是该承运商的事件。',
});
export const CARRIER_UNKNOWN = refusal('carrier.unknown', 'not-found', {
  en: 'No carrier of this name is connected to the shop.',
  zh: '本店未接入该名称的承运商。',
});
export const CLAIM_NOT_FOUND = refusal('carrier-claim.not-found', 'not-found', {
  en: 'There is no such claim. List them with GET /carrier-claims.',
  zh: '没有此索赔。请通过 GET /carrier-claims 查看。',
});
export const CLAIM_OPEN_ALREADY = refusal('carrier-claim.open', 'conflict', {
  en: 'This parcel has a claim that is open or was paid. Follow that one: GET /carrier-claims?parcelId=.',
  zh: '该包裹已有进行中或已赔付的索赔。请跟进该索赔：GET /carrier-claims?parcelId=。',
});
export const CLAIM_NOT_HANDED_OVER = refusal('carrier-claim.not-handed-over', 'conflict', {
  en: 'The parcel is {status}. The carrier answers only for a parcel that it has received.',
  zh: '包裹状态为 {status}。承运商只对其已收取的包裹负责。',
});
export const CLAIM_CLOSED = refusal('carrier-claim.closed', 'conflict', {
  en: 'This claim is {status} already. Open a new one if the carrier was wrong to refuse it.',
  zh: '此索赔的状态已为 {status}。如承运商拒绝有误，请重新提出。',
});
export const CLAIM_AMOUNT_NEEDED = refusal('carrier-claim.amount-needed', 'unprocessable', {
  en: 'Name the amount that the carrier paid, in the currency of the claim.',
  zh: '请填写承运商赔付的金额，币种须与索赔一致。',
});
