import type { Text } from '@toric/contracts/kernel/sentence';
import type { ReactNode } from 'react';
import { useTitle } from '../../app/page.ts';
import { isText } from '../../app/words.ts';
import { Said, type SaidText } from './said.tsx';

type Props = {
  readonly title: SaidText;
  /** The name of the page for the browser's tab. It is needed only if the title is not a text. */
  readonly name?: Text | undefined;
  readonly about?: SaidText;
  /** The list to which the page belongs, and its place in the list. */
  readonly crumb?: ReactNode;
  /** The state of the thing, beside its name. */
  readonly state?: ReactNode;
  readonly actions?: ReactNode;
};

/** The head of a page. Its heading takes the focus after a navigation, so that a screen reader says where one is. */
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
