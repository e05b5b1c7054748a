import type { ReactNode } from 'react';
import type { Text } from '@toric/contracts/kernel/sentence';
import { text, useWords } from '../app/words.ts';

/** A region that scrolls must be reachable by keyboard (WCAG 2.1.1), although it is no control. */
const BY_KEYBOARD = { tabIndex: 0 } as const;
const TABLE = text('Table', '表格');

type Props = { readonly label?: Text; readonly className?: string; readonly children: ReactNode };

/** Content that scrolls sideways in its frame. The frame takes the focus, so that a keyboard can scroll it too. */
export function ScrollRegion({ label = TABLE, className = 'scroll', children }: Props) {
  const t = useWords();
  return (
    <div className={className} role="group" aria-label={t(label)} {...BY_KEYBOARD}>
      {children}
    </div>
  );
}

/** A table that scrolls sideways. `edge`: it stands at the edge of the page, and not in a block with a margin. */
export function ScrollTable({ edge = false, children }: { readonly edge?: boolean; readonly children: ReactNode }) {
  return (
    <ScrollRegion className={edge ? 'scroll' : 'scroll bleed'}>
      <table>{children}</table>
    </ScrollRegion>
  );
}
