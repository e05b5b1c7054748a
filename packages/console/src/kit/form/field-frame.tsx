import type { FieldGuide } from '@toric/contracts/kernel/guide';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.ts';
import { FieldHelp } from './help.tsx';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly guide: FieldGuide | undefined;
  readonly error: string | undefined;
  readonly isOptional: boolean;
  /**
   * `group`: several inputs share one label. `check`: the label follows the checkbox. `single`: one input has the
   * label.
   */
  readonly shape: 'single' | 'group' | 'check';
  readonly hasExample: boolean;
  readonly width: 'full' | 'half' | 'third' | undefined;
  readonly children: ReactNode;
};

function HelpLine({ id, guide, error, hasExample }: Pick<Props, 'id' | 'guide' | 'error' | 'hasExample'>) {
  const t = useWords();
  const example = guide && (typeof guide.example === 'string' ? guide.example : t(guide.example));
  return (
    <div id={`${id}-help`} className="form-line-help" aria-live="polite">
      {error !== undefined ? (
        <p className="err">
          <IconAlertTriangle className="i" size={14} stroke={1.5} aria-hidden />
          {error}
        </p>
      ) : (
        hasExample && example && <p className="help">{t({ en: `For example ${example}`, zh: `例如 ${example}` })}</p>
      )}
    </div>
  );
}

/**
 * Shows the frame of every field: label, `?`, control, then help or error in the same place. The `?` is shown beside
 * the label, but follows the control in the tab order, so that the focus starts in the field.
 */
export function FieldFrame({
  id,
  label,
  guide,
  error,
  isOptional,
  shape,
  hasExample,
  width = 'full',
  children,
}: Props) {
  const t = useWords();
  const optional = isOptional && <span className="dimmer">{t({ en: '(not needed)', zh: '（选填）' })}</span>;
  const bad = error === undefined ? '' : ' bad';
  const group =
    shape === 'group' ? { role: 'group', 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-help` } : {};
  return (
    <div className={`field form-frame form-${width}${bad}`} {...group}>
      <div className={shape === 'check' ? 'label form-check' : 'label'}>
        {shape === 'check' && <span className="hit">{children}</span>}
        {shape === 'group' ? <span id={`${id}-label`}>{label}</span> : <label htmlFor={id}>{label}</label>}
        {optional}
      </div>
      {shape !== 'check' && <div className="form-control">{children}</div>}
      {guide && (
        <div className="form-q">
          <FieldHelp guide={guide} />
        </div>
      )}
      <HelpLine id={id} guide={guide} error={error} hasExample={hasExample} />
    </div>
  );
}
