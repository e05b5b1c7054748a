import { ListOrderTags, type OrderTagView } from '@toric/contracts/order/tags/order-tag.http';
import { useAnswer, useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import type { Option } from '../../kit/kit.types.ts';

/** Returns the newest hundred tags of orders. The list is empty for roles that may not read them. */
export function useOrderTags(): readonly OrderTagView[] {
  const may = useMay();
  return useAnswer(ListOrderTags, { query: { limit: 100 } }, { enabled: may(ListOrderTags) }).data?.data ?? [];
}

/** Returns the tags of orders that are in use, as options. */
export function useOrderTagOptions(): readonly Option[] {
  const t = useWords();
  return useOrderTags()
    .filter(({ isRetired }) => !isRetired)
    .map(({ id, name }) => ({ value: id, label: t(name) }));
}
