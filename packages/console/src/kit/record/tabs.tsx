import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { useKeys } from '../../app/keys.ts';
import { useWords } from '../../app/words.ts';
import { Key } from '../show/key.tsx';
import type { Tab } from '../kit.types.ts';

const MOST_KEYS = 6;

/** Returns the selected tab. It is stored in the address, so that a link opens it. */
export function useTab<R>(tabs: readonly Tab<R>[]): Tab<R> | undefined {
  const [search] = useSearchParams();
  return tabs.find(({ id }) => id === search.get('tab')) ?? tabs[0];
}

/** Shows the tabs of a record, with the keys 1 to 6. A single tab has no tab strip. */
export function Tabs<R>({ tabs, current }: { readonly tabs: readonly Tab<R>[]; readonly current: Tab<R> | undefined }) {
  const t = useWords();
  const { state } = useLocation();
  const navigate = useNavigate();
  const searchOf = (tab: Tab<R>) => (tab === tabs[0] ? '?' : `?tab=${tab.id}`);
  useKeys(
    (tabs.length > 1 ? tabs : []).slice(0, MOST_KEYS).map((tab, at) => ({
      key: String(at + 1),
      label: tab.label,
      run: () => void navigate(searchOf(tab), { state, replace: true }),
    })),
  );
  if (tabs.length < 2) return null;
  return (
    <nav className="tabs" aria-label={t({ en: 'Parts of this record', zh: '此记录的各部分' })}>
      {tabs.map((tab, at) => (
        <Link key={tab.id} to={searchOf(tab)} state={state} replace aria-current={tab === current ? 'page' : undefined}>
          {t(tab.label)}
          {at < MOST_KEYS && (
            <span className="record-key">
              <Key>{String(at + 1)}</Key>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
