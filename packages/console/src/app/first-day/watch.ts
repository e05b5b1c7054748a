/** Records which steps of the first day a person completes while she works. */
import { onAnswered } from '../client.ts';
import { changePreferences, preferencesStore } from '../preferences.ts';
import { sessionStore } from '../session/store.ts';
import { isDoneByCall, isDoneByVisit, PUT_AWAY, type Step } from './step.ts';
import { stepsFor } from './steps.ts';

/** Describes the part of the router that the guided first day watches. */
type Places = {
  readonly state: { readonly location: { readonly pathname: string } };
  readonly subscribe: (listener: (state: { readonly location: { readonly pathname: string } }) => void) => unknown;
};

/** Marks the matching steps as done, unless the person has dismissed the first day. */
function mark(isDone: (step: Step) => boolean): void {
  const state = sessionStore.get();
  const { firstDay } = preferencesStore.get();
  if (state.kind !== 'here' || firstDay.includes(PUT_AWAY)) return;
  const steps = stepsFor(state.session.person.roles).filter((step) => isDone(step) && !firstDay.includes(step.id));
  if (steps.length > 0) changePreferences({ firstDay: [...firstDay, ...steps.map(({ id }) => id)] });
}

/**
 * Returns the path of a page within the console. The addresses of the router begin with the base path of the console.
 */
const pathIn = (pathname: string): string => `/${pathname.replace(import.meta.env.BASE_URL, '')}`;

export function watchFirstDay({ state, subscribe }: Places): void {
  const visit = (pathname: string) => mark((step) => isDoneByVisit(step, pathIn(pathname)));
  visit(state.location.pathname);
  subscribe(({ location }) => visit(location.pathname));
  onAnswered((operation) => mark((step) => isDoneByCall(step, operation)));
}
