import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { SEGMENT_NOT_FOUND } from '@toric/contracts/customer/fields/segment.errors';
import { RemoveSegment } from '@toric/contracts/customer/fields/segment.http';
import { fillAfter, FIRST } from '../fill-segments.ts';
import { deleteSegment, lockSegments } from '../segments.store.ts';

/**
 * DELETE /segments/{segmentId}. Removes a segment. An effect then informs marketing of the customers in it
 * (fill-segments.ts).
 */
export const removeSegment = command(RemoveSegment, {
  async run({ params: { segmentId }, tx }) {
    await lockSegments(tx);
    const segment = await deleteSegment(tx, segmentId);
    if (!segment) throw SEGMENT_NOT_FOUND();
    const { nameEn: en, nameZh: zh, conditions } = segment;
    const fields = changed({ name: { en, zh }, conditions }, {});
    return noContent().performs(fillAfter(FIRST)).records({ action: 'segment.removed', subject: segmentId, fields });
  },
});
