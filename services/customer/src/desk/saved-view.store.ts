/**
 * Reads and writes the saved views of staff. Each change locks the account of the owner, so that two requests of one
 * person cannot race.
 */
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { SavedView as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { SavedView } from './saved-view.ts';

const Filters = z.record(z.string(), z.string());
const Columns = z.array(z.object({ id: z.string(), width: z.int().optional(), hidden: z.boolean().optional() }));

const viewOf = (row: Row): SavedView => ({
  ...row,
  filters: Filters.parse(row.filters),
  columns: Columns.parse(row.columns),
});

/** Locks the views of a person until the transaction ends, and returns their number. */
export async function lockViews(tx: Tx, ownerId: string): Promise<number> {
  await tx.run`select id from account where id = ${ownerId} for no key update`;
  const { views } = await tx.one<{ views: number }>`
    select count(*)::int as views from saved_view where owner_id = ${ownerId}`;
  return views;
}

/** Locks a saved view until the transaction ends, and returns it. Returns undefined if the view does not exist. */
export async function lockView(tx: Tx, id: string): Promise<SavedView | undefined> {
  const row = await tx.maybe<Row>`select * from saved_view where id = ${id} for update`;
  return row && viewOf(row);
}

/** Clears the mark of the default view in all other views that the owner has for the list. */
async function clearDefault(tx: Tx, { id, ownerId, list, isDefault }: SavedView): Promise<void> {
  if (!isDefault) return;
  await tx.run`
    update saved_view set is_default = false
    where owner_id = ${ownerId} and list = ${list} and is_default and id <> ${id}`;
}

/** Inserts the view and returns true. Returns false if the owner has a view of this name for the list. */
export async function insertView(tx: Tx, view: SavedView): Promise<boolean> {
  if (await hasName(tx, view)) return false;
  await clearDefault(tx, view);
  await tx.run`
    insert into saved_view (id, owner_id, list, name, filters, columns, is_shared, is_default, created_at, updated_at)
    values (${view.id}, ${view.ownerId}, ${view.list}, ${view.name}, ${json(view.filters)}, ${json(view.columns)},
      ${view.isShared}, ${view.isDefault}, ${view.createdAt}, ${view.createdAt})`;
  return true;
}

/** Saves the view and returns true. Returns false if the owner has another view of this name for the list. */
export async function saveView(tx: Tx, view: SavedView): Promise<boolean> {
  if (await hasName(tx, view)) return false;
  await clearDefault(tx, view);
  await tx.run`
    update saved_view set name = ${view.name}, filters = ${json(view.filters)}, columns = ${json(view.columns)},
      is_shared = ${view.isShared}, is_default = ${view.isDefault}, version = ${view.version},
      updated_at = ${view.updatedAt}
    where id = ${view.id}`;
  return true;
}

/** Returns true if the owner has another view of this name for the list. The caller has locked her views. */
async function hasName(tx: Tx, { id, ownerId, list, name }: SavedView): Promise<boolean> {
  const found = await tx.maybe<{ id: string }>`
    select id from saved_view where owner_id = ${ownerId} and list = ${list} and name = ${name} and id <> ${id}`;
  return found !== undefined;
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await tx.run`delete from saved_view where id = ${id}`;
}

/** Holds the largest number of colleagues' shared views that one list shows. */
const SHARED = 100;

/**
 * Returns the views of a person by name, and then the shared views of colleagues, newest first. Without a list, returns
 * the views of all lists.
 */
export async function readViews(db: Reader, ownerId: string, list: string | undefined): Promise<SavedView[]> {
  const ofList = list === undefined ? {} : { list };
  const [own, shared] = await Promise.all([
    db.savedView.findMany({ where: { ownerId, ...ofList }, orderBy: { name: 'asc' } }),
    db.savedView.findMany({
      where: { ...ofList, isShared: true, ownerId: { not: ownerId } },
      orderBy: { createdAt: 'desc' },
      take: SHARED,
    }),
  ]);
  return [...own, ...shared].map(viewOf);
}
