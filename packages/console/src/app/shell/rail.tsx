import { IconKeyboard, IconLanguage } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatNumber } from '../formats.ts';
import { usePreferences } from '../preferences.ts';
import { count, text, useLanguage, useWords } from '../words.ts';
import { useRailPages, useRailPath } from './rail-pages.ts';
import { countsByPath, useWaiting, type WaitingCount } from './waiting.ts';

/** Shows how much waits behind a page. Late work is red and said in words, too. */
function Waits({ waits }: { readonly waits: WaitingCount | undefined }) {
  const language = useLanguage();
  const t = useWords();
  if (!waits || waits.count === 0) return null;
  return (
    <span className={waits.late > 0 ? 'n late' : 'n'}>
      {formatNumber(waits.count, language)}
      {waits.late > 0 && (
        <span className="sr">
          {' '}
          {t(count(waits.late, { one: '{n} is late', other: '{n} are late', zh: '{n} 项已逾期' }))}
        </span>
      )}
    </span>
  );
}

/** The rail: only pages that the person may open, with what waits behind each. */
export function Rail({ onKeys }: { readonly onKeys: () => void }) {
  const t = useWords();
  const railPages = useRailPages();
  const current = useRailPath(railPages.map(({ path }) => path));
  const counts = countsByPath(useWaiting().data?.data ?? []);
  const { preferences, change } = usePreferences();
  const other = preferences.language === 'zh' ? 'en' : 'zh';
  return (
    <nav className="rail" data-rail aria-label={t(text('Main', '主导航'))}>
      <ul>
        {railPages.map(({ path, title, rail }) => {
          const Icon = rail?.icon;
          return (
            <li key={path}>
              <Link to={path} aria-current={path === current ? 'page' : undefined} title={t(title)}>
                {Icon && <Icon size={16} />}
                <span>{t(title)}</span>
                <Waits waits={counts.get(path)} />
              </Link>
            </li>
          );
        })}
      </ul>
      <ul className="foot">
        <li>
          <button type="button" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => change({ language: other })}>
            <IconLanguage size={16} stroke={1.5} />
            <span>{other === 'zh' ? '中文' : 'English'}</span>
          </button>
        </li>
        <li>
          <button type="button" onClick={onKeys} aria-label={t(text('Keys of this page', '本页快捷键'))}>
            <IconKeyboard size={16} stroke={1.5} />
            <span>{t(text('Keys', '快捷键'))}</span>
            <span className="n">
              <kbd aria-hidden="true">?</kbd>
            </span>
          </button>
        </li>
      </ul>
    </nav>
  );
}
