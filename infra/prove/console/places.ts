/** Turns the pages of the console into paths: each parameter becomes the id of an item in the sample shop. */
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { mayCall, STAFF_ROLES, type StaffRole } from '@toric/contracts/kernel/access';
import { methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import { build, type Plugin } from 'esbuild';
import { operations } from '../../../gateway/src/edge/operations.ts';
import { ROOT } from '../../run/system/parts.ts';
import type { Visitor } from './visitor.ts';

/** Describes the parts of a page that tests need. packages/console/src/kit/kit.types.ts declares all parts. */
export type ConsolePage = {
  readonly path: string;
  readonly needs: Operation;
  readonly title: Text;
  readonly rail?: object;
};
export type Place = { readonly page: ConsolePage; readonly path: string };

/**
 * Bundles the list of pages without the code that only a browser can load, such as the code of each page and the icons.
 */
const listOnly: Plugin = {
  name: 'list-only',
  setup(building) {
    building.onResolve({ filter: /\.(tsx|css)$/ }, ({ path }) => ({ path, external: true }));
    building.onResolve({ filter: /^@tabler\// }, ({ path }) => ({ path, namespace: 'icons' }));
    building.onLoad({ filter: /./, namespace: 'icons' }, () => ({
      contents: 'module.exports = new Proxy({}, { get: (_, name) => () => name })',
    }));
  },
};

/**
 * Returns all pages of the console. This function bundles and evaluates their list, because another project of the
 * compiler checks their code.
 */
export async function consolePages(): Promise<readonly ConsolePage[]> {
  const { outputFiles } = await build({
    ...{ entryPoints: [join(ROOT, 'packages/console/src/pages.ts')], absWorkingDir: ROOT, plugins: [listOnly] },
    ...{ bundle: true, write: false, format: 'iife', globalName: 'list', platform: 'node', logLevel: 'error' },
  });
  const { pages } = runInThisContext(`(() => { ${outputFiles[0]?.text ?? ''}; return list; })()`) as {
    pages: readonly ConsolePage[];
  };
  if (pages.length === 0) throw new Error('packages/console/src/pages.ts has no pages');
  return pages;
}

/** Returns true if the role may call the operation of the page. */
export const mayOpen = (page: ConsolePage, role: StaffRole): boolean =>
  mayCall(page.needs.allow, { id: '', kind: 'staff', roles: [role] });

/**
 * Maps a path parameter to the query with which a list finds an item for it. No list finds such an item without a
 * query.
 */
const QUERIES: Readonly<Record<string, string>> = { customerId: '?email=ana%40toric.example' };
/**
 * Maps the path of a page to the list in which its item is found. Otherwise the items of a list would lead to no page,
 * or to another page with the same parameter.
 */
const LISTS: Readonly<Record<string, string>> = {
  '/stock/lots/:lotId': '/stock',
  '/payments/:orderId': '/payments',
  '/order-fields/:fieldId': '/order-fields',
  '/duplicates/:duplicateId/merge': '/duplicates',
  '/migrations/:migrationId': '/migrations',
  '/jobs/:service/:jobId': '/jobs',
  '/quality/cleaning/:jobId': '/jobs?kind=customer-cleaning',
  '/purchasing/proposals/:proposalId': '/replenishment/proposals',
  '/imports/:fileId': '/migrations',
};
/** Lists the fields of an item that may name it in a path, the best first. */
const NAMES = ['id', 'handle', 'name', 'code', 'jurisdiction'];

/**
 * Maps a path parameter to the path at which a test must ask for the item first. A list shows such an item also to
 * roles that may not open it.
 */
const CHECKED: Readonly<Record<string, string>> = { fileId: '/imports' };

type Listed = { readonly data?: readonly Readonly<Record<string, unknown>>[] };

/** Returns the path of a page for a visitor. Returns undefined if the shop has no item for one of the parameters. */
export async function placeOf(page: ConsolePage, visitor: Visitor): Promise<Place | undefined> {
  const names = Array.from(page.path.matchAll(/:(\w+)/g), ([, name = '']) => name);
  const values: Record<string, string> = {};
  for (const name of names) {
    const value = await valueOf(name, page, values, visitor);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  const path = page.path.replace(/:(\w+)\??/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  return { page, path: `/console${path}` };
}

/**
 * Returns the value of a path parameter: from the first item of the list whose path ends before the parameter, such as
 * `GET /orders` for `/orders/{orderId}`.
 */
async function valueOf(
  name: string,
  { path, needs }: ConsolePage,
  known: Readonly<Record<string, string>>,
  visitor: Visitor,
): Promise<string | undefined> {
  const paths = [needs, ...operations].map((operation) => methodAndPath(operation).path);
  const lists = paths.flatMap((one) => (one.includes(`/{${name}}`) ? [one.slice(0, one.indexOf(`/{${name}}`))] : []));
  const chosen = LISTS[path];
  for (const list of chosen === undefined ? new Set(lists) : [chosen]) {
    const filled = list.replace(/\{(\w+)\}/g, (_, other: string) => known[other] ?? '');
    const { status, body } = await visitor.get(`/v1${filled}${QUERIES[name] ?? ''}`);
    const [first] = status === 200 ? ((body as Listed).data ?? []) : [];
    const value = [name, ...NAMES].map((field) => namedIn(first, field)).find((one) => typeof one === 'string');
    if (typeof value === 'string' && (await isOpenTo(visitor, name, value))) return value;
  }
  return undefined;
}

/** Returns a field of a listed item. The `fileId` of a migration is taken from its first step. */
function namedIn(item: Readonly<Record<string, unknown>> | undefined, field: string): unknown {
  const [step] = Array.isArray(item?.['steps']) ? (item['steps'] as Readonly<Record<string, unknown>>[]) : [];
  return field === 'fileId' ? step?.[field] : item?.[field];
}

async function isOpenTo(visitor: Visitor, name: string, value: string): Promise<boolean> {
  const path = CHECKED[name];
  return path === undefined || (await visitor.get(`/v1${path}/${value}`)).status === 200;
}

/** Assigns each page to the first role that may open it and that finds an item to open. */
export async function assign(
  pages: readonly ConsolePage[],
  as: (role: StaffRole) => Promise<Visitor>,
): Promise<{ byRole: ReadonlyMap<StaffRole, readonly Place[]>; nowhere: string[] }> {
  const byRole = new Map<StaffRole, Place[]>();
  const nowhere: string[] = [];
  for (const page of pages) {
    const found = await firstPlace(page, as);
    if (!found) nowhere.push(page.path);
    else byRole.set(found.role, [...(byRole.get(found.role) ?? []), found.place]);
  }
  return { byRole, nowhere };
}

async function firstPlace(page: ConsolePage, as: (role: StaffRole) => Promise<Visitor>) {
  for (const role of STAFF_ROLES.filter((one) => mayOpen(page, one))) {
    const place = await placeOf(page, await as(role));
    if (place) return { role, place };
  }
  return undefined;
}
