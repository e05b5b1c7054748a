import type { ReactNode } from 'react';
import { Said, type SaidText } from './said.tsx';

export type TrackStep = {
  readonly label: SaidText;
  readonly state: 'done' | 'now' | 'later';
  readonly detail?: ReactNode;
};

/** Shows the progress of an order or another record. */
export function Track({ steps }: { readonly steps: readonly TrackStep[] }) {
  return (
    <ol className="track">
      {steps.map(({ label, state, detail }, index) => (
        <li
          key={index}
          className={state === 'later' ? undefined : state}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          <Said>{label}</Said>
          {detail && <small>{detail}</small>}
        </li>
      ))}
    </ol>
  );
}
