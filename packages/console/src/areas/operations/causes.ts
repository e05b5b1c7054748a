/** Groups dead letters by their cause, so that a person decides once for all messages that failed in the same way. */
import type { DeadLetterView } from '@toric/contracts/operator/operator.http';

export type Cause = {
  readonly key: string;
  readonly service: DeadLetterView['service'];
  readonly consumer: string;
  readonly type: string | null;
  readonly reason: DeadLetterView['reason'];
  readonly letters: readonly DeadLetterView[];
  readonly from: string;
  readonly to: string;
};

const keyOf = ({ service, consumer, type, reason }: DeadLetterView) => [service, consumer, type, reason].join(' ');

/** Returns the causes, the one with the most messages first. */
export function causesOf(letters: readonly DeadLetterView[]): Cause[] {
  const groups = Map.groupBy(letters, keyOf);
  return [...groups]
    .flatMap(([key, group]) => {
      const [first] = group;
      if (!first) return [];
      const times = group.map(({ failedAt }) => failedAt).sort();
      const { service, consumer, type, reason } = first;
      return [{ key, service, consumer, type, reason, letters: group, from: times[0] ?? '', to: times.at(-1) ?? '' }];
    })
    .sort((a, b) => b.letters.length - a.letters.length);
}

/** Returns how many messages failed in each of `parts` equal spans of time. */
export function failuresOverTime(
  { letters, from, to }: Pick<Cause, 'letters' | 'from' | 'to'>,
  parts: number,
): number[] {
  const begin = Date.parse(from);
  const span = Math.max(1, Date.parse(to) - begin);
  const counts = Array.from({ length: parts }, () => 0);
  for (const { failedAt } of letters) {
    const at = Math.min(parts - 1, Math.floor(((Date.parse(failedAt) - begin) / span) * parts));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** Returns the selection of a request about all open messages of a cause. */
export const selectionOf = ({ consumer, type, reason }: Cause) => ({
  consumer,
  reason,
  ...(type !== null && { type }),
});
