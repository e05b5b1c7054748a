/** The prescription as it was presented: pictures and PDFs of it. They are kept, sealed, as long as the prescription is. */
import { z } from 'zod';
import { Download, Id, Instant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import {
  ATTACHMENT_BUSY,
  ATTACHMENT_NOT_FOUND,
  ATTACHMENT_TOO_MANY,
  ATTACHMENT_UNREADABLE,
} from './attachment.errors.ts';
import { PRESCRIPTION_NOT_FOUND, PRESCRIPTION_WITHDRAWN } from './prescription.errors.ts';
import { prescriptionId } from './prescription.http.ts';

/** Of what is kept: every picture becomes a JPEG. */
export const KeptType = z.enum(['image/jpeg', 'application/pdf']);
export type KeptType = z.infer<typeof KeptType>;

const Attachment = z.object({
  id: Id,
  prescriptionId: Id,
  revision: z.int().meta({ description: 'Of the prescription, when the file was attached' }),
  mediaType: KeptType,
  size: z.int().meta({ description: 'Bytes, as they are kept' }),
  attachedBy: Id,
  createdAt: Instant,
});
export type Attachment = z.infer<typeof Attachment>;

export const AttachFile = operation({
  id: 'attachFile',
  endpoint: 'POST /customers/{customerId}/prescriptions/{prescriptionId}/attachments',
  owner: 'customer',
  summary: 'Attach a picture or a PDF of a prescription',
  description:
    'At most 5 MiB. It is written anew before it is kept: where it was taken, by whom and with what is left out, scripts and links of a PDF too, and a picture is turned upright and has at most 4,000 pixels a side.',
  allow: ['customer:self', 'optician'],
  params: prescriptionId,
  file: {
    limit: 5 * 1024 * 1024,
    otherTypes: {
      'image/jpeg': undefined,
      'image/png': undefined,
      'image/webp': undefined,
      'application/pdf': undefined,
    },
  },
  reply: Attachment,
  status: 201,
  errors: [PRESCRIPTION_NOT_FOUND, PRESCRIPTION_WITHDRAWN, ATTACHMENT_UNREADABLE, ATTACHMENT_TOO_MANY, ATTACHMENT_BUSY],
});

export const ListAttachments = operation({
  id: 'listAttachments',
  endpoint: 'GET /customers/{customerId}/prescriptions/{prescriptionId}/attachments',
  owner: 'customer',
  summary: 'List the files of a prescription, oldest first: at most ten',
  allow: ['customer:self', 'optician', 'auditor'],
  params: prescriptionId,
  reply: z.object({ data: z.array(Attachment) }),
  errors: [PRESCRIPTION_NOT_FOUND],
});

export const GetAttachment = operation({
  id: 'getAttachment',
  endpoint: 'GET /customers/{customerId}/prescriptions/{prescriptionId}/attachments/{attachmentId}',
  owner: 'customer',
  summary: 'Download a file of a prescription; the reading is logged',
  allow: ['customer:self', 'optician', 'auditor'],
  params: prescriptionId.extend({ attachmentId: Id }),
  reply: Download,
  download: KeptType.options,
  errors: [ATTACHMENT_NOT_FOUND],
});
