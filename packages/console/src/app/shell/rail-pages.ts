import { useMemo } from 'react';
import { useLocation } from 'react-router';
import { areas } from '../../pages.ts';
import { useMay } from '../api.ts';
import { groupsOf } from './rail-groups.ts';

/** Returns the pages of the rail that the person may open, in their groups. */
export function useRailGroups() {
  const mayCall = useMay();
  return useMemo(() => groupsOf(areas, ({ needs }) => mayCall(needs)), [mayCall]);
}

/** Returns the pages of the rail that the person may open, in the order of the rail. */
export function useRailPages() {
  const groups = useRailGroups();
  return useMemo(() => groups.flatMap(({ pages }) => pages), [groups]);
}

/**
 * Returns the path of the rail to which the current address belongs: the longest path that is a prefix of the address.
 */
export function useRailPath(paths: readonly string[]): string | undefined {
  const { pathname } = useLocation();
  return paths
    .filter((path) => path === pathname || (path !== '/' && pathname.startsWith(`${path}/`)))
    .toSorted((a, b) => b.length - a.length)[0];
}
