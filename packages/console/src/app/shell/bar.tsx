import { IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { useMantineColorScheme } from '@mantine/core';
import { formatClock } from '../formats.ts';
import { useConnection } from '../connection.ts';
import { openPalette } from '../palette.ts';
import { usePreferences } from '../preferences.ts';
import { sentence } from '@toric/contracts/kernel/sentence';
import { text, useWords } from '../words.ts';
import { AccountMenu } from './account-menu.tsx';
import { Inbox } from './inbox.tsx';

const FIND = text('Find, or scan a box', '查找，或扫描镜片盒');
const SINCE = sentence({ en: 'No connection since {time}', zh: '自 {time} 起没有连接' });

/** Shows the bar: find-or-scan, the connection, the theme, the inbox and the account. */
export function Bar() {
  const t = useWords();
  return (
    <div className="bar">
      <button type="button" className="find" onClick={() => openPalette()} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.5} />
        <span className="grow clip">{t(FIND)}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <span className="spacer" />
      <Live />
      <ThemeButton />
      <Inbox />
      <AccountMenu />
    </div>
  );
}

function Live() {
  const t = useWords();
  const { online, since } = useConnection();
  const time = formatClock(new Date(since ?? Date.now()).toISOString());
  return (
    <span className="live" role="status">
      <span className={online ? 'dot' : 'dot away'} />
      {online ? t(text('Connected', '已连接')) : t(SINCE({ time }))}
    </span>
  );
}

function ThemeButton() {
  const t = useWords();
  const { colorScheme } = useMantineColorScheme();
  const { change } = usePreferences();
  const isDark = colorScheme === 'dark';
  return (
    <button
      type="button"
      className="icon-btn"
      data-do="theme"
      aria-label={t(isDark ? text('Light theme', '浅色主题') : text('Dark theme', '深色主题'))}
      onClick={() => change({ theme: isDark ? 'light' : 'dark' })}
    >
      {isDark ? <IconMoon size={16} stroke={1.5} /> : <IconSun size={16} stroke={1.5} />}
    </button>
  );
}
