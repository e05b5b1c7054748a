import * as catalogueErrors from './catalog-inventory/catalogue/catalogue.errors.ts';
import * as catalogue from './catalog-inventory/catalogue/catalogue.http.ts';
import * as importErrors from './catalog-inventory/catalogue/import.errors.ts';
import * as catalogueImport from './catalog-inventory/catalogue/import.http.ts';
import * as stocktakeErrors from './catalog-inventory/counting/stocktake.errors.ts';
import * as stocktake from './catalog-inventory/counting/stocktake.http.ts';
import * as contactErrors from './contact/contact.errors.ts';
import * as catalogInventoryEvents from './catalog-inventory/events.ts';
import * as purchasingErrors from './catalog-inventory/purchasing/purchasing.errors.ts';
import * as purchasing from './catalog-inventory/purchasing/purchasing.http.ts';
import * as replenishmentErrors from './catalog-inventory/purchasing/replenishment.errors.ts';
import * as replenishment from './catalog-inventory/purchasing/replenishment.http.ts';
import * as supplierErrors from './catalog-inventory/purchasing/supplier.errors.ts';
import * as supplier from './catalog-inventory/purchasing/supplier.http.ts';
import * as priceErrors from './catalog-inventory/pricing/price.errors.ts';
import * as price from './catalog-inventory/pricing/price.http.ts';
import * as priceProposal from './catalog-inventory/pricing/price-proposal.http.ts';
import * as priceSheet from './catalog-inventory/pricing/price-sheet.http.ts';
import * as stockLevel from './catalog-inventory/purchasing/stock-level.http.ts';
import * as passport from './catalog-inventory/recall/passport.http.ts';
import * as recallCase from './catalog-inventory/recall/recall-case.http.ts';
import * as recallErrors from './catalog-inventory/recall/recall.errors.ts';
import * as recall from './catalog-inventory/recall/recall.http.ts';
import * as receivingErrors from './catalog-inventory/receiving/receiving.errors.ts';
import * as receiving from './catalog-inventory/receiving/receiving.http.ts';
import * as chinaRegister from './catalog-inventory/registers/china-register.http.ts';
import * as vigilanceRegister from './catalog-inventory/registers/vigilance-register.http.ts';
import * as report from './catalog-inventory/reports/report.http.ts';
import * as shipmentBoxes from './catalog-inventory/stock/shipment-boxes.http.ts';
import * as stockErrors from './catalog-inventory/stock/stock.errors.ts';
import * as stock from './catalog-inventory/stock/stock.http.ts';
import * as lens from './catalog-inventory/storefront/lens.http.ts';
import * as product from './catalog-inventory/storefront/product.http.ts';
import * as accountErrors from './customer/accounts/account.errors.ts';
import * as account from './customer/accounts/account.http.ts';
import * as factorErrors from './customer/accounts/factor.errors.ts';
import * as factor from './customer/accounts/factor.http.ts';
import * as passkeyErrors from './customer/accounts/passkey.errors.ts';
import * as passkey from './customer/accounts/passkey.http.ts';
import * as sessionErrors from './customer/accounts/session.errors.ts';
import * as accessDenial from './customer/accounts/access-denial.http.ts';
import * as session from './customer/accounts/session.http.ts';
import * as article from './customer/cases/article.http.ts';
import * as caseErrors from './customer/cases/case.errors.ts';
import * as caseHttp from './customer/cases/case.http.ts';
import * as caseMail from './customer/cases/case-mail.http.ts';
import * as caseReport from './customer/cases/case-report.http.ts';
import * as caseSettings from './customer/cases/case-settings.http.ts';
import * as caseSurvey from './customer/cases/case-survey.http.ts';
import * as caseWork from './customer/cases/case-work.http.ts';
import * as complaintErrors from './customer/complaints/complaint.errors.ts';
import * as complaint from './customer/complaints/complaint.http.ts';
import * as consentErrors from './customer/consent/consent.errors.ts';
import * as consent from './customer/consent/consent.http.ts';
import * as customerEvents from './customer/events.ts';
import * as customerEdit from './customer/imports/customer-edit.http.ts';
import * as importFileErrors from './customer/imports/import-file.errors.ts';
import * as importFile from './customer/imports/import-file.http.ts';
import * as apiKeyErrors from './customer/machines/api-key.errors.ts';
import * as apiKey from './customer/machines/api-key.http.ts';
import * as messageErrors from './customer/messages/message.errors.ts';
import * as message from './customer/messages/message.http.ts';
import * as suppression from './customer/messages/suppression.http.ts';
import * as template from './customer/messages/template.http.ts';
import * as field from './customer/fields/field.http.ts';
import * as fieldErrors from './customer/fields/field.errors.ts';
import * as household from './customer/households/household.http.ts';
import * as householdErrors from './customer/households/household.errors.ts';
import * as partner from './customer/partners/partner.http.ts';
import * as partnerErrors from './customer/partners/partner.errors.ts';
import * as customerChange from './customer/people/customer-change.http.ts';
import * as freshness from './customer/people/freshness.http.ts';
import * as tag from './customer/tags/tag.http.ts';
import * as tagErrors from './customer/tags/tag.errors.ts';
import * as privacyErrors from './customer/privacy/privacy.errors.ts';
import * as privacy from './customer/privacy/privacy.http.ts';
import * as customerErrors from './customer/people/customer.errors.ts';
import * as customer from './customer/people/customer.http.ts';
import * as phoneChange from './customer/people/phone-change.http.ts';
import * as noteErrors from './customer/people/note.errors.ts';
import * as note from './customer/people/note.http.ts';
import * as walkIn from './customer/people/walk-in.http.ts';
import * as orderAddress from './customer/people/order-address.http.ts';
import * as shipmentAddress from './customer/people/shipment-address.http.ts';
import * as staffChange from './customer/staff/staff-change.http.ts';
import * as invitation from './customer/staff/invitation.http.ts';
import * as staffErrors from './customer/staff/staff.errors.ts';
import * as staff from './customer/staff/staff.http.ts';
import * as attachmentErrors from './customer/prescriptions/attachment.errors.ts';
import * as attachment from './customer/prescriptions/attachment.http.ts';
import * as contactsErrors from './customer/contacts/contact.errors.ts';
import * as interaction from './customer/contacts/interaction.http.ts';
import * as telephony from './customer/contacts/telephony.http.ts';
import * as duplicateErrors from './customer/quality/duplicate.errors.ts';
import * as duplicate from './customer/quality/duplicate.http.ts';
import * as dealErrors from './customer/pipeline/deal.errors.ts';
import * as deal from './customer/pipeline/deal.http.ts';
import * as dealFigures from './customer/pipeline/deal-figures.http.ts';
import * as desk from './customer/desk/desk.http.ts';
import * as deskErrors from './customer/desk/desk.errors.ts';
import * as draft from './customer/prescriptions/draft.http.ts';
import * as fhir from './customer/prescriptions/fhir.http.ts';
import * as prescriptionErrors from './customer/prescriptions/prescription.errors.ts';
import * as prescriptionValidity from './customer/prescriptions/prescription-validity.http.ts';
import * as prescription from './customer/prescriptions/prescription.http.ts';
import * as ruleRegister from './customer/registers/rule-register.http.ts';
import * as review from './customer/recording/review.http.ts';
import * as verificationErrors from './customer/supply/verification.errors.ts';
import * as verification from './customer/supply/verification.http.ts';
import * as taskErrors from './customer/tasks/task.errors.ts';
import * as taskRule from './customer/tasks/task-rule.http.ts';
import * as task from './customer/tasks/task.http.ts';
import * as timeline from './customer/timeline/timeline.http.ts';
import * as change from './changes/change.http.ts';
import * as gatheredDesk from './desk/overview.http.ts';
import * as consoleErrors from './gateway/console.errors.ts';
import * as webhookErrors from './gateway/webhook.errors.ts';
import * as webhook from './gateway/webhook.http.ts';
import * as webhookDelivery from './gateway/webhook-delivery.http.ts';
import * as webhookEvents from './gateway/webhook-events.ts';
import * as jobErrors from './jobs/job.errors.ts';
import * as job from './jobs/job.http.ts';
import * as requestErrors from './kernel/request.errors.ts';
import * as marketingEvents from './marketing/events.ts';
import * as marketingErrors from './marketing/marketing.errors.ts';
import * as marketing from './marketing/marketing.http.ts';
import * as health from './operator/health.http.ts';
import * as operatorErrors from './operator/operator.errors.ts';
import * as operator from './operator/operator.http.ts';
import * as testClockErrors from './operator/test-clock.errors.ts';
import * as testClock from './operator/test-clock.http.ts';
import * as trainingErrors from './operator/training.errors.ts';
import * as training from './operator/training.http.ts';
import * as orderEvents from './order/events.ts';
import * as orderErrors from './order/order.errors.ts';
import * as orderStream from './order/order-stream.http.ts';
import * as order from './order/order.http.ts';
import * as quote from './order/quote.http.ts';
import * as repeat from './order/repeat.http.ts';
import * as shipment from './order/shipment.http.ts';
import * as tracking from './order/tracking.http.ts';
import * as paymentEvents from './payment/events.ts';
import * as paymentErrors from './payment/payment.errors.ts';
import * as reconciliation from './payment/reconciliation.http.ts';
import * as invoiceFile from './payment/invoice-file.http.ts';
import * as payment from './payment/payment.http.ts';
import * as shipmentErrors from './shipment.errors.ts';
import * as jurisdictionErrors from './tools/jurisdiction.errors.ts';
import * as jurisdiction from './tools/jurisdiction.http.ts';
import * as toolsErrors from './tools/tools.errors.ts';
import * as tools from './tools/tools.http.ts';

