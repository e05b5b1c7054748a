import * as catalogue from './catalog-inventory/catalogue/catalogue.guide.ts';
import * as picture from './catalog-inventory/catalogue/picture.guide.ts';
import * as stocktake from './catalog-inventory/counting/stocktake.guide.ts';
import * as pick from './catalog-inventory/picking/pick.guide.ts';
import * as priceProposal from './catalog-inventory/pricing/price-proposal.guide.ts';
import * as priceSheet from './catalog-inventory/pricing/price-sheet.guide.ts';
import * as stockLevel from './catalog-inventory/purchasing/stock-level.guide.ts';
import * as price from './catalog-inventory/pricing/price.guide.ts';
import * as purchasing from './catalog-inventory/purchasing/purchasing.guide.ts';
import * as replenishment from './catalog-inventory/purchasing/replenishment.guide.ts';
import * as supplier from './catalog-inventory/purchasing/supplier.guide.ts';
import * as recallCase from './catalog-inventory/recall/recall-case.guide.ts';
import * as recall from './catalog-inventory/recall/recall.guide.ts';
import * as receiving from './catalog-inventory/receiving/receiving.guide.ts';
import * as chinaRegister from './catalog-inventory/registers/china-register.guide.ts';
import * as returned from './catalog-inventory/returned/returned.guide.ts';
import * as stock from './catalog-inventory/stock/stock.guide.ts';
import * as storefrontLens from './catalog-inventory/storefront/lens.guide.ts';
import * as account from './customer/accounts/account.guide.ts';
import * as factor from './customer/accounts/factor.guide.ts';
import * as passkey from './customer/accounts/passkey.guide.ts';
import * as session from './customer/accounts/session.guide.ts';
import * as article from './customer/cases/article.guide.ts';
import * as caseGuide from './customer/cases/case.guide.ts';
import * as caseSettings from './customer/cases/case-settings.guide.ts';
import * as channel from './customer/channels/channel.guide.ts';
import * as complaint from './customer/complaints/complaint.guide.ts';
import * as consent from './customer/consent/consent.guide.ts';
import * as interaction from './customer/contacts/interaction.guide.ts';
import * as desk from './customer/desk/desk.guide.ts';
import * as deal from './customer/pipeline/deal.guide.ts';
import * as cleaning from './customer/quality/cleaning.guide.ts';
import * as form from './customer/forms/form.guide.ts';
import * as survey from './customer/surveys/survey.guide.ts';
import * as duplicate from './customer/quality/duplicate.guide.ts';
import * as qualityRule from './customer/quality/rule.guide.ts';
import * as merge from './customer/quality/merge.guide.ts';
import * as apiKey from './customer/machines/api-key.guide.ts';
import * as message from './customer/messages/message.guide.ts';
import * as suppression from './customer/messages/suppression.guide.ts';
import * as template from './customer/messages/template.guide.ts';
import * as customer from './customer/people/customer.guide.ts';
import * as field from './customer/fields/field.guide.ts';
import * as segment from './customer/fields/segment.guide.ts';
import * as household from './customer/households/household.guide.ts';
import * as partner from './customer/partners/partner.guide.ts';
import * as tag from './customer/tags/tag.guide.ts';
import * as freshness from './customer/people/freshness.guide.ts';
import * as note from './customer/people/note.guide.ts';
import * as phoneChange from './customer/people/phone-change.guide.ts';
import * as walkIn from './customer/people/walk-in.guide.ts';
import * as draft from './customer/prescriptions/draft.guide.ts';
import * as prescription from './customer/prescriptions/prescription.guide.ts';
import * as privacy from './customer/privacy/privacy.guide.ts';
import * as review from './customer/recording/review.guide.ts';
import * as invitation from './customer/staff/invitation.guide.ts';
import * as staff from './customer/staff/staff.guide.ts';
import * as verification from './customer/supply/verification.guide.ts';
import * as task from './customer/tasks/task.guide.ts';
import * as webhook from './gateway/webhook.guide.ts';
import * as marketing from './marketing/marketing.guide.ts';
import * as customerEdit from './customer/imports/customer-edit.guide.ts';
import * as imports from './customer/imports/import.guide.ts';
import * as migration from './customer/imports/migration.guide.ts';
import * as job from './jobs/job.guide.ts';
import * as operator from './operator/operator.guide.ts';
import * as testClock from './operator/test-clock.guide.ts';
import * as cart from './order/carts/cart.guide.ts';
import * as amendment from './order/amendments/amendment.guide.ts';
import * as counter from './order/counter/counter.guide.ts';
import * as credit from './order/credit/credit.guide.ts';
import * as orderHold from './order/holds/order-hold.guide.ts';
import * as orderNote from './order/notes/order-note.guide.ts';
import * as orderTag from './order/tags/order-tag.guide.ts';
import * as orderField from './order/fields/order-field.guide.ts';
import * as order from './order/order.guide.ts';
import * as parcel from './order/parcels/parcel.guide.ts';
import * as quote from './order/quote.guide.ts';
import * as repeat from './order/repeat.guide.ts';
import * as returnLabels from './order/returns/label.guide.ts';
import * as returns from './order/returns/return.guide.ts';
import * as deliveryOption from './order/delivery-option.guide.ts';
import * as deliveryMethod from './order/shipping/delivery-method.guide.ts';
import * as tax from './order/tax/tax.guide.ts';
import * as payment from './payment/payment.guide.ts';
import * as storeCredit from './payment/store-credit/store-credit.guide.ts';
import * as tools from './tools/tools.guide.ts';
import type { Guide } from './kernel/guide.ts';
import type { Operation } from './kernel/operation.ts';

