import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CASE_ATTACHMENT_NOT_FOUND } from '@toric/contracts/customer/cases/case.errors';
import { GetCaseAttachment } from '@toric/contracts/customer/cases/case-work.http';
import { findCaseKeys, lockCase } from '../case.store.ts';
import { findFile } from '../entry.store.ts';

/** GET /cases/{caseId}/attachments/{attachmentId}. Returns the bytes of a file, and records the access. */
export const getCaseAttachment = ({ vault }: { vault: Vault }) =>
  command(GetCaseAttachment, {
    async run({ params: { caseId, attachmentId }, tx }) {
      const found = await lockCase(tx, caseId);
      const keys = await findCaseKeys(tx, vault, caseId);
      if (!found || !keys) throw CASE_ATTACHMENT_NOT_FOUND();
      const file = await findFile(tx, keys, { caseId, attachmentId });
      if (!file) throw CASE_ATTACHMENT_NOT_FOUND();
      const end = file.mediaType === 'application/pdf' ? 'pdf' : 'jpg';
      const named = { ...file, fileName: `${found.number}-${attachmentId}.${end}` };
      return answer(named).records({ action: 'case.read', subject: caseId, customerId: found.customerId });
    },
  });
