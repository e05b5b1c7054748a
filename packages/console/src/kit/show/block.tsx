import { type ReactNode, useId } from 'react';
import { Said, type SaidText } from './said.tsx';

type Props = { readonly title?: SaidText; readonly aside?: ReactNode; readonly children: ReactNode };

/** Shows a region of a page. Thin lines divide it from its neighbours. */
export function Block({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section className="block" aria-labelledby={title ? id : undefined}>
      {title && (
        <h2>
          <span id={id}>
            <Said>{title}</Said>
          </span>
          {aside && <span className="fine">{aside}</span>}
        </h2>
      )}
      {children}
    </section>
  );
}
