import { changed } from '@toric/chassis/changes/changed';
import type { Change } from '@toric/contracts/record/change';
import type { StoredRow } from '../prescription.store.ts';

/**
 * Describes the fields of a prescription that the change record shows. The powers are not among them: each revision is
 * stored permanently, and the record has its number.
 */
type Shown = Pick<StoredRow, 'status' | 'revision' | 'evidenceId'>;
const shown = ({ status, revision, evidenceId }: Shown) => ({ status, revision, evidenceId });

/** Returns the entry of the change record for a prescription. `before` is undefined if the prescription is new. */
export const prescriptionChange = (
  verb: 'added' | 'answered' | 'revised' | 'verified' | 'withdrawn' | 'reviewed',
  before: Shown | undefined,
  after: StoredRow,
): Change => ({
  ...{ action: `prescription.${verb}`, subject: after.id, customerId: after.customerId },
  fields: changed(before ? shown(before) : {}, shown(after)),
});
