import { ListTags, type TagView } from '@toric/contracts/customer/tags/tag.http';
import { useAnswer, useMay } from '../../app/api.ts';

/** Returns the newest hundred tags. The list is empty for roles that may not read them. */
export function useTags(): readonly TagView[] {
  const may = useMay();
  return useAnswer(ListTags, { query: { limit: 100 } }, { enabled: may(ListTags) }).data?.data ?? [];
}
