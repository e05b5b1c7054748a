/**
 * Declares the operations on the register that distributors must keep (MDR Art. 14(5)): complaints, non-conforming
 * devices, recalls and withdrawals.
 */
import { z } from 'zod';
import { CalendarDay, Download, Id, Instant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { dayRange, dayRangePage, demandedField, lawField, registerPage, registerRow } from '../../kernel/register.ts';
import { SentText } from '../../kernel/text.ts';

const ART_14 = 'Regulation (EU) 2017/745, Art. 14';
const ZONE = 'Europe/Brussels';
const optionalText = SentText.nullable();

export const VigilanceKind = z.enum([
  'complaint',
  'non-conforming',
  'conforming-again',
  'recall',
  'withdrawal',
  'withdrawal-ended',
]);

export const VigilanceRecord = registerRow({
  recordedOn: lawField(CalendarDay, 'date of the entry', `${ART_14}(5): the day of the entry in timeZone.`),
  recordedAt: lawField(Instant, 'date and time of the entry', `${ART_14}(5).`),
  kind: lawField(
    VigilanceKind,
    'complaint, non-conforming device, recall or withdrawal',
    `${ART_14}(5): complaints in their present state; lots that people put in quarantine or released; each version of a recall; lots that a recall took out of stock or gave back.`,
  ),
  device: lawField(optionalText, 'device', `${ART_14}(5): product.name of the pack with this GTIN.`),
  manufacturer: lawField(optionalText, 'manufacturer', `${ART_14}(5): product.brand.`),
  gtin: demandedField(
    SentText,
    'UDI-DI',
    `${ART_14}(2)(d), Art. 25(2): the reported GTIN, otherwise the GTIN of the pack.`,
  ),
  masterUdiDi: lawField(
    optionalText,
    'Master UDI-DI',
    'Annex VI Part C, 6.6.1 (Delegated Regulation (EU) 2023/2197): the code on the boxes of the lot. Lenses placed on the market before 9 November 2026 need none (MDCG 2025-7).',
  ),
  lotNumber: demandedField(
    SentText,
    'lot number (UDI-PI)',
    'Art. 25(2): the reported number, otherwise the number of the lot.',
  ),
  expiresOn: lawField(optionalText, 'expiry date', 'The date of the lot.'),
  boxesInStock: lawField(z.int().nullable(), 'boxes still in stock', 'Boxes of the lot that are in stock now.'),
  seriousness: lawField(
    optionalText,
    'seriousness',
    'Art. 2(64) and (65): the seriousness of a complaint, or the class of a recall.',
  ),
  receivedAt: lawField(optionalText, 'date and time of receipt', `${ART_14}(5): the receipt of a complaint.`),
  reason: lawField(
    optionalText,
    'what is wrong',
    `${ART_14}(2) and (4): the reason of a quarantine, or the text of a recall.`,
  ),
  passedOn: demandedField(
    SentText,
    'forwarded to',
    `${ART_14}(5): manufacturer, authorised representative, importer; (4): authority. Each with its time.`,
  ),
  status: lawField(optionalText, 'status', 'The present status of a complaint or a recall.'),
  outcome: lawField(optionalText, 'outcome', 'The outcome of a complaint.'),
  lotState: lawField(
    optionalText,
    'state of the lot',
    'The present state: good, quarantined, or recalled with the references. unknown: no such box was ever received.',
  ),
  reference: lawField(
    optionalText,
    'reference',
    'The id of a complaint, to be read with GET /v1/complaints/{id}, or the reference of a recall.',
  ),
  source: lawField(optionalText, 'source', 'The source of a recall.'),
  recordedBy: lawField(Id.nullable(), 'who recorded it, by id', 'A field of our own.'),
});
export type VigilanceRecord = z.infer<typeof VigilanceRecord>;

const register = {
  owner: 'catalog-inventory',
  allow: ['auditor', 'warehouse'],
  description:
    'Oldest first. Personal details of a complaint stay in the customer service. `missing` names the GTIN and the lot of a complaint, and the recipient of a suspected incident, if nobody recorded them.',
} as const;

export const ListVigilanceRecords = operation({
  ...register,
  id: 'listVigilanceRecords',
  endpoint: 'GET /registers/eu-mdr-article-14',
  summary: 'List the register of MDR Art. 14(5)',
  query: dayRangePage(ZONE),
  reply: registerPage(VigilanceRecord),
});

export const ExportVigilanceRecords = operation({
  ...register,
  id: 'exportVigilanceRecords',
  stepUp: true,
  endpoint: 'GET /registers/eu-mdr-article-14.csv',
  summary: 'Download the register of MDR Art. 14(5) as a CSV file',
  query: dayRange(ZONE),
  reply: Download,
  download: ['text/csv'],
});
