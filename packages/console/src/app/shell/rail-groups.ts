/** Defines the groups of the rail: their names and order, and the groups that are open until the person folds one. */
import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { ConsoleArea, Page, RailGroup } from '../../kit/kit.types.ts';

/** Names the groups of the rail. Their order here is their order in the rail. */
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

/** Names for each role the rail group that is open at first, beside the work of the day. */
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

/** At most this number of lines are open before the person has opened a group herself. */
const LINES_AT_MOST = 9;

export type RailPage = Page & { readonly rail: NonNullable<Page['rail']> };
/** Describes a group with its state. An open group shows its first `shown` pages. A click shows the others. */
type ShownGroup = {
  readonly group: RailGroup;
  readonly pages: readonly RailPage[];
  readonly isOpen: boolean;
  readonly shown: number;
};

const inRail = (page: Page): page is RailPage => page.rail !== undefined;

/** Returns the pages of the rail in their groups. A group is left out if the person may open none of its pages. */
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

/** Returns the choices of the person with one rail group opened or folded. */
export const withGroup = (chosen: readonly string[], group: RailGroup | 'views', isOpen: boolean): string[] => [
  ...chosen.filter((choice) => choice !== `${OPEN}${group}` && choice !== `${FOLDED}${group}`),
  `${isOpen ? OPEN : FOLDED}${group}`,
];

/**
 * Returns whether the person has opened (true) or folded (false) a group. Returns undefined if she has done neither.
 */
export function choiceOf(chosen: readonly string[], group: string): boolean | undefined {
  if (chosen.includes(`${OPEN}${group}`)) return true;
  return chosen.includes(`${FOLDED}${group}`) ? false : undefined;
}

/**
 * Returns the groups with their state. A choice of the person always counts. Otherwise the work of the day and the
 * groups of her roles are open, with at most nine lines. A rail that is short as a whole is open as a whole.
 */
export function openGroups(
  groups: readonly { readonly group: RailGroup; readonly pages: readonly RailPage[] }[],
  { roles, chosen }: { readonly roles: readonly StaffRole[]; readonly chosen: readonly string[] },
): ShownGroup[] {
  const all = groups.reduce((sum, { pages }) => sum + pages.length, 0);
  const own = new Set<RailGroup>(['today', ...roles.map((role) => OWN_GROUP[role])]);
  const lines = new Map<RailGroup, number>();
  let room = LINES_AT_MOST;
  for (const { group, pages } of groups) {
    if (all > LINES_AT_MOST && !own.has(group)) continue;
    lines.set(group, Math.min(pages.length, room));
    room -= lines.get(group) ?? 0;
  }
  return groups.map(({ group, pages }) => {
    const chosenState = choiceOf(chosen, group);
    const first = lines.get(group) ?? 0;
    const isOpen = chosenState ?? first > 0;
    return { group, pages, isOpen, shown: chosenState === undefined && first > 0 ? first : pages.length };
  });
}
