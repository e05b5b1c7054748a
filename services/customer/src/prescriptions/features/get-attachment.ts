import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ATTACHMENT_NOT_FOUND } from '@toric/contracts/customer/prescriptions/attachment.errors';
import { GetAttachment } from '@toric/contracts/customer/prescriptions/attachment.http';
import { logAccess } from '../../access-log.store.ts';
import { fileNameOf } from '../attachment.ts';
import { findAttachment } from '../attachment.store.ts';

/** GET /customers/{customerId}/prescriptions/{prescriptionId}/attachments/{attachmentId}. Returns the bytes, and
 *  logs the reading. */
export const getAttachment = ({ vault }: { vault: Vault }) =>
  command(GetAttachment, {
    async run({ params: { customerId, prescriptionId: id, attachmentId }, actor, tx, now: at, newId }) {
      const attachment = await findAttachment(tx, vault, { id, customerId, attachmentId }, selfOf(actor));
      if (!attachment) throw ATTACHMENT_NOT_FOUND();
      await logAccess(tx, { actor, action: 'attachment.read', customerId, at, newId }, [attachmentId]);
      return answer({ ...attachment, fileName: fileNameOf({ id: attachmentId, mediaType: attachment.mediaType }) });
    },
  });
