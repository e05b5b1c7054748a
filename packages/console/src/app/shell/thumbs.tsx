import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { text, useWords } from '../words.ts';
import { useRailPages, useRailPath } from './rail-pages.ts';

const MorePages = lazy(async () => ({ default: (await import('./more-pages.tsx')).MorePages }));
const SHOWN = 4;

/** Shows the tabs at the bottom of a phone: the first four pages of the rail. The other pages are behind "More". */
export function Thumbs() {
  const t = useWords();
  const railPages = useRailPages();
  const current = useRailPath(railPages.map(({ path }) => path));
  const [opened, setOpened] = useState(false);
  return (
    <nav className="thumbs" aria-label={t(text('Main, below', '底部导航'))}>
      {railPages.slice(0, SHOWN).map(({ path, title, rail }) => {
        const Icon = rail?.icon;
        return (
          <Link key={path} to={path} aria-current={path === current ? 'page' : undefined}>
            {Icon && <Icon size={20} />}
            <span className="clip">{t(title)}</span>
          </Link>
        );
      })}
      <button type="button" onClick={() => setOpened(true)} aria-haspopup="dialog">
        <IconDots size={20} stroke={1.5} />
        <span>{t(text('More', '更多'))}</span>
      </button>
      <Suspense fallback={null}>{opened && <MorePages onClose={() => setOpened(false)} />}</Suspense>
    </nav>
  );
}
