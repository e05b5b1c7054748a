import * as catalogue from './catalog-inventory/catalogue/catalogue.words.ts';
import * as picture from './catalog-inventory/catalogue/picture.words.ts';
import * as stocktake from './catalog-inventory/counting/stocktake.words.ts';
import * as pick from './catalog-inventory/picking/pick.words.ts';
import * as priceProposal from './catalog-inventory/pricing/price-proposal.words.ts';
import * as purchasing from './catalog-inventory/purchasing/purchasing.words.ts';
import * as replenishment from './catalog-inventory/purchasing/replenishment.words.ts';
import * as passport from './catalog-inventory/recall/passport.words.ts';
import * as recallCase from './catalog-inventory/recall/recall-case.words.ts';
import * as recall from './catalog-inventory/recall/recall.words.ts';
import * as inspection from './catalog-inventory/receiving/inspection.words.ts';
import * as vigilanceRegister from './catalog-inventory/registers/vigilance-register.words.ts';
import * as stock from './catalog-inventory/stock/stock.words.ts';
import * as storefrontLens from './catalog-inventory/storefront/lens.words.ts';
import * as product from './catalog-inventory/storefront/product.words.ts';
import * as goods from './goods/goods.words.ts';
import * as change from './changes/change.words.ts';
import * as changeAction from './changes/change-action.words.ts';
import * as accessDenial from './customer/accounts/access-denial.words.ts';
import * as account from './customer/accounts/account.words.ts';
import * as addressCheck from './customer/addresses/address-check.words.ts';
import * as caseWords from './customer/cases/case.words.ts';
import * as channel from './customer/channels/channel.words.ts';
import * as complaint from './customer/complaints/complaint.words.ts';
import * as consent from './customer/consent/consent.words.ts';
import * as interaction from './customer/contacts/interaction.words.ts';
import * as desk from './customer/desk/desk.words.ts';
import * as deal from './customer/pipeline/deal.words.ts';
import * as cleaning from './customer/quality/cleaning.words.ts';
import * as form from './customer/forms/form.words.ts';
import * as survey from './customer/surveys/survey.words.ts';
import * as duplicate from './customer/quality/duplicate.words.ts';
import * as qualityRule from './customer/quality/rule.words.ts';
import * as merge from './customer/quality/merge.words.ts';
import * as apiKey from './customer/machines/api-key.words.ts';
import * as message from './customer/messages/message.words.ts';
import * as suppression from './customer/messages/suppression.words.ts';
import * as template from './customer/messages/template.words.ts';
import * as customer from './customer/people/customer.words.ts';
import * as note from './customer/people/note.words.ts';
import * as field from './customer/fields/field.words.ts';
import * as segment from './customer/fields/segment.words.ts';
import * as household from './customer/households/household.words.ts';
import * as partner from './customer/partners/partner.words.ts';
import * as tag from './customer/tags/tag.words.ts';
import * as attachment from './customer/prescriptions/attachment.words.ts';
import * as fhir from './customer/prescriptions/fhir.words.ts';
import * as prescription from './customer/prescriptions/prescription.words.ts';
import * as privacy from './customer/privacy/privacy.words.ts';
import * as review from './customer/recording/review.words.ts';
import * as ruleRegister from './customer/registers/rule-register.words.ts';
import * as staffChange from './customer/staff/staff-change.words.ts';
import * as staff from './customer/staff/staff.words.ts';
import * as verification from './customer/supply/verification.words.ts';
import * as task from './customer/tasks/task.words.ts';
import * as timeline from './customer/timeline/timeline.words.ts';
import * as gatheredDesk from './desk/overview.words.ts';
import * as backup from './gateway/backup.words.ts';
import * as webhookDelivery from './gateway/webhook-delivery.words.ts';
import * as webhookEvents from './gateway/webhook-events.words.ts';
import * as webhook from './gateway/webhook.words.ts';
import * as lens from './lens.words.ts';
import * as marketing from './marketing/marketing.words.ts';
import * as imports from './customer/imports/import.words.ts';
import * as migration from './customer/imports/migration.words.ts';
import * as job from './jobs/job.words.ts';
import * as filters from './filters/filters.words.ts';
import * as databaseHealth from './operator/database.words.ts';
import * as operator from './operator/operator.words.ts';
import * as training from './operator/training.words.ts';
import * as shopAudit from './order/audit/shop-audit.words.ts';
import * as cart from './order/carts/cart.words.ts';
import * as amendment from './order/amendments/amendment.words.ts';
import * as credit from './order/credit/credit.words.ts';
import * as deskOfOrders from './order/desk/known.words.ts';
import * as orderHold from './order/holds/order-hold.words.ts';
import * as orderNote from './order/notes/order-note.words.ts';
import * as orderField from './order/fields/order-field.words.ts';
import * as order from './order/order.words.ts';
import * as parcel from './order/parcels/parcel.words.ts';
import * as deliveryMethod from './order/shipping/delivery-method.words.ts';
import * as tax from './order/tax/tax.words.ts';
import * as customerRefund from './payment/customer-refund.words.ts';
import * as counter from './order/counter/counter.words.ts';
import * as exchangeCharge from './payment/exchange/exchange.words.ts';
import * as paymentMethod from './payment/method.words.ts';
import * as payment from './payment/payment.words.ts';
import * as storeCredit from './payment/store-credit/store-credit.words.ts';
import * as reconciliation from './payment/reconciliation/reconciliation.words.ts';
import * as refundCause from './payment/refund-cause.words.ts';
import * as returnLabels from './order/returns/label.words.ts';
import * as returns from './order/returns/return.words.ts';
import * as returnedReport from './catalog-inventory/returned/returned.words.ts';
import * as returned from './returned/returned.words.ts';
import * as jurisdiction from './tools/jurisdiction.words.ts';
import * as tools from './tools/tools.words.ts';
import { WAITING_KIND_WORDS } from './desk/waiting.ts';
import type { Words } from './kernel/words.ts';

/** Lists the modules that hold the words of enums. There is no other list. A unit test fails if a module is missing. */
const modules: readonly object[] = [
  catalogue,
  picture,
  stocktake,
  pick,
  priceProposal,
  purchasing,
  replenishment,
  passport,
  recallCase,
  recall,
  inspection,
  vigilanceRegister,
  stock,
  storefrontLens,
  product,
  change,
  changeAction,
  accessDenial,
  account,
  addressCheck,
  caseWords,
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
  note,
  task,
  timeline,
  apiKey,
  message,
  suppression,
  template,
  customer,
  field,
  segment,
  household,
  partner,
  tag,
  attachment,
  fhir,
  prescription,
  privacy,
  review,
  ruleRegister,
  staffChange,
  staff,
  verification,
  gatheredDesk,
  backup,
  webhookDelivery,
  webhookEvents,
  webhook,
  goods,
  lens,
  marketing,
  imports,
  migration,
  job,
  filters,
  databaseHealth,
  operator,
  training,
  cart,
  amendment,
  credit,
  deskOfOrders,
  orderHold,
  orderNote,
  orderField,
  order,
  parcel,
  deliveryMethod,
  tax,
  shopAudit,
  customerRefund,
  payment,
  storeCredit,
  counter,
  paymentMethod,
  exchangeCharge,
  reconciliation,
  refundCause,
  returns,
  returnLabels,
  returned,
  returnedReport,
  jurisdiction,
  tools,
  { WAITING_KIND_WORDS },
];

/** Lists the words of every enum, with the name of their export. */
export const namedWords: readonly (readonly [name: string, words: Words])[] = modules.flatMap(
  (module): [string, Words][] => Object.entries(module),
);
