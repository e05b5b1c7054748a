import { Modal } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { Link } from 'react-router';
import { usePreferences } from '../preferences.ts';
import { text, useWords } from '../words.ts';
import { useRailPages } from './rail-pages.ts';

/** Lists the pages that the person may open, on a phone. */
export function MorePages({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const railPages = useRailPages();
  const { preferences, change } = usePreferences();
  const other = preferences.language === 'zh' ? 'en' : 'zh';
  return (
    <Modal opened onClose={onClose} fullScreen title={t(text('All pages', '全部页面'))}>
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
