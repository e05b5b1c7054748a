import type { Text } from '@toric/contracts/kernel/sentence';
import type { ReactNode } from 'react';
import { isText, useWords } from '../../app/words.ts';

/** A text in both languages, or anything that can be shown. */
export type SaidText = Text | ReactNode;

/** Shows a text in the language of the person. Anything else is shown as it is. */
export function Said({ children }: { readonly children: SaidText }) {
  const t = useWords();
  return <>{isText(children) ? t(children) : children}</>;
}