/** Lists the modules that hold guides. There is no other list. A unit test fails if a module is missing. */
const modules: readonly object[] = [
  catalogue,
  picture,
  stocktake,
  pick,
  priceProposal,
  priceSheet,
  stockLevel,
  price,
  purchasing,
  replenishment,
  supplier,
  recallCase,
  recall,
  receiving,
  chinaRegister,
  returned,
  stock,
  storefrontLens,
  account,
  factor,
  passkey,
  session,
  article,
  caseGuide,
  caseSettings,
  channel,
  complaint,
  consent,
  desk,
  deal,
  form,
  survey,
  cleaning,
  duplicate,
  qualityRule,
  merge,
  interaction,
  task,
  apiKey,
  message,
  suppression,
  template,
  customer,
  field,
  segment,
  freshness,
  household,
  partner,
  tag,
  note,
  phoneChange,
  walkIn,
  draft,
  prescription,
  privacy,
  review,
  invitation,
  staff,
  verification,
  webhook,
  marketing,
  customerEdit,
  imports,
  migration,
  job,
  operator,
  testClock,
  cart,
  amendment,
  credit,
  counter,
  orderHold,
  orderNote,
  orderTag,
  orderField,
  order,
  parcel,
  quote,
  repeat,
  returns,
  returnLabels,
  deliveryMethod,
  deliveryOption,
  tax,
  payment,
  storeCredit,
  tools,
];

const NAME = /^[A-Z0-9_]+_GUIDE$/;
const guides: ReadonlyMap<string, Guide> = new Map(
  modules.flatMap((module): [string, Guide][] => Object.entries(module)).filter(([name]) => NAME.test(name)),
);

/** Maps the names of guides to the guides. */
export const allGuides: ReadonlyMap<string, Guide> = guides;

/** Lists the names of all guides, such as `CREATE_COUPON_GUIDE`. */
export const guideNames: readonly string[] = [...guides.keys()];

export const guideNameOf = ({ id }: Pick<Operation, 'id'>): string =>
  `${id.replace(/[A-Z]/g, '_$&').toUpperCase()}_GUIDE`;

/** Returns the guide to the fields of an operation. Returns undefined if the operation has none. */
export const guideOf = (operation: Pick<Operation, 'id'>): Guide | undefined => guides.get(guideNameOf(operation));
