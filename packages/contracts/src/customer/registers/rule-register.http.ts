/** What the Contact Lens Rule wants kept for three years (16 CFR 315.5(g) and (h)), as one file for the authority. */
import { z } from 'zod';
import { CalendarDay, Download, Id, Instant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { daysIn, demanded, named, pageOfDays, registerPage, registerRow } from '../../kernel/register.ts';
import { EvidenceBasis } from '../prescriptions/prescription.http.ts';

const RULE = '16 CFR 315.5';
const ZONE = 'America/New_York';
const maybe = z.string().nullable();

export const RuleRecord = registerRow({
  recordedOn: named(CalendarDay, 'date of the record', `${RULE}(g): the day on which it was recorded, in timeZone`),
  recordedAt: named(Instant, 'date and time of the record', `${RULE}(g)`),
  kind: named(
    z.enum(['prescription', 'attachment', 'transmission', 'contact', 'answer', 'late-answer', 'objection', 'evidence']),
    'record',
    `${RULE}(g)(1): prescription, attachment; (g)(2): transmission, contact; (g)(3): answer, late-answer, objection; (c): evidence, what a sale rests on`,
  ),
  customerId: named(Id, 'patient, by id', 'customer.id'),
  patientName: named(z.string(), "patient's full name", `${RULE}(b)(1): as asked; else as the customer is called now`),
  patientAddress: demanded(z.string(), "patient's address", `${RULE}(b)(1): of a transmission, as asked`),
  prescriptionId: named(Id, 'prescription', 'prescription.id'),
  revision: named(z.int().nullable(), 'revision of the prescription', 'prescription_revision.revision'),
  issuedIn: named(maybe, 'place of issue', 'whose law it is: other countries are in the file too'),
  issuedOn: named(maybe, 'date of issue', '16 CFR 315.2, Contact lens prescription'),
  expiresOn: named(maybe, 'expiry date', '16 CFR 315.2 and 315.6'),
  medicalReason: named(maybe, 'medical judgment for an earlier expiry', '16 CFR 315.6(b)'),
  prescriber: named(maybe, 'prescriber: name, address, telephone, fax', '16 CFR 315.2'),
  lenses: named(maybe, 'power, manufacturer, base curve, diameter; quantity', `${RULE}(b)(2) and (3)`),
  requestedOn: named(maybe, 'date of patient request', `${RULE}(b)(4)`),
  communicatedAt: named(maybe, 'date and time of the communication', `${RULE}(b)(5), (g)(2) and (g)(3)`),
  channel: named(maybe, 'direct communication by', `${RULE}(g)(2)(i) to (iii), 315.2`),
  sentTo: named(maybe, 'number or address of the prescriber', `${RULE}(g)(2)`),
  completedAt: named(maybe, 'completed transmission', `${RULE}(g)(2)(i): the clock starts here`),
  proof: named(maybe, 'confirmation of the transmission, reference', `${RULE}(g)(2)(i) and (g)(3)(i)`),
  contactPerson: named(maybe, 'contact person at the seller', `${RULE}(b)(6)`),
  saturdayHours: named(maybe, 'regular Saturday hours of the prescriber', `${RULE}(b)(7) and (h)`),
  saturdayBasis: named(maybe, 'basis for the actual knowledge of them', `${RULE}(h)`),
  persons: named(maybe, 'individuals who participated', `${RULE}(g)(2)(ii) and (g)(3)(ii)`),
  said: named(
    maybe,
    'information communicated',
    `${RULE}(g)(2)(ii) and (g)(3)(ii): outcome of a call, reason of a denial, correction`,
  ),
  answer: named(maybe, 'confirmed, corrected or denied', `${RULE}(c) and (e)`),
  deadline: named(maybe, 'end of the eight business hours', `${RULE}(c)(3): by the prescriber’s clock`),
  reasoning: named(maybe, 'how the business hours were counted', '16 CFR 315.2, Business hour'),
  attachmentType: named(maybe, 'copy of the prescription: type', `${RULE}(g)(1)`),
  attachmentSha256: named(
    maybe,
    'copy of the prescription: SHA-256',
    `${RULE}(g)(1): of the bytes that attachmentPath answers`,
  ),
  attachmentPath: named(maybe, 'copy of the prescription: where to fetch it', `${RULE}(g)(1)`),
  evidenceBasis: named(
    EvidenceBasis.nullable(),
    'verification event',
    `${RULE}(a) and (c): lines of orders name the id of this record`,
  ),
  attachments: demanded(
    z.string(),
    'copies on file of what was presented',
    `${RULE}(g)(1): of an evidence that rests on a document`,
  ),
  verificationId: named(Id.nullable(), 'verification request', 'verification.id'),
  recordedBy: named(Id.nullable(), 'who recorded it, by id', 'empty: nobody, the deadline passed'),
});
export type RuleRecord = z.infer<typeof RuleRecord>;

const rule = {
  owner: 'customer',
  allow: ['auditor'],
  description:
    'Prescriptions as they were recorded, files that were presented, requests with their proof, the log of calls, answers, and what permitted a sale: oldest first, by when each was recorded. Every row that is given out is in the access log. `attachments` and `patientAddress` are missing where the rule wants them and there are none.',
} as const;

export const ListRuleRecords = operation({
  ...rule,
  id: 'listRuleRecords',
  endpoint: 'GET /registers/us-contact-lens-rule',
  summary: 'The three-year file of the Contact Lens Rule, page by page',
  query: pageOfDays(ZONE),
  reply: registerPage(RuleRecord),
});

export const ExportRuleRecords = operation({
  ...rule,
  id: 'exportRuleRecords',
  endpoint: 'GET /registers/us-contact-lens-rule.csv',
  summary: 'The same, whole, as a file for a spreadsheet',
  query: daysIn(ZONE),
  reply: Download,
  download: ['text/csv'],
});
