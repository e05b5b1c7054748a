import { query } from '@toric/chassis/http/endpoint';
import { SEGMENT_NOT_FOUND } from '@toric/contracts/customer/fields/segment.errors';
import { GetSegment } from '@toric/contracts/customer/fields/segment.http';
import type { Reader } from '../../reader.store.ts';
import { readFields } from '../field.store.ts';
import { countMembers, readSegment } from '../segments.store.ts';
import { segmentView } from '../segment.view.ts';

/** GET /segments/{segmentId}. Returns one segment. */
export const getSegment = query<typeof GetSegment, Reader>(GetSegment, {
  async run({ params: { segmentId }, actor: { roles }, db }) {
    const segment = await readSegment(db, segmentId);
    if (!segment) throw SEGMENT_NOT_FOUND();
    const [fields, members] = await Promise.all([readFields(db), countMembers(db, segmentId)]);
    return segmentView(segment, { fields, roles, members });
  },
});
