import { useMemo } from 'react';
import { useLocation } from 'react-router';
import { pages } from '../../pages.ts';
import { useMay } from '../api.ts';

/** Returns the pages of the rail that the person may open, in their order. */
export function useRailPages() {
  const mayCall = useMay();
  return useMemo(
    () =>
      pages
        .filter(({ rail, needs }) => rail && mayCall(needs))
        .toSorted((a, b) => (a.rail?.order ?? 0) - (b.rail?.order ?? 0)),
    [mayCall],
  );
}

/** Returns the path of the rail to which the current address belongs: the longest path that begins it. */
export function useRailPath(paths: readonly string[]): string | undefined {
  const { pathname } = useLocation();
  return paths
    .filter((path) => path === pathname || (path !== '/' && pathname.startsWith(`${path}/`)))
    .toSorted((a, b) => b.length - a.length)[0];
}
