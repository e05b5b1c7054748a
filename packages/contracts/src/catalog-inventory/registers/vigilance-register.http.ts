/** The register of distributors (MDR Art. 14(6)): complaints, non-conforming devices, recalls and withdrawals. */
import { z } from 'zod';
import { CalendarDay, Download, Id, Instant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { daysIn, demanded, named, pageOfDays, registerPage, registerRow } from '../../kernel/register.ts';

const ART_14 = 'Regulation (EU) 2017/745, Art. 14';
const ZONE = 'Europe/Brussels';
const maybe = z.string().nullable();

export const VigilanceRecord = registerRow({
  recordedOn: named(CalendarDay, 'date of the entry', `${ART_14}(6): the day on which it was recorded, in timeZone`),
  recordedAt: named(Instant, 'date and time of the entry', `${ART_14}(6)`),
  kind: named(
    z.enum(['complaint', 'non-conforming', 'conforming-again', 'recall', 'withdrawal', 'withdrawal-ended']),
    'complaint, non-conforming device, recall or withdrawal',
    `${ART_14}(6): complaints as they stand; lots that people set aside or set free; each version of a recall; lots that it took out of stock or gave back`,
  ),
  device: named(maybe, 'device', `${ART_14}(5): product.name, of the pack with this GTIN`),
  manufacturer: named(maybe, 'manufacturer', `${ART_14}(5): product.brand`),
  gtin: demanded(z.string(), 'UDI-DI', `${ART_14}(2)(d), Art. 25(2): as reported; else of the pack`),
  lotNumber: demanded(z.string(), 'lot number (UDI-PI)', 'Art. 25(2): as reported; else of the lot'),
  expiresOn: named(maybe, 'expiry date', 'of the lot'),
  boxesInStock: named(z.int().nullable(), 'boxes still in stock', 'of the lot, now'),
  seriousness: named(maybe, 'seriousness', 'Art. 2(64) and (65): of a complaint; class of a recall'),
  receivedAt: named(maybe, 'date and time of receipt', `${ART_14}(5): of a complaint`),
  reason: named(maybe, 'what is wrong', `${ART_14}(2) and (4): why a lot was set aside; what a recall says`),
  passedOn: demanded(
    z.string(),
    'forwarded to',
    `${ART_14}(5): manufacturer, authorised representative, importer; (4) authority: with the time`,
  ),
  status: named(maybe, 'status', 'of a complaint or a recall, now'),
  outcome: named(maybe, 'outcome', 'of a complaint'),
  lotState: named(
    maybe,
    'state of the lot',
    'now: good, quarantined, or recalled with the references; unknown: no such box was ever received',
  ),
  reference: named(maybe, 'reference', 'complaint.id, read with GET /v1/complaints/{id}; else of the recall'),
  source: named(maybe, 'source', 'of a recall'),
  recordedBy: named(Id.nullable(), 'who recorded it, by id', 'ours'),
});
export type VigilanceRecord = z.infer<typeof VigilanceRecord>;

const register = {
  owner: 'catalog-inventory',
  allow: ['auditor', 'warehouse'],
  description:
    'Oldest first. What a complaint says of a person stays in the customer service. Missing are the GTIN and the lot of a complaint, and whom a suspected incident was passed on to.',
} as const;

export const ListVigilanceRecords = operation({
  ...register,
  id: 'listVigilanceRecords',
  endpoint: 'GET /registers/eu-mdr-article-14',
  summary: 'The register of MDR Art. 14(6), page by page',
  query: pageOfDays(ZONE),
  reply: registerPage(VigilanceRecord),
});

export const ExportVigilanceRecords = operation({
  ...register,
  id: 'exportVigilanceRecords',
  endpoint: 'GET /registers/eu-mdr-article-14.csv',
  summary: 'The same, whole, as a file for a spreadsheet',
  query: daysIn(ZONE),
  reply: Download,
  download: ['text/csv'],
});
