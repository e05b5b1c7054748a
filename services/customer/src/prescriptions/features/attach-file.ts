import { changed } from '@toric/chassis/changes/changed';
import { preparedCommand, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { AttachFile } from '@toric/contracts/customer/prescriptions/attachment.http';
import { PRESCRIPTION_NOT_FOUND } from '@toric/contracts/customer/prescriptions/prescription.errors';
import { assertBelowLimit, storedTypeOf } from '../attachment.ts';
import { attachmentView, countAttachments, insertAttachment } from '../attachment.store.ts';
import type { DocumentCleaner } from '../document-cleaner.ts';
import { lockCustomers } from '../../customer-lock.store.ts';
import { assertFewReviews } from '../open-records.store.ts';
import { assertNotWithdrawn } from '../prescription.ts';
import { lockPrescription, requestReview } from '../prescription.store.ts';
import { awaitsEvidence } from '../prescription-status.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * POST /customers/{customerId}/prescriptions/{prescriptionId}/attachments. Rewrites the file before the transaction,
 * then encrypts it. Refuses an eleventh file of a prescription, a sixth prescription of a customer that waits for a
 * review, and a withdrawn prescription.
 */
export const attachFile = ({ vault, clean }: { vault: Vault; clean: DocumentCleaner }) =>
  preparedCommand<typeof AttachFile, Reader, Buffer>(AttachFile, {
    prepare: ({ file }) => clean(file),
    async run({ params: { customerId, prescriptionId: id }, file, actor, tx, now, newId, prepared: bytes }) {
      if (actor.kind === 'customer' && actor.id === customerId) await lockCustomers(tx, [customerId]);
      const prescription = await lockPrescription(tx, { id, customerId }, selfOf(actor));
      if (!prescription) throw PRESCRIPTION_NOT_FOUND();
      assertNotWithdrawn(prescription.status);
      assertBelowLimit(await countAttachments(tx, id));
      if (actor.kind === 'customer' && awaitsEvidence(prescription.status)) {
        await assertFewReviews(tx, prescription);
        await requestReview(tx, prescription, now);
      }
      const { revision } = prescription;
      const attached = { id: newId(), prescriptionId: id, revision, attachedBy: actor.id, createdAt: now };
      const row = { ...attached, mediaType: storedTypeOf(file.type), bytes };
      const view = attachmentView(await insertAttachment(tx, vault, customerId, row));
      const fields = changed({}, { prescriptionId: id, revision, mediaType: row.mediaType });
      return answer(view).records({ action: 'attachment.added', subject: attached.id, customerId, fields });
    },
  });
