/** Combines the parts of the services into the state of the whole training shop. */
import type { TrainingPart, TrainingState, TrainingView } from '@toric/contracts/operator/training.http';

/** Holds the part of one service. It is undefined if the service does not answer. */
export type Answered = { readonly service: string; readonly part: TrainingPart | undefined };

const isPart = (part: TrainingPart | undefined): part is TrainingPart => part !== undefined;

/** Returns the state of the shop. A service that does not answer is most likely starting, at the end of a reset. */
function stateOf(parts: readonly TrainingPart[], silent: number): TrainingState {
  if (parts.some(({ hasSample }) => !hasSample)) return 'no-sample';
  if (silent > 0 || parts.some(({ isQuiet }) => isQuiet)) return 'resetting';
  if (parts.some(({ keptAt }) => keptAt === null)) return 'not-kept';
  if (parts.some(({ fits }) => !fits)) return 'updated';
  const resets = new Set(parts.map(({ resetId }) => resetId));
  return resets.size > 1 ? 'incomplete' : 'ready';
}

const last = (times: readonly (string | null)[]): string | null =>
  times
    .flatMap((time) => time ?? [])
    .toSorted()
    .at(-1) ?? null;

export function trainingView(answers: readonly Answered[]): TrainingView {
  const parts = answers.map(({ part }) => part).filter(isPart);
  const silent = answers.filter(({ part }) => !part).map(({ service }) => service);
  return {
    state: stateOf(parts, silent.length),
    keptAt: last(parts.map(({ keptAt }) => keptAt)),
    resetAt: last(parts.map(({ resetAt }) => resetAt)),
    silent,
  };
}
