import * as accessDenial from './accounts/access-denial.http.ts';
import * as accountErrors from './accounts/account.errors.ts';
import * as account from './accounts/account.http.ts';
import * as factorErrors from './accounts/factor.errors.ts';
import * as factor from './accounts/factor.http.ts';
import * as passkeyErrors from './accounts/passkey.errors.ts';
import * as passkey from './accounts/passkey.http.ts';
import * as sessionErrors from './accounts/session.errors.ts';
import * as session from './accounts/session.http.ts';
import * as article from './cases/article.http.ts';
import * as caseMail from './cases/case-mail.http.ts';
import * as caseReport from './cases/case-report.http.ts';
import * as caseSettings from './cases/case-settings.http.ts';
import * as caseSurvey from './cases/case-survey.http.ts';
import * as caseWork from './cases/case-work.http.ts';
import * as caseErrors from './cases/case.errors.ts';
import * as caseHttp from './cases/case.http.ts';
import * as channelErrors from './channels/channel.errors.ts';
import * as channel from './channels/channel.http.ts';
import * as channelItem from './channels/channel-item.http.ts';
import * as complaintErrors from './complaints/complaint.errors.ts';
import * as complaint from './complaints/complaint.http.ts';
import * as consentErrors from './consent/consent.errors.ts';
import * as consent from './consent/consent.http.ts';
import * as contactsErrors from './contacts/contact.errors.ts';
import * as interaction from './contacts/interaction.http.ts';
import * as telephony from './contacts/telephony.http.ts';
import * as deskErrors from './desk/desk.errors.ts';
import * as desk from './desk/desk.http.ts';
import * as customerEvents from './events.ts';
import * as fieldErrors from './fields/field.errors.ts';
import * as field from './fields/field.http.ts';
import * as segmentErrors from './fields/segment.errors.ts';
import * as segment from './fields/segment.http.ts';
import * as formPage from './forms/form-page.http.ts';
import * as formErrors from './forms/form.errors.ts';
import * as form from './forms/form.http.ts';
import * as householdErrors from './households/household.errors.ts';
import * as household from './households/household.http.ts';
import * as customerEdit from './imports/customer-edit.http.ts';
import * as importFileErrors from './imports/import-file.errors.ts';
import * as importFile from './imports/import-file.http.ts';
import * as importMessages from './imports/import.messages.ts';
import * as migrationErrors from './imports/migration.errors.ts';
import * as migration from './imports/migration.http.ts';
import * as apiKeyErrors from './machines/api-key.errors.ts';
import * as apiKey from './machines/api-key.http.ts';
import * as messageErrors from './messages/message.errors.ts';
import * as message from './messages/message.http.ts';
import * as suppression from './messages/suppression.http.ts';
import * as template from './messages/template.http.ts';
import * as partnerErrors from './partners/partner.errors.ts';
import * as partner from './partners/partner.http.ts';
import * as customerChange from './people/customer-change.http.ts';
import * as customerErrors from './people/customer.errors.ts';
import * as customer from './people/customer.http.ts';
import * as freshness from './people/freshness.http.ts';
import * as noteErrors from './people/note.errors.ts';
import * as note from './people/note.http.ts';
import * as orderAddress from './people/order-address.http.ts';
import * as phoneChange from './people/phone-change.http.ts';
import * as shipmentAddress from './people/shipment-address.http.ts';
import * as walkIn from './people/walk-in.http.ts';
import * as dealFigures from './pipeline/deal-figures.http.ts';
import * as dealErrors from './pipeline/deal.errors.ts';
import * as deal from './pipeline/deal.http.ts';
import * as attachmentErrors from './prescriptions/attachment.errors.ts';
import * as attachment from './prescriptions/attachment.http.ts';
import * as draft from './prescriptions/draft.http.ts';
import * as fhir from './prescriptions/fhir.http.ts';
import * as prescriptionValidity from './prescriptions/prescription-validity.http.ts';
import * as prescriptionErrors from './prescriptions/prescription.errors.ts';
import * as prescription from './prescriptions/prescription.http.ts';
import * as privacyErrors from './privacy/privacy.errors.ts';
import * as privacy from './privacy/privacy.http.ts';
import * as qualityAuditErrors from './quality/audit.errors.ts';
import * as qualityAudit from './quality/audit.http.ts';
import * as cleaningErrors from './quality/cleaning.errors.ts';
import * as cleaning from './quality/cleaning.http.ts';
import * as duplicateErrors from './quality/duplicate.errors.ts';
import * as duplicate from './quality/duplicate.http.ts';
import * as qualityRuleErrors from './quality/rule.errors.ts';
import * as qualityRule from './quality/rule.http.ts';
import * as mergeErrors from './quality/merge.errors.ts';
import * as merge from './quality/merge.http.ts';
import * as review from './recording/review.http.ts';
import * as ruleRegister from './registers/rule-register.http.ts';
import * as invitation from './staff/invitation.http.ts';
import * as staffChange from './staff/staff-change.http.ts';
import * as staffErrors from './staff/staff.errors.ts';
import * as staff from './staff/staff.http.ts';
import * as verificationErrors from './supply/verification.errors.ts';
import * as verification from './supply/verification.http.ts';
import * as surveyPage from './surveys/survey-page.http.ts';
import * as surveyErrors from './surveys/survey.errors.ts';
import * as survey from './surveys/survey.http.ts';
import * as tagErrors from './tags/tag.errors.ts';
import * as tag from './tags/tag.http.ts';
import * as taskRule from './tasks/task-rule.http.ts';
import * as taskErrors from './tasks/task.errors.ts';
import * as task from './tasks/task.http.ts';
import * as timeline from './timeline/timeline.http.ts';

/** The modules that declare the messages, operations and refusals of the customer service. The reference page shows them in this order. */
export const customerModules: readonly object[] = [
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
  segment,
  segmentErrors,
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
