const SPANS = [
  ['d', 24 * 60 * 60_000],
  ['h', 60 * 60_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

export function duration(ms: number): string {
  const [unit, size] = SPANS.find(([, length]) => ms % length === 0) ?? ['ms', 1];
  return `${ms / size} ${unit}`;
}

/** Describes the part of a state in a process table that the diagram needs. */
type State = {
  readonly on?: readonly { readonly type: { readonly type: string }; readonly to: readonly string[] }[];
  readonly deadline?: { readonly afterMs: number | ((data: never) => number); readonly to: string | readonly string[] };
};
export type Drawable = { readonly initial: string; readonly states: Readonly<Record<string, State>> };
type Move = { from: string; to: readonly string[]; label: string };

function movesOf([from, { on = [], deadline }]: [string, State]): Move[] {
  const stays = (to: readonly string[]) => (to.length > 0 ? to : [from]);
  const moves = on.map(({ type, to }) => ({ from, to: stays(to), label: type.type.split('.')[1] ?? type.type }));
  if (!deadline) return moves;
  const to = deadline.to === 'again' ? [from] : [deadline.to].flat();
  const { afterMs } = deadline;
  return [
    ...moves,
    { from, to, label: typeof afterMs === 'number' ? `after ${duration(afterMs)}` : 'at its deadline' },
  ];
}

/**
 * Returns the name of a state with underscores instead of hyphens, which Mermaid would read as the beginning of an
 * arrow.
 */
const idOf = (state: string) => state.replaceAll('-', '_');
const forkOf = (to: readonly string[]) => to.map(idOf).join('_or_');

/**
 * Returns each set of target states that several states share as their choice. The diagram draws one fork for each set.
 */
function forksOf(moves: readonly Move[]): readonly (readonly string[])[] {
  const sets = new Map(moves.filter(({ to }) => to.length > 1).map(({ to }) => [forkOf(to), to]));
  return [...sets.values()].filter(
    (set) => new Set(moves.filter(({ to }) => forkOf(to) === forkOf(set)).map(({ from }) => from)).size > 1,
  );
}

/**
 * Returns a process table as a Mermaid state diagram. An edge is labelled with short message names or a deadline. There
 * is one edge per pair of states, and one fork per shared set of targets, so that the diagram fits into a header
 * comment.
 */
export function processDiagram({ initial, states }: Drawable): string {
  const moves = Object.entries(states).flatMap(movesOf);
  const forks = forksOf(moves);
  const edges = new Map<string, string[]>();
  for (const { from, to, label } of moves) {
    const ends = forks.some((set) => forkOf(set) === forkOf(to)) ? [forkOf(to)] : to.map(idOf);
    for (const end of ends) {
      const pair = `${idOf(from)} --> ${end}`;
      edges.set(pair, [...(edges.get(pair) ?? []), label]);
    }
  }
  const last = Object.keys(states).filter(
    (state) => !moves.some(({ from, to }) => from === state && to.some((end) => end !== state)),
  );
  return [
    'stateDiagram-v2',
    ...Object.keys(states).flatMap((state) => (idOf(state) === state ? [] : [`  state "${state}" as ${idOf(state)}`])),
    ...forks.map((set) => `  state ${forkOf(set)} <<choice>>`),
    `  [*] --> ${idOf(initial)}`,
    ...[...edges].map(([pair, labels]) => `  ${pair}: ${labels.join(', ')}`),
    ...forks.flatMap((set) => set.map((end) => `  ${forkOf(set)} --> ${idOf(end)}`)),
    ...last.map((state) => `  ${idOf(state)} --> [*]`),
  ].join('\n');
}
