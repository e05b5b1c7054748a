/** Names keys as texts: `r`, `Shift X`, `Ctrl Enter`, `g h`, `[`, `Escape`, `ArrowDown`. */

export type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

const isOneSign = (key: string) => key.length === 1;
const isLetter = (key: string) => /^\p{L}$/u.test(key);

/**
 * Returns the text of a pressed key. Ctrl and ⌘ are the same. Shift is named before letters and named keys. It is not
 * named before other characters, because the character includes it: `?` and not `Shift ?`.
 */
export function keyText({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const name = key === ' ' ? 'Space' : isOneSign(key) ? key.toLowerCase() : key;
  const shift = shiftKey && (isLetter(key) || !isOneSign(key));
  return [(ctrlKey || metaKey) && 'Ctrl', altKey && 'Alt', shift && 'Shift', name].filter(Boolean).join(' ');
}

const MODIFIERS = ['ctrl', 'alt', 'shift'];
const NAMED: Readonly<Record<string, string>> = {
  esc: 'Escape',
  escape: 'Escape',
  '↵': 'Enter',
  enter: 'Enter',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  space: 'Space',
};

/** Returns the steps of a declared key. `g h` has two steps, `Ctrl Enter` has one. */
export function keySteps(declared: string): string[] {
  const steps: string[] = [];
  let modifiers: string[] = [];
  for (const part of declared.trim().split(/\s+/)) {
    const lower = part.toLowerCase();
    if (MODIFIERS.includes(lower)) {
      modifiers.push(`${part[0]?.toUpperCase() ?? ''}${lower.slice(1)}`);
      continue;
    }
    const name = NAMED[lower] ?? (isOneSign(part) ? lower : part);
    const ordered = ['Ctrl', 'Alt', 'Shift'].filter((modifier) => modifiers.includes(modifier));
    steps.push([...ordered, name].join(' '));
    modifiers = [];
  }
  return steps;
}

/**
 * Returns true for a key that types a character in a field: a letter, a digit or another character without Ctrl and
 * Alt.
 */
export const isSingle = (step: string): boolean => isOneSign(step.replace(/^Shift /, ''));

const SHOWN: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** Returns a declared key in the form that a button shows: `G H`, `Ctrl ↵`. */
export const shownKey = (declared: string): string =>
  keySteps(declared)
    .map((step) =>
      step
        .split(' ')
        .map((part) => SHOWN[part] ?? (isOneSign(part) ? part.toUpperCase() : part))
        .join(' '),
    )
    .join(' ');
