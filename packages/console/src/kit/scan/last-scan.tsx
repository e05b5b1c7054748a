import { IconAlertTriangle, IconArrowBackUp, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useWords } from '../../app/words.ts';
import type { ScanTone } from './scan-box.types.ts';
import type { LastScan } from './use-scans.ts';

const ICONS = { ok: IconCircleCheck, wait: IconAlertTriangle, stop: IconCircleX } as const satisfies Record<
  ScanTone,
  unknown
>;

type Props = { readonly last: LastScan; readonly onUndo: () => void };

/** Shows what became of the last scan: its tone as shape, word and colour, the warnings of its code, and the way back. */
export function LastScanView({ last: { scan, outcome }, onUndo }: Props) {
  const t = useWords();
  const Icon = ICONS[outcome.tone];
  const lot = [scan.label?.lot, scan.label?.expiresOn].filter(Boolean).join(' · ');
  return (
    <div className={`lastscan scan-${outcome.tone}`}>
      <b className={`row t-${outcome.tone}`}>
        <Icon size={18} stroke={1.5} aria-hidden />
        {t(outcome.title)}
      </b>
      {outcome.about}
      <p className="fine dimmer mono clip">{lot || scan.text.replaceAll('\u001d', ' ')}</p>
      {scan.warnings.map((warning) => (
        <p key={warning.en} className="fine t-wait">
          {t(warning)}
        </p>
      ))}
      {outcome.undo && (
        <button type="button" className="btn tall" onClick={onUndo}>
          <IconArrowBackUp size={16} stroke={1.5} aria-hidden />
          {t({ en: 'Take it back', zh: '撤销' })}
        </button>
      )}
    </div>
  );
}
