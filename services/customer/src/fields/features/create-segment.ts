import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { SEGMENT_TOO_MANY, SEGMENT_WRONG_CONDITION } from '@toric/contracts/customer/fields/segment.errors';
import { CreateSegment } from '@toric/contracts/customer/fields/segment.http';
import { findFields } from '../field.store.ts';
import { fillAfter, FIRST } from '../fill-segments.ts';
import { decideConditions } from '../segment.ts';
import { insertSegment, lockSegments, MOST_SEGMENTS } from '../segments.store.ts';
import { segmentView } from '../segment.view.ts';

/** POST /segments. Defines a segment. An effect then finds its customers (fill-segments.ts). */
export const createSegment = command(CreateSegment, {
  async run({ body: { name, conditions: given }, actor: { roles }, tx, now, newId }) {
    if ((await lockSegments(tx)) >= MOST_SEGMENTS) throw SEGMENT_TOO_MANY({ most: MOST_SEGMENTS });
    const fields = await findFields(tx);
    const { conditions, errors } = decideConditions(fields, given, roles);
    if (errors.length > 0) throw SEGMENT_WRONG_CONDITION().at(...errors);
    const segment = await insertSegment(tx, { id: newId(), name, conditions }, now);
    const view = segmentView(segment, { fields, roles, members: 0 });
    const recorded = changed({}, { name: view.name, conditions });
    return answer(view)
      .performs(fillAfter(FIRST))
      .records({ action: 'segment.added', subject: view.id, fields: recorded });
  },
});
