/**
 * Lists the limits of the role table. Each figure is the constant or the setting that the code enforces. Each limit
 * names a test that shows it. A refusal that mentions another person must have a limit in this list.
 */
import { PURCHASE_ORDER_NEEDS_SECOND_PERSON } from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import { RECALL_NEEDS_SECOND_PERSON } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import {
  STOCKTAKE_BLIND,
  STOCKTAKE_NEEDS_SECOND_PERSON,
} from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import { LOT_NEEDS_STOCKTAKE } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { RETURNED_BOX_NEEDS_SECOND_PERSON } from '@toric/contracts/catalog-inventory/returned/returned.errors';
import { BY_HAND_AT_MOST } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { PRICE_NEEDS_APPROVAL, PRICE_PROPOSAL_OWN } from '@toric/contracts/catalog-inventory/pricing/price.errors';
import { PRIVACY_NEEDS_SECOND_PERSON } from '@toric/contracts/customer/privacy/privacy.errors';
import { COUPON_OWN_APPROVAL } from '@toric/contracts/marketing/marketing.errors';
import { COUPON_ALONE_AT_MOST } from '@toric/contracts/marketing/marketing.http';
import { STORE_CREDIT_NEEDS_SECOND_PERSON } from '@toric/contracts/payment/store-credit/store-credit.errors';
import { PAYMENT_REFUND_NEEDS_SECOND_PERSON } from '@toric/contracts/payment/payment.errors';
import { AMENDMENT_NEEDS_SECOND_PERSON } from '@toric/contracts/order/amendments/amendment.errors';
import { ORDER_HOLD_ROLE } from '@toric/contracts/order/holds/order-hold.errors';
import { CREDIT_NEEDS_SECOND_PERSON } from '@toric/contracts/order/credit/credit.errors';
import { RETURN_NEEDS_FINANCE } from '@toric/contracts/order/returns/return.errors';
import { CatalogInventoryConfig } from '../../../../services/catalog-inventory/src/config.ts';
import { OrderConfig } from '../../../../services/order/src/config.ts';
import { PaymentConfig } from '../../../../services/payment/src/config.ts';
import type { Limit } from './limit.ts';
import { LIMITS_OF_ACCOUNTS } from './limits-of-accounts.ts';

const percent = COUPON_ALONE_AT_MOST / 100;
const giftLimit = PaymentConfig.shape.STORE_CREDIT_LIMIT.parse(undefined).toLocaleString('en-US');
const refundLimit = PaymentConfig.shape.REFUND_LIMIT.parse(undefined).toLocaleString('en-US');

const priceCut = OrderConfig.shape.PRICE_CUT_ALONE.parse(undefined).toLocaleString('en-US');
const returnSales = OrderConfig.shape.RETURN_SALES_LIMIT.parse(undefined).toLocaleString('en-US');
const creditAlone = OrderConfig.shape.CREDIT_LIMIT_ALONE.parse(undefined).toLocaleString('en-US');

const boxAlone = CatalogInventoryConfig.shape.RETURNED_BOX_ALONE.parse(undefined).toLocaleString('en-US');

