import { lazy, Suspense, useState } from 'react';
import { Outlet, ScrollRestoration, useNavigate } from 'react-router';
import { ContactDesk } from '../../areas/contacts/contact-desk.tsx';
import { JobPanel } from '../../kit/job/job-panel.tsx';
import { useKeys } from '../keys.ts';
import { openPalette, usePalette } from '../palette.ts';
import { useSession } from '../session.tsx';
import { TrainingBanner } from '../training/banner.tsx';
import { text, useWords } from '../words.ts';
import { Bar } from './bar.tsx';
import { Mark } from './brand.tsx';
import { Rail } from './rail.tsx';
import { useRailPages } from './rail-pages.ts';
import { Thumbs } from './thumbs.tsx';

const Palette = lazy(async () => ({ default: (await import('../../kit/palette/palette.tsx')).Palette }));
const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.tsx')).KeysDialog }));
const EVERYWHERE = text('Everywhere', '所有页面');
const GO_TO = text('Go to', '前往');

/** Shows the frame of every page: skip link, bar, rail, content, and the layers above them. */
export function Shell() {
  const t = useWords();
  const [areKeysShown, setAreKeysShown] = useState(false);
  const palette = usePalette();
  const { training } = useSession();
  useShellKeys(() => setAreKeysShown(true));
  return (
    <>
      <a className="skip" href="#main">
        {t(text('Go to the content', '跳到正文'))}
      </a>
      <div className="shell">
        <header className="headrow">
          <div className="brand">
            <Mark />
            <span>Toric</span>
          </div>
          <Bar />
        </header>
        <Rail onKeys={() => setAreKeysShown(true)} />
        <main className="sheet" id="main" tabIndex={-1}>
          {training.isOn && <TrainingBanner />}
          <Outlet />
        </main>
      </div>
      <Thumbs />
      <JobPanel />
      <ContactDesk />
      <Suspense fallback={null}>
        {areKeysShown && <KeysDialog onClose={() => setAreKeysShown(false)} />}
        {palette.opened && <Palette opened query={palette.query} onClose={palette.close} />}
      </Suspense>
      <ScrollRestoration />
    </>
  );
}

/**
 * Adds the keys that work on every page: find or do, the list of keys, and a letter after G for each page of the rail.
 */
function useShellKeys(showKeys: () => void): void {
  const navigate = useNavigate();
  const railPages = useRailPages();
  useKeys([
    {
      key: 'Ctrl K',
      label: text('Find or do', '查找或执行'),
      run: () => openPalette(),
      inFields: true,
      group: EVERYWHERE,
    },
    { key: '?', label: text('Keys of this page', '本页快捷键'), run: showKeys, group: EVERYWHERE },
    ...railPages.flatMap(({ rail, title, path }) =>
      rail?.key ? [{ key: `g ${rail.key}`, label: title, run: () => void navigate(path), group: GO_TO }] : [],
    ),
  ]);
}
