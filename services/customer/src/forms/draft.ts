/** Describes a form or a survey, whose draft is edited before it is published. */
import type { FormState } from '@toric/contracts/customer/forms/form';

export type Draft = {
  readonly id: string;
  readonly slug: string;
  readonly state: FormState;
  readonly settings: object;
  /** Holds the number of the published version. It is null if the form or survey was never opened. */
  readonly published: number | null;
  /** Is true if the draft was changed since the form or survey was opened. */
  readonly isEdited: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Returns the state with which each draft begins. */
export const fresh = (now: Date) =>
  ({ state: 'draft', published: null, isEdited: true, version: 1, createdAt: now, updatedAt: now }) as const;

export const edited = <D extends Draft>(draft: D, change: Partial<D>, now: Date): D => ({
  ...draft,
  ...change,
  ...{ isEdited: true, version: draft.version + 1, updatedAt: now },
});

type Change<S> = { readonly [K in keyof S]?: S[K] | undefined };

/** Returns the draft with the given settings. A setting that is undefined keeps its value. */
export function withSettings<D extends Draft>(draft: D, change: Change<D['settings']>, now: Date): D {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...edited(draft, {}, now), settings: { ...draft.settings, ...given } };
}

/** Returns the draft after it was opened: its content is published as a new version. */
export const opened = <D extends Draft>(draft: D, now: Date): D => ({
  ...edited(draft, {}, now),
  ...{ state: 'open', published: (draft.published ?? 0) + 1, isEdited: false },
});

/** Returns the closed draft. Returns the draft unchanged if it was never opened. */
export const closed = <D extends Draft>(draft: D, now: Date): D =>
  draft.state === 'draft' ? draft : { ...edited(draft, {}, now), state: 'closed', isEdited: draft.isEdited };

type Keyed = { readonly key: string };

/**
 * Returns the parts with the given part at `position`, counted from 1. Without a position, a part that exists keeps its
 * place, and a new part comes last.
 */
export function placed<P extends Keyed>(all: readonly P[], one: P, position: number | undefined): P[] {
  const others = all.filter(({ key }) => key !== one.key);
  const present = all.findIndex(({ key }) => key === one.key);
  const at = position === undefined ? (present < 0 ? others.length : present) : position - 1;
  return [...others.slice(0, at), one, ...others.slice(at)];
}