export const LIMITS: readonly Limit[] = [
  {
    refusal: ORDER_HOLD_ROLE,
    withWhom: {
      en: 'Fraud and limit: finance or an administrator. An address and a hold by hand: also sales.',
      zh: '欺诈和限额：财务或管理员。地址和人工暂缓：销售也可。',
    },
    provedBy: {
      file: 'services/order/src/orders/holds/hold.test.ts',
      test: 'fraud and limit need finance or an administrator, an address and a hold by hand also sales',
    },
  },
  {
    refusal: PRIVACY_NEEDS_SECOND_PERSON,
    withWhom: {
      en: 'Another member of staff, or the customer herself.',
      zh: '另一名员工，或客户本人。',
    },
    provedBy: {
      file: 'services/customer/test/privacy/erasure.int.test.ts',
      test: 'staff erase a customer with two people, after a preview that names what is held',
    },
  },
  {
    refusal: LOT_NEEDS_STOCKTAKE,
    upTo: {
      en: `${BY_HAND_AT_MOST} boxes per person, lot and 24 hours, corrected and discarded together. Boxes that have expired, or that a recall or another person has put in quarantine, may be discarded without a limit.`,
      zh: `每人每批次 24 小时内合计 ${BY_HAND_AT_MOST} 盒（含调整和报废）。已过期、因召回或由他人隔离的产品报废不限数量。`,
    },
    withWhom: {
      en: 'More boxes: by a stocktake, which another person approves.',
      zh: '超过此数：须盘点，并由另一人批准。',
    },
    provedBy: {
      file: 'services/catalog-inventory/test/stock/stock.int.test.ts',
      test: 'one person changes at most ten boxes of a lot by hand within a day, adjustments and discards together',
    },
  },
  {
    refusal: RETURNED_BOX_NEEDS_SECOND_PERSON,
    upTo: {
      en: `The person who received the boxes throws away boxes that cost ${boxAlone} minor units (cents), all of 24 hours together. The setting \`RETURNED_BOX_ALONE\` of the shop may say another amount.`,
      zh: `收货人 24 小时内自行报废的商品成本合计 ${boxAlone} 个最小货币单位（分）。商店可通过设置 \`RETURNED_BOX_ALONE\` 更改此金额。`,
    },
    withWhom: {
      en: 'More, boxes of unknown cost, and every box that is sold again: somebody who did not receive it.',
      zh: '超过此金额、成本未知，或要重新销售的：须由未收取该商品的人员决定。',
    },
    provedBy: {
      file: 'services/catalog-inventory/test/returned/returned-boxes.int.test.ts',
      test: 'the person who received a box does not sell it again, and throws away only what cost little',
    },
  },
  {
    refusal: STOCKTAKE_NEEDS_SECOND_PERSON,
    withWhom: { en: 'Somebody who did not count in it.', zh: '未参与该次盘点的人员。' },
    provedBy: {
      file: 'services/catalog-inventory/test/counting/stocktakes.int.test.ts',
      test: 'is counted blind, submitted, and approved by another person; the ledger names the stocktake as the cause',
    },
  },
  {
    refusal: STOCKTAKE_BLIND,
    withWhom: {
      en: 'A person who counted sees the book quantities only after the approval.',
      zh: '参与盘点的人员在批准后才能查看账面数量。',
    },
    provedBy: {
      file: 'services/catalog-inventory/test/counting/stocktakes.int.test.ts',
      test: 'is counted blind, submitted, and approved by another person; the ledger names the stocktake as the cause',
    },
  },
  {
    refusal: PURCHASE_ORDER_NEEDS_SECOND_PERSON,
    withWhom: { en: 'Somebody who did not write its lines.', zh: '未填写该采购单内容的人员。' },
    provedBy: {
      file: 'services/catalog-inventory/test/purchasing/purchase-orders.int.test.ts',
      test: 'the person who last changed a draft cannot approve it, and an outdated version cannot be approved',
    },
  },
  {
    refusal: RECALL_NEEDS_SECOND_PERSON,
    withWhom: {
      en: 'To cover fewer boxes, to be less severe, or to change title, source or instruction: somebody who has issued no version of this recall.',
      zh: '缩小范围、降低严重程度，或更改标题、来源或处理说明：须由未曾发布过该召回任何版本的人员进行。',
    },
    provedBy: {
      file: 'services/catalog-inventory/test/recall/recall.int.test.ts',
      test: 'is narrowed or reworded by a second person only, and widened by anybody',
    },
  },
  {
    operations: ['createCoupon', 'changeCoupon'],
    upTo: { en: `${percent} % off an order.`, zh: `订单金额的 ${percent} %。` },
    withWhom: {
      en: 'More: without effect until finance has approved it.',
      zh: '超过此比例：财务批准前不生效。',
    },
    provedBy: {
      file: 'services/marketing/test/coupons/coupon-terms.int.test.ts',
      test: 'a coupon over half of an order is without effect until somebody of finance, who did not make it, approves it',
    },
  },
  {
    refusal: COUPON_OWN_APPROVAL,
    withWhom: { en: 'Somebody who neither made nor changed the coupon.', zh: '未创建也未更改该优惠券的人员。' },
    provedBy: {
      file: 'services/marketing/src/coupons/coupon.test.ts',
      test: 'is approved by somebody else, and a change of its terms needs a new approval',
    },
  },
  {
    operations: ['requestRefund'],
    upTo: {
      en: `${refundLimit} minor units (cents), all refunds of a payment together. The setting \`REFUND_LIMIT\` of the shop may say another amount.`,
      zh: `同一付款的所有退款合计 ${refundLimit} 个最小货币单位（分）。商店可通过设置 \`REFUND_LIMIT\` 更改此金额。`,
    },
    withWhom: {
      en: 'More: when a second person in finance has approved it.',
      zh: '超过此金额：须由另一位财务人员批准。',
    },
    provedBy: {
      file: 'services/payment/test/refunds/refunds.int.test.ts',
      test: 'above the limit a second person must approve',
    },
  },
  {
    refusal: PAYMENT_REFUND_NEEDS_SECOND_PERSON,
    withWhom: { en: 'Somebody who did not ask for the refund.', zh: '未发起该退款的人员。' },
    provedBy: {
      file: 'services/payment/src/refunds/refund.test.ts',
      test: 'the person who requested it cannot approve it, but can reject it',
    },
  },
  {
    operations: ['giveStoreCredit'],
    upTo: {
      en: `${giftLimit} minor units (cents) to one customer within 30 days. The setting \`STORE_CREDIT_LIMIT\` of the shop may say another amount.`,
      zh: `30 天内向同一客户合计 ${giftLimit} 个最小货币单位（分）。商店可通过设置 \`STORE_CREDIT_LIMIT\` 更改此金额。`,
    },
    withWhom: {
      en: 'More: when a second person, of finance, has approved it.',
      zh: '超过此金额：须由另一位财务人员批准。',
    },
    provedBy: {
      file: 'services/payment/test/store-credit/store-credit.int.test.ts',
      test: 'a gift above the limit waits for a second person of finance',
    },
  },
  {
    refusal: STORE_CREDIT_NEEDS_SECOND_PERSON,
    withWhom: { en: 'Somebody of finance who did not give it.', zh: '未发起赠送的财务人员。' },
    provedBy: {
      file: 'services/payment/test/store-credit/store-credit.int.test.ts',
      test: 'a gift above the limit waits for a second person of finance',
    },
  },
  {
    refusal: RETURN_NEEDS_FINANCE,
    upTo: {
      en: `Sales: ${returnSales} minor units (cents) of one return. The setting \`RETURN_SALES_LIMIT\` of the shop may say another amount.`,
      zh: `销售人员：每张退货单 ${returnSales} 个最小货币单位（分）。商店可通过设置 \`RETURN_SALES_LIMIT\` 更改此金额。`,
    },
    withWhom: { en: 'More: somebody of finance.', zh: '超过此金额：须由财务人员决定。' },
    provedBy: {
      file: 'services/order/test/returns/returns.int.test.ts',
      test: 'sales decide up to a limit, and finance above it',
    },
  },
  {
    operations: ['setCredit'],
    upTo: {
      en: `${creditAlone} minor units (cents) in each currency. The setting \`CREDIT_LIMIT_ALONE\` of the shop may say another amount.`,
      zh: `每种货币 ${creditAlone} 个最小货币单位（分）。商店可通过设置 \`CREDIT_LIMIT_ALONE\` 更改此金额。`,
    },
    withWhom: {
      en: 'More: when a second person in finance has approved it.',
      zh: '超过此金额：须由另一位财务人员批准。',
    },
    provedBy: {
      file: 'services/order/test/credit/credit.int.test.ts',
      test: 'a raise above what one person may allow waits for a second person',
    },
  },
  {
    refusal: AMENDMENT_NEEDS_SECOND_PERSON,
    upTo: {
      en: `${priceCut} % below the price of the order or of today. The setting \`PRICE_CUT_ALONE\` of the shop may say another share.`,
      zh: `低于订单价格或当日价格 ${priceCut} %。商店可通过设置 \`PRICE_CUT_ALONE\` 更改此比例。`,
    },
    withWhom: {
      en: 'Lower: when somebody approves it who did not ask for it.',
      zh: '更低：须由未申请该价格的人员批准。',
    },
    provedBy: {
      file: 'services/order/test/amendments/amendments.int.test.ts',
      test: 'a very low price waits for a second person, and not for the one who asked for it',
    },
  },
  {
    refusal: CREDIT_NEEDS_SECOND_PERSON,
    withWhom: { en: 'Somebody who did not ask for the change.', zh: '未申请该变更的人员。' },
    provedBy: {
      file: 'services/order/test/credit/credit.int.test.ts',
      test: 'a raise above what one person may allow waits for a second person',
    },
  },
  {
    refusal: PRICE_NEEDS_APPROVAL,
    upTo: {
      en: 'Not below the floor of the market, and no price of 0.',
      zh: '不得低于该市场的价格下限，也不得为 0。',
    },
    withWhom: {
      en: 'Below the floor: a proposal, which finance approves.',
      zh: '低于下限：须先提出，由财务批准。',
    },
    provedBy: {
      file: 'services/catalog-inventory/test/pricing/prices.int.test.ts',
      test: 'cannot go below the floor in steps, or by removing the price first',
    },
  },
  {
    refusal: PRICE_PROPOSAL_OWN,
    withWhom: { en: 'Somebody of finance who did not propose the price.', zh: '未提出该价格的财务人员。' },
    provedBy: {
      file: 'services/catalog-inventory/test/pricing/prices.int.test.ts',
      test: 'are two: the person who proposed does not approve, with whatever roles, and the database refuses it too',
    },
  },
  ...LIMITS_OF_ACCOUNTS,
];
