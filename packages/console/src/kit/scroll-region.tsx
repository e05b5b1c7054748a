import type { ReactNode } from 'react';
import type { Text } from '@toric/contracts/kernel/sentence';
import { text, useWords } from '../app/words.ts';

/** A scrolling region must be reachable by keyboard (WCAG 2.1.1), although it is no control. */
const BY_KEYBOARD = { tabIndex: 0 } as const;
const TABLE = text('Table', '表格');

type Props = { readonly label?: Text; readonly className?: string; readonly children: ReactNode };

/**
 * Shows content that scrolls horizontally in its frame. The frame takes the focus, so that it can be scrolled by
 * keyboard.
 */
export function ScrollRegion({ label = TABLE, className = 'scroll', children }: Props) {
  const t = useWords();
  return (
    <div className={className} role="group" aria-label={t(label)} {...BY_KEYBOARD}>
      {children}
    </div>
  );
}

/**
 * Shows a table that scrolls horizontally. With `edge`, the table reaches the edge of the page, and is not in a block
 * with a margin.
 */
export function ScrollTable({ edge = false, children }: { readonly edge?: boolean; readonly children: ReactNode }) {
  return (
    <ScrollRegion className={edge ? 'scroll' : 'scroll bleed'}>
      <table>{children}</table>
    </ScrollRegion>
  );
}
