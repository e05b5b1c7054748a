import type { Text } from '@toric/contracts/kernel/sentence';
import type { ReactNode } from 'react';
import { useTitle } from '../../app/page.ts';
import { isText } from '../../app/words.ts';
import { Said, type SaidText } from './said.tsx';

type Props = {
  readonly title: SaidText;
  /** Names the page for the browser tab. It is needed only if the title is not a text. */
  readonly name?: Text | undefined;
  readonly about?: SaidText;
  /** Shows the list to which the page belongs, and the place of the page in the list. */
  readonly crumb?: ReactNode;
  /** Shows the state of the record, beside its name. */
  readonly state?: ReactNode;
  readonly actions?: ReactNode;
};

/**
 * Shows the head of a page. Its heading takes the focus after a navigation, so that a screen reader speaks the new
 * page.
 */
export function PageHead({ title, name, about, crumb, state, actions }: Props) {
  const spoken = name ?? (isText(title) ? title : typeof title === 'string' ? { en: title, zh: title } : undefined);
  const heading = useTitle(spoken);
  return (
    <div className="head">
      <div>
        {crumb && <p className="crumb">{crumb}</p>}
        <h1 ref={heading} tabIndex={-1}>
          <Said>{title}</Said> {state}
        </h1>
        {about && (
          <div className="sub">
            <Said>{about}</Said>
          </div>
        )}
      </div>
      {actions && <div className="acts">{actions}</div>}
    </div>
  );
}
