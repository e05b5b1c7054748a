import { useWords } from '../../app/words.ts';

const WORDS = {
  move: { en: 'move', zh: '移动' },
  open: { en: 'open', zh: '打开' },
  beside: { en: 'beside', zh: '在旁边打开' },
  also: {
    en: 'Also: a name, a phone, T-2026-…, a scan, 1Z…, a power',
    zh: '还可输入：姓名、电话、T-2026-…、扫描、1Z…、度数',
  },
};

/** Shows the keys of the palette, and the inputs that it understands. */
export function PaletteFoot() {
  const t = useWords();
  return (
    <p className="pal-foot fine dimmer keys">
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t(WORDS.move)}
      </span>
      <span>
        <kbd>↵</kbd> {t(WORDS.open)}
      </span>
      <span>
        <kbd>Ctrl ↵</kbd> {t(WORDS.beside)}
      </span>
      <span className="grow" />
      <span className="pal-also">{t(WORDS.also)}</span>
    </p>
  );
}
