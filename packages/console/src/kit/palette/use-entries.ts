import { IconArrowRight, IconGridDots, IconKeyboard } from '@tabler/icons-react';
import type { SearchHit } from '@toric/contracts/desk/overview.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useMemo } from 'react';
import { useMay } from '../../app/api.ts';
import { type PageKey, useKeyList } from '../../app/keys.ts';
import { formatPower } from '../../app/formats.ts';
import { today, useWords } from '../../app/words.ts';
import { pages } from '../../pages.ts';
import { HIT_KINDS, HIT_ORDER, type Icon } from './hit-kinds.ts';
import { type ReadAs, readAs, searchTextOf } from './read-as.ts';
import { type Found, useSearch } from './use-search.ts';

/** Describes one line of the palette. It opens a page, or runs the action of a key of the page. */
export type Entry = {
  readonly id: string;
  readonly icon: Icon;
  readonly title: string;
  readonly detail?: string;
  readonly href?: string;
  readonly run?: () => void;
  readonly key?: string;
};
export type Group = { readonly id: string; readonly title: Text; readonly entries: readonly Entry[] };

/** At most this number of pages and this number of actions are offered, so that hits stay visible. */
const MOST = 6;
const THIS_LENS = { en: 'This lens', zh: '此镜片' };
const PAGES = { en: 'Pages', zh: '页面' };
const ACTIONS = { en: 'On this page', zh: '此页面上' };
const STOCK = { en: 'Lens stock', zh: '镜片库存' };

/** Returns the entries that match the typed text: hits of the search, pages by name, and actions of the page. */
export function useEntries(typed: string) {
  const day = today();
  const read = useMemo(() => readAs(typed, day), [typed, day]);
  const search = useSearch(searchTextOf(typed, read));
  const pageGroup = usePages(typed);
  const actionGroup = useActions(typed);
  const t = useWords();
  const lens = lensEntries(read, search.hits, t(STOCK));
  const groups = [
    { id: 'lens', title: THIS_LENS, entries: lens },
    ...hitGroups(search.hits),
    pageGroup,
    actionGroup,
  ].filter(({ entries }) => entries.length > 0);
  return { read, search: search as Found & { isFetching: boolean; isKnown: boolean }, groups };
}

const hitGroups = (hits: readonly SearchHit[]): Group[] =>
  HIT_ORDER.map((kind) => {
    const { title, icon, href } = HIT_KINDS[kind];
    const entries = hits
      .filter((hit) => hit.kind === kind)
      .map(
        (hit): Entry => ({ id: `${kind} ${hit.id}`, icon, title: hit.title, detail: hit.detail, href: href(hit.id) }),
      );
    return { id: kind, title, entries };
  });

/** Returns the entries for a text with a power and a product. They open the lenses of the product at this power. */
function lensEntries(read: ReadAs | undefined, hits: readonly SearchHit[], detail: string): Entry[] {
  if (read?.kind !== 'power') return [];
  const power = formatPower(read.power);
  return hits
    .filter(({ kind }) => kind === 'product')
    .map(({ id, title }) => ({
      ...{ id: `lens ${id}`, icon: IconGridDots, detail },
      title: `${title} ${power}`,
      href: `/stock/lenses/${id}?power=${encodeURIComponent(typedPower(read))}`,
    }));
}

/** Returns a power in the form in which a person types it: `-2.25 -0.75 180`. */
function typedPower({ power: { sphere, cylinder, axis, add } }: Extract<ReadAs, { kind: 'power' }>): string {
  const sign = (n: number) => `${n < 0 ? '-' : '+'}${Math.abs(n).toFixed(2)}`;
  const cyl = cylinder === undefined ? '' : ` ${sign(cylinder)} ${axis ?? 180}`;
  return `${sign(sphere)}${cyl}${add === undefined ? '' : ` add ${typeof add === 'number' ? sign(add) : add}`}`;
}

const isLike = (text: string, typed: string) => text.toLowerCase().includes(typed.trim().toLowerCase());

function usePages(typed: string): Group {
  const may = useMay();
  const t = useWords();
  const open = pages.filter(({ path, needs }) => !path.includes(':') && may(needs));
  const offered = typed.trim() === '' ? open.filter(({ rail }) => rail) : open;
  const entries = offered
    .filter(({ title }) => isLike(title.en, typed) || isLike(title.zh, typed))
    .toSorted((a, b) => (a.rail?.order ?? 999) - (b.rail?.order ?? 999))
    .slice(0, typed.trim() === '' ? open.length : MOST)
    .map(({ path, title, rail }): Entry => {
      const key = rail?.key ? { key: `g ${rail.key}` } : {};
      return { id: `page ${path}`, icon: rail?.icon ?? IconArrowRight, title: t(title), href: path, ...key };
    });
  return { id: 'pages', title: PAGES, entries };
}

/** Matches keys that only move the focus. Nobody searches for them by name. */
const MOVES = /^(Arrow|Tab|Escape|Enter$|[jkx?]$|Shift X$|g |Ctrl k$)/i;

function useActions(typed: string): Group {
  const t = useWords();
  const keys = useKeyList();
  const entries = keys
    .filter(({ key, label }) => !MOVES.test(key) && (isLike(label.en, typed) || isLike(label.zh, typed)))
    .slice(0, MOST)
    .map(
      (key): Entry => ({
        ...{ id: `action ${key.key}`, icon: IconKeyboard, title: capital(t(key.label)), key: key.key },
        run: () => press(key),
      }),
    );
  return { id: 'actions', title: ACTIONS, entries };
}

const press = ({ key, run }: PageKey): void => run(new KeyboardEvent('keydown', { key }));
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
