import type { Role } from '@toric/contracts/kernel/access';
import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import type { SegmentView } from '@toric/contracts/customer/fields/segment.http';
import { mayRead } from '@toric/chassis/fields/field';
import type { StoredSegment } from './segments.store.ts';

type Shown = { readonly fields: readonly FieldView[]; readonly roles: readonly Role[]; readonly members: number };

/** Returns the segment. Leaves out conditions about fields that the roles may not read. */
export function segmentView(segment: StoredSegment, { fields, roles, members }: Shown): SegmentView {
  const readable = new Set(fields.filter((field) => mayRead(field, roles)).map(({ id }) => id));
  return {
    id: segment.id,
    name: { en: segment.nameEn, zh: segment.nameZh },
    conditions: segment.conditions.filter(({ fieldId }) => readable.has(fieldId)),
    members,
    createdAt: segment.createdAt.toISOString(),
  };
}
