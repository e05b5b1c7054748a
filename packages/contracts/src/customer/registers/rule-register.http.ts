/**
 * Declares the operations on the records that the Contact Lens Rule demands for three years (16 CFR 315.5(g) and (h)).
 * They are one register for the authority.
 */
import { z } from 'zod';
import { CalendarDay, Download, Id, Instant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { dayRange, dayRangePage, demandedField, lawField, registerPage, registerRow } from '../../kernel/register.ts';
import { SentText } from '../../kernel/text.ts';
import { EvidenceBasis } from '../prescriptions/prescription.http.ts';

const RULE = '16 CFR 315.5';
const ZONE = 'America/New_York';
const optionalText = SentText.nullable();

export const RuleRecordKind = z.enum([
  'prescription',
  'attachment',
  'transmission',
  'contact',
  'answer',
  'late-answer',
  'objection',
  'evidence',
]);

export const RuleRecord = registerRow({
  recordedOn: lawField(CalendarDay, 'date of the record', `${RULE}(g): the day of the record in timeZone.`),
  recordedAt: lawField(Instant, 'date and time of the record', `${RULE}(g).`),
  kind: lawField(
    RuleRecordKind,
    'record',
    `${RULE}(g)(1): prescription, attachment; (g)(2): transmission, contact; (g)(3): answer, late-answer, objection; (c): evidence, on which a sale rests.`,
  ),
  customerId: lawField(Id, 'patient, by id', 'The value of customer.id.'),
  patientName: lawField(
    SentText,
    "patient's full name",
    `${RULE}(b)(1): the name in the request to the prescriber, otherwise the present name of the customer.`,
  ),
  patientAddress: demandedField(SentText, "patient's address", `${RULE}(b)(1): the address in a transmission.`),
  prescriptionId: lawField(Id, 'prescription', 'The value of prescription.id.'),
  revision: lawField(
    z.int().nullable(),
    'revision of the prescription',
    'The value of prescription_revision.revision.',
  ),
  issuedIn: lawField(
    optionalText,
    'place of issue',
    'The country whose law applies. The file has prescriptions of other countries too.',
  ),
  issuedOn: lawField(optionalText, 'date of issue', '16 CFR 315.2, Contact lens prescription.'),
  expiresOn: lawField(optionalText, 'expiry date', '16 CFR 315.2 and 315.6.'),
  medicalReason: lawField(optionalText, 'medical judgment for an earlier expiry', '16 CFR 315.6(b).'),
  prescriber: lawField(optionalText, 'prescriber: name, address, telephone, fax', '16 CFR 315.2.'),
  lenses: lawField(optionalText, 'power, manufacturer, base curve, diameter; quantity', `${RULE}(b)(2) and (3).`),
  requestedOn: lawField(optionalText, 'date of patient request', `${RULE}(b)(4).`),
  communicatedAt: lawField(optionalText, 'date and time of the communication', `${RULE}(b)(5), (g)(2) and (g)(3).`),
  channel: lawField(optionalText, 'direct communication by', `${RULE}(g)(2)(i) to (iii), 315.2.`),
  sentTo: lawField(optionalText, 'number or address of the prescriber', `${RULE}(g)(2).`),
  completedAt: lawField(optionalText, 'completed transmission', `${RULE}(g)(2)(i): the clock starts here.`),
  proof: lawField(optionalText, 'confirmation of the transmission, reference', `${RULE}(g)(2)(i) and (g)(3)(i).`),
  contactPerson: lawField(optionalText, 'contact person at the seller', `${RULE}(b)(6).`),
  saturdayHours: lawField(optionalText, 'regular Saturday hours of the prescriber', `${RULE}(b)(7) and (h).`),
  saturdayBasis: lawField(optionalText, 'basis for the actual knowledge of them', `${RULE}(h).`),
  persons: lawField(optionalText, 'individuals who participated', `${RULE}(g)(2)(ii) and (g)(3)(ii).`),
  said: lawField(
    optionalText,
    'information communicated',
    `${RULE}(g)(2)(ii) and (g)(3)(ii): outcome of a call, reason of a denial, correction.`,
  ),
  answer: lawField(optionalText, 'confirmed, corrected or denied', `${RULE}(c) and (e).`),
  deadline: lawField(optionalText, 'end of the eight business hours', `${RULE}(c)(3): in the prescriber’s local time.`),
  reasoning: lawField(optionalText, 'how the business hours were counted', '16 CFR 315.2, Business hour.'),
  attachmentType: lawField(optionalText, 'copy of the prescription: type', `${RULE}(g)(1).`),
  attachmentSha256: lawField(
    optionalText,
    'copy of the prescription: SHA-256',
    `${RULE}(g)(1): the digest of the bytes that attachmentPath answers.`,
  ),
  attachmentPath: lawField(optionalText, 'copy of the prescription: where to fetch it', `${RULE}(g)(1).`),
  evidenceBasis: lawField(
    EvidenceBasis.nullable(),
    'verification event',
    `${RULE}(a) and (c): lines of orders name the id of this record.`,
  ),
  attachments: demandedField(
    SentText,
    'copies on file of what was presented',
    `${RULE}(g)(1): the paths of the files, for an evidence that rests on a document.`,
  ),
  verificationId: lawField(Id.nullable(), 'verification request', 'The value of verification.id.'),
  recordedBy: lawField(
    Id.nullable(),
    'who recorded it, by id',
    'Empty if nobody recorded it because the deadline passed.',
  ),
});
export type RuleRecord = z.infer<typeof RuleRecord>;

const rule = {
  owner: 'customer',
  allow: ['auditor'],
  description:
    'Prescriptions as recorded, presented files, requests to prescribers with their proof, the log of calls, answers, and the evidence that permitted a sale, in the order of recording, oldest first. The reading of every answered row is in the change record. `missing` names `attachments` and `patientAddress` if the rule demands them and there are none.',
} as const;

export const ListRuleRecords = operation({
  ...rule,
  id: 'listRuleRecords',
  record: ['register.read'],
  endpoint: 'GET /registers/us-contact-lens-rule',
  summary: 'List the three-year file of the Contact Lens Rule',
  query: dayRangePage(ZONE),
  reply: registerPage(RuleRecord),
});

export const ExportRuleRecords = operation({
  ...rule,
  id: 'exportRuleRecords',
  record: ['register.exported'],
  stepUp: true,
  endpoint: 'GET /registers/us-contact-lens-rule.csv',
  summary: 'Download the three-year file of the Contact Lens Rule as a CSV file',
  query: dayRange(ZONE),
  reply: Download,
  download: ['text/csv'],
});
