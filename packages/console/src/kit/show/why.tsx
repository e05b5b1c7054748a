import { IconAlertOctagon, IconCircleCheck, IconClock, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Said, type SaidText } from './said.tsx';

const ICONS = { stop: IconAlertOctagon, wait: IconClock, ok: IconCircleCheck, note: IconInfoCircle } as const;

type Props = {
  readonly tone: keyof typeof ICONS;
  /** States in one sentence what cannot happen, or what is being waited for. */
  readonly title: SaidText;
  /** Explains the rule behind the fact in plain words. */
  readonly rule?: SaidText;
  readonly source?: { readonly label: SaidText; readonly href: string };
  /** Shows the actions that remedy the fact. */
  readonly actions?: ReactNode;
};

/** Shows in one sentence what cannot happen or what is being waited for, with its rule, its source and the remedy. */
export function Why({ tone, title, rule, source, actions }: Props) {
  const Icon = ICONS[tone];
  return (
    <div className={tone === 'stop' ? 'why' : `why ${tone}`} role={tone === 'stop' ? 'alert' : undefined}>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
      <div className="grow">
        <p>
          <Said>{title}</Said>
        </p>
        {(rule || source) && (
          <p className="src">
            <Said>{rule}</Said>{' '}
            {source && (
              <a href={source.href} target="_blank" rel="noreferrer">
                <Said>{source.label}</Said>
              </a>
            )}
          </p>
        )}
      </div>
      {actions && <div className="acts">{actions}</div>}
    </div>
  );
}
