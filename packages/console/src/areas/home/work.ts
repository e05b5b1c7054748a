import type { WaitingWork } from '@toric/contracts/desk/overview.http';
import { WAITING, type WaitingKind } from '@toric/contracts/desk/waiting';
import type { Text } from '@toric/contracts/kernel/sentence';
import { formatNumber } from '../../app/formats.ts';
import { count, text } from '../../app/words.ts';

/** Describes a line of work: the number of items, the words after the number, and the path of the list. */
export type WorkLine = {
  readonly kind: WaitingKind;
  readonly count: number;
  readonly late: number;
  readonly oldest: string | null;
  readonly path: string;
  readonly words: Text;
};

/** Returns a number of items in words, such as "3 orders to ship". */
export function wordsOf(kind: WaitingKind, n: number): Text {
  const { one, other, zh } = WAITING[kind].counted;
  return count(n, { one: `{n} ${one}`, other: `{n} ${other}`, zh: `{n} ${zh}` });
}

const order = Object.keys(WAITING);

/** Returns the lines of work in the order in which the contract lists the kinds. A kind without items is left out. */
export const linesOf = (work: readonly WaitingWork[]): WorkLine[] =>
  work
    .filter(({ count: n }) => n > 0)
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map(({ kind, count: n, late, oldest }) => ({
      kind,
      count: n,
      late,
      oldest,
      path: WAITING[kind].path,
      words: wordsOf(kind, n),
    }));

const sum = (lines: readonly WorkLine[], of: (line: WorkLine) => number) =>
  lines.reduce((total, line) => total + of(line), 0);

/** Returns the sentence of the day: the number of late items, and the number of waiting items. */
export function sentenceOf(lines: readonly WorkLine[]): Text {
  const late = sum(lines, (line) => line.late);
  const waits = sum(lines, (line) => line.count);
  if (waits === 0) return text('Nothing waits for you. That is good news.', '没有待你处理的事项。');
  const lateText = count(late, {
    one: '{n} thing is late',
    other: '{n} things are late',
    zh: '{n} 项已逾期',
  });
  const waitText = count(waits, { one: '{n} waits for you', other: '{n} wait for you', zh: '{n} 项待你处理' });
  if (late === 0)
    return text(
      `${formatNumber(waits, 'en')} ${waits === 1 ? 'thing waits' : 'things wait'} for you.`,
      `${waitText.zh}。`,
    );
  return text(`${lateText.en}, and ${waitText.en} in all.`, `${lateText.zh}，共 ${waitText.zh}。`);
}
