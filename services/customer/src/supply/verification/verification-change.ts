import { changed } from '@toric/chassis/changes/changed';
import type { Change } from '@toric/contracts/record/change';
import type { Verification } from './verification.ts';

const shown = ({ status, revision, deadline }: Verification) => ({ status, revision, deadline });

/**
 * Returns the entry of the change record for a verification. The log of the verification holds the question and the
 * answer.
 */
export const verificationChange = (
  verb: 'transmitted' | 'contacted' | 'answered',
  before: Verification,
  after: Verification,
): Change => ({
  ...{ action: `verification.${verb}`, subject: after.id, customerId: after.customerId },
  fields: changed(shown(before), shown(after)),
});
