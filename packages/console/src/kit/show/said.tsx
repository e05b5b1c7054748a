import type { Text } from '@toric/contracts/kernel/sentence';
import type { ReactNode } from 'react';
import { isText, useWords } from '../../app/words.ts';

/** Describes a text in both languages, or any content. */
export type SaidText = Text | ReactNode;

/** Shows a text in the language of the person. Shows any other content unchanged. */
export function Said({ children }: { readonly children: SaidText }) {
  const t = useWords();
  return <>{isText(children) ? t(children) : children}</>;
}
