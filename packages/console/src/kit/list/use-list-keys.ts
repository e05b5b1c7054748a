import { useKeys } from '../../app/keys.ts';
import type { AnyList } from './any-list.ts';
import type { ListDesk } from './use-list-desk.ts';

const GROUP = { en: 'This list', zh: '此列表' };
const WORDS = {
  next: { en: 'next row', zh: '下一行' },
  previous: { en: 'row before', zh: '上一行' },
  choose: { en: 'choose the row', zh: '选择此行' },
  upTo: { en: 'choose up to this row', zh: '选择到此行' },
  open: { en: 'open the record', zh: '打开记录' },
  edit: { en: 'open and edit', zh: '打开并编辑' },
  none: { en: 'choose none', zh: '取消选择' },
};

/** Adds the keys of a list: J K X Shift X Enter E Esc. */
export function useListKeys(list: AnyList, desk: ListDesk): void {
  const { rows, view, active, activate, onChoose, onChooseAll, open, keys } = desk;
  const last = (rows.held?.rows.length ?? 0) - 1;
  const hasRows = last >= 0;
  const hasActive = active >= 0 && active <= last;
  const hasChoice = (list.bulk?.length ?? 0) > 0;
  const hasRecords = list.href !== undefined;
  // without a focused row, the first step goes to the first visible row
  const step = (by: 1 | -1) => () =>
    activate(hasActive ? Math.min(Math.max(active + by, 0), last) : view.current.first);
  useKeys(
    [
      { key: 'j', label: WORDS.next, when: hasRows, run: step(1) },
      { key: 'k', label: WORDS.previous, when: hasRows, run: step(-1) },
      { key: 'ArrowDown', label: WORDS.next, when: hasRows, run: step(1) },
      { key: 'ArrowUp', label: WORDS.previous, when: hasRows, run: step(-1) },
      { key: 'x', label: WORDS.choose, when: hasActive && hasChoice, run: () => onChoose(active, false) },
      { key: 'Shift X', label: WORDS.upTo, when: hasActive && hasChoice, run: () => onChoose(active, true) },
      { key: 'Enter', label: WORDS.open, when: hasActive && hasRecords, run: () => open(active) },
      { key: 'e', label: WORDS.edit, when: hasActive && hasRecords, run: () => open(active, 'e') },
      { key: 'Escape', label: WORDS.none, when: keys.size > 0, run: () => onChooseAll(false) },
    ].map((key) => ({ ...key, group: GROUP })),
  );
}
