import { query, selfOf } from '@toric/chassis/http/endpoint';
import { ListAttachments } from '@toric/contracts/customer/prescriptions/attachment.http';
import { PRESCRIPTION_NOT_FOUND } from '@toric/contracts/customer/prescriptions/prescription.errors';
import { attachmentView, readAttachments } from '../attachment.store.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * GET /customers/{customerId}/prescriptions/{prescriptionId}/attachments. Lists the files without their contents, so no
 * access is recorded.
 */
export const listAttachments = query<typeof ListAttachments, Reader>(ListAttachments, {
  async run({ params: { customerId, prescriptionId: id }, actor, db }) {
    const rows = await readAttachments(db, { id, customerId }, selfOf(actor));
    if (!rows) throw PRESCRIPTION_NOT_FOUND();
    return { data: rows.map(attachmentView) };
  },
});
