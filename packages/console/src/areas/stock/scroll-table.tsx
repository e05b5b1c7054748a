import type { ReactNode } from 'react';
import { ScrollRegion } from '../../kit/scroll-region.tsx';

/** A table that scrolls sideways. `edge`: it stands at the edge of the page, and not in a block with a margin. */
export function ScrollTable({ edge = false, children }: { readonly edge?: boolean; readonly children: ReactNode }) {
  return (
    <ScrollRegion className={edge ? 'scroll' : 'scroll bleed'}>
      <table>{children}</table>
    </ScrollRegion>
  );
}
