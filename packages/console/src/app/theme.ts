import { createTheme, type MantineColorsTuple } from '@mantine/core';
import type { Language } from '@toric/contracts/kernel/sentence';
import { text } from './words.ts';

const TINT: MantineColorsTuple = [
  '#dff1f2',
  '#c5e5e7',
  '#a5d5d9',
  '#8cc6cb',
  '#63c9d1',
  '#3aa5ae',
  '#1f8792',
  '#12757f',
  '#0a6570',
  '#074c55',
];

const CLOSE = text('Close', '关闭');

/** Passes the design tokens to the components of Mantine. The colours of both themes are in styles/mantine.css. */
const themeIn = (language: Language) =>
  createTheme({
    primaryColor: 'tint',
    primaryShade: { light: 8, dark: 4 },
    autoContrast: true,
    colors: { tint: TINT },
    fontFamily: 'var(--font)',
    fontFamilyMonospace: 'var(--mono)',
    fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
    lineHeights: { xs: '1.34', sm: '1.54', md: '1.43', lg: '1.5', xl: '1.4' },
    spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
    radius: { xs: '4px', sm: '6px', md: '6px', lg: '10px', xl: '12px' },
    defaultRadius: 'sm',
    cursorType: 'pointer',
    respectReducedMotion: true,
    components: {
      Modal: {
        defaultProps: {
          size: 680,
          radius: 'xl',
          yOffset: '72px',
          transitionProps: { duration: 140 },
          closeButtonProps: { 'aria-label': CLOSE[language] },
          // the header of a dialog is no landmark of the page
          attributes: { header: { role: 'presentation' } },
        },
      },
      Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
      Popover: { defaultProps: { radius: 'lg', shadow: 'md', returnFocus: true } },
      Menu: { defaultProps: { radius: 'lg', shadow: 'md', returnFocus: true } },
    },
  });

export const themes: Readonly<Record<Language, ReturnType<typeof createTheme>>> = {
  en: themeIn('en'),
  zh: themeIn('zh'),
};
