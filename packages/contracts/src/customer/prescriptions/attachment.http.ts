/**
 * Declares the operations on pictures and PDFs of a prescription as it was presented. They are stored sealed, and kept
 * as long as the prescription.
 */
import { z } from 'zod';
import { Download, Id, Instant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import {
  ATTACHMENT_BUSY,
  ATTACHMENT_NOT_FOUND,
  ATTACHMENT_TOO_MANY,
  ATTACHMENT_UNREADABLE,
} from './attachment.errors.ts';
import {
  PRESCRIPTION_NOT_FOUND,
  PRESCRIPTION_TOO_MANY_REVIEWS,
  PRESCRIPTION_WITHDRAWN,
} from './prescription.errors.ts';
import { prescriptionId } from './prescription.http.ts';
import { shopPerson } from '../../shown/shop-person.ts';

/** Names the media type of a stored file. Every picture is converted to JPEG. */
export const StoredFileType = z.enum(['image/jpeg', 'application/pdf']);
export type StoredFileType = z.infer<typeof StoredFileType>;

export const Attachment = z.object({
  id: Id,
  prescriptionId: Id,
  revision: z.int().meta({ description: 'The revision of the prescription at the time when the file was attached.' }),
  mediaType: StoredFileType,
  size: z.int().meta({ description: 'Bytes of the stored file.' }),
  attachedBy: shopPerson('The person who attached it.'),
  createdAt: Instant,
});
export type Attachment = z.infer<typeof Attachment>;

export const AttachFile = operation({
  id: 'attachFile',
  record: ['attachment.added'],
  endpoint: 'POST /customers/{customerId}/prescriptions/{prescriptionId}/attachments',
  owner: 'customer',
  summary: 'Attach a picture or a PDF of a prescription',
  description:
    'A file has at most 5 MiB. It is rewritten before it is stored: metadata such as place, author and camera is removed, and so are scripts and links of a PDF. A picture is turned upright and scaled down to at most 4,000 pixels a side.',
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
  location: '/customers/{customerId}/prescriptions/{prescriptionId}/attachments/{id}',
  errors: [
    PRESCRIPTION_NOT_FOUND,
    PRESCRIPTION_WITHDRAWN,
    PRESCRIPTION_TOO_MANY_REVIEWS,
    ATTACHMENT_UNREADABLE,
    ATTACHMENT_TOO_MANY,
    ATTACHMENT_BUSY,
  ],
});

export const ListAttachments = operation({
  id: 'listAttachments',
  endpoint: 'GET /customers/{customerId}/prescriptions/{prescriptionId}/attachments',
  owner: 'customer',
  summary: 'List the files of a prescription, oldest first',
  description: 'A prescription has at most ten files.',
  allow: ['customer:self', 'optician', 'auditor'],
  params: prescriptionId,
  reply: z.object({ data: z.array(Attachment) }),
  errors: [PRESCRIPTION_NOT_FOUND],
});

export const GetAttachment = operation({
  id: 'getAttachment',
  record: ['attachment.read'],
  endpoint: 'GET /customers/{customerId}/prescriptions/{prescriptionId}/attachments/{attachmentId}',
  owner: 'customer',
  summary: 'Download a file of a prescription',
  description: 'Every reading is logged.',
  allow: ['customer:self', 'optician', 'auditor'],
  params: prescriptionId.extend({ attachmentId: Id }),
  reply: Download,
  download: StoredFileType.options,
  errors: [ATTACHMENT_NOT_FOUND],
});
