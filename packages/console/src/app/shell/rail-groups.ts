/** The groups of the rail: their words and order, and which of them are open until the person folds one. */
import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { ConsoleArea, Page, RailGroup } from '../../kit/kit.types.ts';

/** The words of the groups. Their order is the order in the rail. */
export const RAIL_GROUPS: Readonly<Record<RailGroup, Text>> = {
  today: { en: 'Work today', zh: '今日工作' },
  customers: { en: 'Customers', zh: '客户' },
  goods: { en: 'Stock', zh: '库存' },
  buying: { en: 'Buying', zh: '采购' },
  catalogue: { en: 'Products and prices', zh: '产品与价格' },
  money: { en: 'Money', zh: '资金' },
  marketing: { en: 'Marketing', zh: '营销' },
  records: { en: 'Records', zh: '记录' },
  house: { en: 'House', zh: '管理' },
};
const ORDER = Object.keys(RAIL_GROUPS);

/** The group that a role opens first, beside the work of the day. */
const OWN_GROUP: Readonly<Record<StaffRole, RailGroup>> = {
  sales: 'customers',
  optician: 'customers',
  warehouse: 'goods',
  finance: 'money',
  marketing: 'marketing',
  operator: 'house',
  auditor: 'records',
  admin: 'house',
};

/** The most lines that are open before the person has opened a group herself. */
const LINES_AT_MOST = 9;

export type RailPage = Page & { readonly rail: NonNullable<Page['rail']> };
export type ShownGroup = { readonly group: RailGroup; readonly pages: readonly RailPage[]; readonly isOpen: boolean };

const inRail = (page: Page): page is RailPage => page.rail !== undefined;

/** Returns the pages of the rail in their groups. A group without a page of the person is left out. */
export function groupsOf(
  areas: readonly ConsoleArea[],
  mayOpen: (page: Page) => boolean,
): { group: RailGroup; pages: RailPage[] }[] {
  const placed = areas.flatMap(({ group = 'house', pages }) =>
    pages.filter(inRail).map((page) => ({ page, group: page.rail.group ?? group })),
  );
  const shown = placed.filter(({ page }) => mayOpen(page));
  const groups = [...new Set(shown.map(({ group }) => group))].toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return groups.map((group) => ({
    group,
    pages: shown
      .filter((one) => one.group === group)
      .map(({ page }) => page)
      .toSorted((a, b) => a.rail.order - b.rail.order),
  }));
}

const OPEN = 'open-';
const FOLDED = 'folded-';

/** Returns the choices of the person with one group opened or folded. */
export const withGroup = (chosen: readonly string[], group: RailGroup | 'views', isOpen: boolean): string[] => [
  ...chosen.filter((choice) => choice !== `${OPEN}${group}` && choice !== `${FOLDED}${group}`),
  `${isOpen ? OPEN : FOLDED}${group}`,
];

/** Returns the choice of the person about a group, or undefined if she has made none. */
export function choiceOf(chosen: readonly string[], group: string): boolean | undefined {
  if (chosen.includes(`${OPEN}${group}`)) return true;
  return chosen.includes(`${FOLDED}${group}`) ? false : undefined;
}

/**
 * Returns the groups with their state. A choice of the person holds. Otherwise the work of the day and the groups of her
 * roles are open, as long as no more than nine lines are. A rail that is short as a whole is open as a whole.
 */
export function openGroups(
  groups: readonly { readonly group: RailGroup; readonly pages: readonly RailPage[] }[],
  { roles, chosen }: { readonly roles: readonly StaffRole[]; readonly chosen: readonly string[] },
): ShownGroup[] {
  const own: readonly RailGroup[] = ['today', ...roles.map((role) => OWN_GROUP[role])];
  const wanted = [...groups].toSorted((a, b) => rankOf(own, a.group) - rankOf(own, b.group));
  const open = new Set<RailGroup>();
  let lines = 0;
  for (const { group, pages } of wanted) {
    const fits = lines + pages.length <= LINES_AT_MOST;
    if (group !== 'today' && !fits) continue;
    open.add(group);
    lines += pages.length;
  }
  return groups.map(({ group, pages }) => ({ group, pages, isOpen: choiceOf(chosen, group) ?? open.has(group) }));
}

const rankOf = (own: readonly RailGroup[], group: RailGroup): number =>
  own.includes(group) ? own.indexOf(group) : own.length + ORDER.indexOf(group);