/**
 * The only list of the modules that declare a message, an operation or a refusal, grouped by owner. The reference page
 * shows the operations in the order of this list. A unit test fails if a module is missing here, and names it.
 */
const modules = {
  everybody: [requestErrors, contactErrors, shipmentErrors],
  customer: [
    customerEvents,
    staff,
    staffChange,
    staffErrors,
    invitation,
    accessDenial,
    session,
    sessionErrors,
    account,
    accountErrors,
    factor,
    factorErrors,
    apiKey,
    apiKeyErrors,
    passkey,
    passkeyErrors,
    customer,
    customerErrors,
    customerChange,
    freshness,
    tag,
    tagErrors,
    field,
    fieldErrors,
    household,
    householdErrors,
    partner,
    partnerErrors,
    phoneChange,
    walkIn,
    orderAddress,
    shipmentAddress,
    note,
    noteErrors,
    interaction,
    telephony,
    contactsErrors,
    timeline,
    task,
    taskRule,
    taskErrors,
    consent,
    consentErrors,
    privacy,
    privacyErrors,
    prescription,
    prescriptionValidity,
    prescriptionErrors,
    fhir,
    draft,
    attachment,
    attachmentErrors,
    review,
    verification,
    verificationErrors,
    ruleRegister,
    complaint,
    article,
    caseErrors,
    caseHttp,
    caseMail,
    caseReport,
    caseSettings,
    caseSurvey,
    caseWork,
    complaintErrors,
    message,
    suppression,
    template,
    messageErrors,
    importFile,
    importFileErrors,
    customerEdit,
    desk,
    deskErrors,
    deal,
    dealErrors,
    dealFigures,
    duplicate,
    duplicateErrors,
  ],
  'catalog-inventory': [
    catalogInventoryEvents,
    catalogue,
    catalogueErrors,
    product,
    lens,
    catalogueImport,
    importErrors,
    price,
    priceErrors,
    priceProposal,
    priceSheet,
    stock,
    stockErrors,
    shipmentBoxes,
    receiving,
    receivingErrors,
    supplier,
    supplierErrors,
    purchasing,
    purchasingErrors,
    stocktake,
    stocktakeErrors,
    report,
    replenishment,
    replenishmentErrors,
    stockLevel,
    recall,
    recallErrors,
    recallCase,
    passport,
    chinaRegister,
    vigilanceRegister,
  ],
  order: [orderEvents, order, orderStream, orderErrors, quote, repeat, shipment, tracking],
  payment: [paymentEvents, payment, invoiceFile, reconciliation, paymentErrors],
  marketing: [marketingEvents, marketing, marketingErrors],
  gateway: [gatheredDesk, consoleErrors, webhook, webhookDelivery, webhookEvents, webhookErrors],
  tools: [tools, toolsErrors, jurisdiction, jurisdictionErrors],
  operator: [
    job,
    jobErrors,
    operator,
    health,
    operatorErrors,
    change,
    testClock,
    testClockErrors,
    training,
    trainingErrors,
  ],
} satisfies Readonly<Record<string, readonly object[]>>;

/** Every export of the modules in the list above, with its name. */
export const namedDeclarations: readonly (readonly [name: string, value: unknown])[] = Object.values(modules)
  .flat()
  .flatMap((module: object): [string, unknown][] => Object.entries(module));

/** Every export of the modules above. `isMessageType`, `isOperation` and `isRefusal` pick out one kind. */
export const declarations: readonly unknown[] = namedDeclarations.map(([, value]) => value);
