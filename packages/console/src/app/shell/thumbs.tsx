import { Modal } from '@mantine/core';
import { IconDots, IconLanguage } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePreferences } from '../preferences.ts';
import { text, useWords } from '../words.ts';
import { useRailPages, useRailPath } from './rail-pages.ts';

const SHOWN = 4;

/** The tabs at the bottom of a phone: the first four pages of the rail, and the others behind "More". */
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
      <More opened={opened} onClose={() => setOpened(false)} />
    </nav>
  );
}

function More({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const t = useWords();
  const railPages = useRailPages();
  const { preferences, change } = usePreferences();
  const other = preferences.language === 'zh' ? 'en' : 'zh';
  return (
    <Modal opened={opened} onClose={onClose} fullScreen title={t(text('All pages', '全部页面'))}>
      <div className="menu">
        {railPages.map(({ path, title, rail }) => {
          const Icon = rail?.icon;
          return (
            <Link key={path} to={path} onClick={onClose}>
              {Icon && <Icon size={16} />} {t(title)}
            </Link>
          );
        })}
        <button type="button" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => change({ language: other })}>
          <IconLanguage size={16} stroke={1.5} /> {other === 'zh' ? '中文' : 'English'}
        </button>
      </div>
    </Modal>
  );
}
