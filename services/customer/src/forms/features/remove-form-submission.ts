import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { SUBMISSION_NOT_FOUND } from '@toric/contracts/customer/forms/form.errors';
import { RemoveFormSubmission } from '@toric/contracts/customer/forms/form.http';
import { deleteSubmissions } from '../submission.store.ts';

/** DELETE /form-submissions/{submissionId}. Deletes a submission with its key. */
export const removeFormSubmission = command(RemoveFormSubmission, {
  async run({ params: { submissionId }, tx }) {
    if ((await deleteSubmissions(tx, [submissionId])) === 0) throw SUBMISSION_NOT_FOUND();
    return answer({ id: submissionId }).records({ action: 'form.submission-removed', subject: submissionId });
  },
});
