import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ATTACHMENT_NOT_FOUND } from '@toric/contracts/customer/prescriptions/attachment.errors';
import { GetAttachment } from '@toric/contracts/customer/prescriptions/attachment.http';
import { fileNameOf } from '../attachment.ts';
import { findAttachment } from '../attachment.store.ts';

/**
 * GET /customers/{customerId}/prescriptions/{prescriptionId}/attachments/{attachmentId}. Returns the bytes, and records
 * the access.
 */
export const getAttachment = ({ vault }: { vault: Vault }) =>
  command(GetAttachment, {
    async run({ params: { customerId, prescriptionId: id, attachmentId }, actor, tx }) {
      const attachment = await findAttachment(tx, vault, { id, customerId, attachmentId }, selfOf(actor));
      if (!attachment) throw ATTACHMENT_NOT_FOUND();
      const file = { ...attachment, fileName: fileNameOf({ id: attachmentId, mediaType: attachment.mediaType }) };
      return answer(file).records({ action: 'attachment.read', subject: attachmentId, customerId });
    },
  });
