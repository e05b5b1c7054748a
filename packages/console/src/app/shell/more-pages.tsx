import { Modal } from '@mantine/core';
import { IconHelp, IconLanguage } from '@tabler/icons-react';
import { Link } from 'react-router';
import { usePreferences } from '../preferences.ts';
import { text, useWords } from '../words.ts';
import { RAIL_GROUPS } from './rail-groups.ts';
import { useRailGroups } from './rail-pages.ts';

/** Lists the pages that the person may open, in their groups, on a phone. */
export function MorePages({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const groups = useRailGroups();
  const { preferences, change } = usePreferences();
  const other = preferences.language === 'zh' ? 'en' : 'zh';
  return (
    <Modal opened onClose={onClose} fullScreen title={t(text('All pages', '全部页面'))}>
      {groups.map(({ group, pages }) => (
        <section key={group} className="menu">
          <h3 className="fine dimmer">{t(RAIL_GROUPS[group])}</h3>
          {pages.map(({ path, title, rail }) => {
            const Icon = rail.icon;
            return (
              <Link key={path} to={path} onClick={onClose}>
                <Icon size={16} /> {t(title)}
              </Link>
            );
          })}
        </section>
      ))}
      <div className="menu">
        <Link to="/help" onClick={onClose}>
          <IconHelp size={16} stroke={1.5} aria-hidden="true" /> {t(text('Help', '帮助'))}
        </Link>
        <button type="button" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => change({ language: other })}>
          <IconLanguage size={16} stroke={1.5} /> {other === 'zh' ? '中文' : 'English'}
        </button>
      </div>
    </Modal>
  );
}
