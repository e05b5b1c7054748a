/** Decides the rules of saved views: the filters and columns of a list, and who may change them. */
import { DESK_VIEW_NOT_FOUND } from '@toric/contracts/customer/desk/desk.errors';
import type { SavedView as View } from '@toric/contracts/customer/desk/desk.http';
import type { Actor } from '@toric/contracts/kernel/access';
import type { Change } from '@toric/contracts/record/change';

export type SavedView = Omit<View, 'isOwn' | 'createdAt' | 'updatedAt'> & {
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
type Shown = Pick<SavedView, 'name' | 'filters' | 'columns' | 'isShared' | 'isDefault'>;
type Changes = { readonly [K in keyof Shown]?: Shown[K] | undefined };

/** Throws unless the caller may change the view. She may change her own view, and as an administrator a shared one. */
export function requireMayChange({ ownerId, isShared }: SavedView, { id, roles }: Actor): void {
  if (ownerId !== id && !(isShared && roles.includes('admin'))) throw DESK_VIEW_NOT_FOUND();
}

/**
 * Returns the view with these changes. Only the owner can make the view her default, so `isDefault` of any other person
 * is ignored.
 */
export function withChanges(view: SavedView, { isDefault, ...changes }: Changes, by: string, now: Date): SavedView {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return {
    ...{ ...view, ...given, version: view.version + 1, updatedAt: now },
    isDefault: view.ownerId === by ? (isDefault ?? view.isDefault) : view.isDefault,
  };
}

/** Returns the view as the API shows it to a person. A colleague's default view is not her default. */
export function viewFor({ createdAt, updatedAt, isDefault, ...view }: SavedView, personId: string): View {
  const isOwn = view.ownerId === personId;
  return {
    ...{ ...view, isOwn, isDefault: isDefault && isOwn },
    ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
  };
}

/** Returns the fields of a saved view for the change record. */
export const recordedFields = ({ list, name, filters, columns, isShared }: SavedView) => ({
  ...{ list, name, filters, columns, isShared },
});

/**
 * Returns the change for the change record. Returns none if the view was shared neither before nor after the change.
 */
export const recorded = (change: Change, ...states: readonly SavedView[]): Change[] =>
  states.some(({ isShared }) => isShared) ? [change] : [];
