import * as accessDenial from '../customer/accounts/access-denial.http.ts';
import * as accountErrors from '../customer/accounts/account.errors.ts';
import * as account from '../customer/accounts/account.http.ts';
import * as factorErrors from '../customer/accounts/factor.errors.ts';
import * as factor from '../customer/accounts/factor.http.ts';
import * as passkeyErrors from '../customer/accounts/passkey.errors.ts';
import * as passkey from '../customer/accounts/passkey.http.ts';
import * as sessionErrors from '../customer/accounts/session.errors.ts';
import * as session from '../customer/accounts/session.http.ts';
import * as addressCheckErrors from '../customer/rechecks/check-address.errors.ts';
import * as addressCheckEvents from '../customer/addresses/address-check.events.ts';
import * as addressCheck from '../customer/rechecks/check-address.http.ts';
import * as article from '../customer/cases/article.http.ts';
import * as caseMail from '../customer/cases/case-mail.http.ts';
import * as caseReport from '../customer/cases/case-report.http.ts';
import * as caseSettings from '../customer/cases/case-settings.http.ts';
import * as caseSurvey from '../customer/cases/case-survey.http.ts';
import * as caseWork from '../customer/cases/case-work.http.ts';
import * as caseErrors from '../customer/cases/case.errors.ts';
import * as caseHttp from '../customer/cases/case.http.ts';
import * as channelErrors from '../customer/channels/channel.errors.ts';
import * as channel from '../customer/channels/channel.http.ts';
import * as channelItem from '../customer/channels/channel-item.http.ts';
import * as complaintErrors from '../customer/complaints/complaint.errors.ts';
import * as complaint from '../customer/complaints/complaint.http.ts';
import * as consentErrors from '../customer/consent/consent.errors.ts';
import * as consent from '../customer/consent/consent.http.ts';
import * as contactsErrors from '../customer/contacts/contact.errors.ts';
import * as interaction from '../customer/contacts/interaction.http.ts';
import * as telephony from '../customer/contacts/telephony.http.ts';
import * as deskErrors from '../customer/desk/desk.errors.ts';
import * as desk from '../customer/desk/desk.http.ts';
import * as customerEvents from '../customer/events.ts';
import * as fieldErrors from '../customer/fields/field.errors.ts';
import * as field from '../customer/fields/field.http.ts';
import * as segmentErrors from '../customer/fields/segment.errors.ts';
import * as segment from '../customer/fields/segment.http.ts';
import * as formPage from '../customer/forms/form-page.http.ts';
import * as formErrors from '../customer/forms/form.errors.ts';
import * as form from '../customer/forms/form.http.ts';
import * as householdErrors from '../customer/households/household.errors.ts';
import * as household from '../customer/households/household.http.ts';
import * as customerEdit from '../customer/imports/customer-edit.http.ts';
import * as importFileErrors from '../customer/imports/import-file.errors.ts';
import * as importFile from '../customer/imports/import-file.http.ts';
import * as importMessages from '../customer/imports/import.messages.ts';
import * as migrationErrors from '../customer/imports/migration.errors.ts';
import * as migration from '../customer/imports/migration.http.ts';
import * as apiKeyErrors from '../customer/machines/api-key.errors.ts';
import * as apiKey from '../customer/machines/api-key.http.ts';
import * as messageErrors from '../customer/messages/message.errors.ts';
import * as message from '../customer/messages/message.http.ts';
import * as suppression from '../customer/messages/suppression.http.ts';
import * as template from '../customer/messages/template.http.ts';
import * as partnerErrors from '../customer/partners/partner.errors.ts';
import * as partner from '../customer/partners/partner.http.ts';
import * as customerChange from '../customer/people/customer-change.http.ts';
import * as customerErrors from '../customer/people/customer.errors.ts';
import * as customer from '../customer/people/customer.http.ts';
import * as freshness from '../customer/people/freshness.http.ts';
import * as guestErrors from '../customer/guests/guest.errors.ts';
import * as guest from '../customer/guests/guest.http.ts';
import * as noteErrors from '../customer/people/note.errors.ts';
import * as note from '../customer/people/note.http.ts';
import * as orderAddress from '../customer/people/order-address.http.ts';
import * as parcelAddress from '../customer/people/parcel-address.events.ts';
import * as phoneChange from '../customer/people/phone-change.http.ts';
import * as shipmentAddress from '../customer/people/shipment-address.http.ts';
import * as walkIn from '../customer/people/walk-in.http.ts';
import * as dealFigures from '../customer/pipeline/deal-figures.http.ts';
import * as dealErrors from '../customer/pipeline/deal.errors.ts';
import * as deal from '../customer/pipeline/deal.http.ts';
import * as attachmentErrors from '../customer/prescriptions/attachment.errors.ts';
import * as attachment from '../customer/prescriptions/attachment.http.ts';
import * as draft from '../customer/prescriptions/draft.http.ts';
import * as fhir from '../customer/prescriptions/fhir.http.ts';
import * as prescriptionValidity from '../customer/prescriptions/prescription-validity.http.ts';
import * as prescriptionErrors from '../customer/prescriptions/prescription.errors.ts';
import * as prescription from '../customer/prescriptions/prescription.http.ts';
import * as privacyErrors from '../customer/privacy/privacy.errors.ts';
import * as privacy from '../customer/privacy/privacy.http.ts';
import * as qualityAuditErrors from '../customer/quality/audit.errors.ts';
import * as qualityAudit from '../customer/quality/audit.http.ts';
import * as cleaningErrors from '../customer/quality/cleaning.errors.ts';
import * as cleaning from '../customer/quality/cleaning.http.ts';
import * as duplicateErrors from '../customer/quality/duplicate.errors.ts';
import * as duplicate from '../customer/quality/duplicate.http.ts';
import * as qualityRuleErrors from '../customer/quality/rule.errors.ts';
import * as qualityRule from '../customer/quality/rule.http.ts';
import * as mergeErrors from '../customer/quality/merge.errors.ts';
import * as mergeEvents from '../customer/merge.events.ts';
import * as merge from '../customer/quality/merge.http.ts';
import * as review from '../customer/recording/review.http.ts';
import * as ruleRegister from '../customer/registers/rule-register.http.ts';
import * as invitation from '../customer/staff/invitation.http.ts';
import * as staffChange from '../customer/staff/staff-change.http.ts';
import * as staffErrors from '../customer/staff/staff.errors.ts';
import * as staff from '../customer/staff/staff.http.ts';
import * as supplyAmendmentEvents from '../customer/supply/amendment.events.ts';
import * as verificationErrors from '../customer/supply/verification.errors.ts';
import * as verification from '../customer/supply/verification.http.ts';
import * as surveyPage from '../customer/surveys/survey-page.http.ts';
import * as surveyErrors from '../customer/surveys/survey.errors.ts';
import * as survey from '../customer/surveys/survey.http.ts';
import * as tagErrors from '../customer/tags/tag.errors.ts';
import * as tag from '../customer/tags/tag.http.ts';
import * as taskRule from '../customer/tasks/task-rule.http.ts';
import * as taskErrors from '../customer/tasks/task.errors.ts';
import * as task from '../customer/tasks/task.http.ts';
import * as timeline from '../customer/timeline/timeline.http.ts';

/**
 * Lists the modules that declare the messages, operations and refusals of the customer service. The API reference shows
 * them in this order.
 */
export const customerModules: readonly object[] = [
  customerEvents,
  mergeEvents,
  supplyAmendmentEvents,
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
  segment,
  segmentErrors,
  household,
  householdErrors,
  partner,
  partnerErrors,
  phoneChange,
  walkIn,
  ...[guest, guestErrors, addressCheck, addressCheckErrors, addressCheckEvents],
  orderAddress,
  shipmentAddress,
  parcelAddress,
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
  channel,
  channelItem,
  channelErrors,
  complaintErrors,
  message,
  suppression,
  template,
  messageErrors,
  importFile,
  importFileErrors,
  ...[importMessages, migration, migrationErrors],
  customerEdit,
  desk,
  deskErrors,
  deal,
  dealErrors,
  dealFigures,
  ...[form, formPage, formErrors, survey, surveyPage, surveyErrors],
  duplicate,
  duplicateErrors,
  qualityRule,
  qualityRuleErrors,
  cleaning,
  cleaningErrors,
  qualityAudit,
  qualityAuditErrors,
  merge,
  mergeErrors,
];
