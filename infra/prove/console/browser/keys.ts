/** Describes a key of the keyboard in the terms of the DevTools protocol. */
type Key = {
  readonly key: string;
  readonly code: string;
  readonly windowsVirtualKeyCode: number;
  readonly text?: string;
};

const NAMED: Readonly<Record<string, Key>> = {
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Escape: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  ' ': { key: ' ', code: 'Space', windowsVirtualKeyCode: 32, text: ' ' },
  Home: { key: 'Home', code: 'Home', windowsVirtualKeyCode: 36 },
  ArrowLeft: { key: 'ArrowLeft', code: 'ArrowLeft', windowsVirtualKeyCode: 37 },
  ArrowUp: { key: 'ArrowUp', code: 'ArrowUp', windowsVirtualKeyCode: 38 },
  ArrowRight: { key: 'ArrowRight', code: 'ArrowRight', windowsVirtualKeyCode: 39 },
  ArrowDown: { key: 'ArrowDown', code: 'ArrowDown', windowsVirtualKeyCode: 40 },
};
const MODIFIERS: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };

/** Returns the key that a name such as `Tab`, `k`, `Control+k` or `Shift+Tab` describes, with its modifiers. */
export function keyOf(name: string): Key & { readonly modifiers: number } {
  const parts = name.length > 1 ? name.split('+') : [name];
  const last = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1).reduce((sum, part) => sum + (MODIFIERS[part] ?? 0), 0);
  const upper = last.toUpperCase();
  // only letters and digits have key codes equal to their character codes: the character code of a hyphen is the key
  // code of Insert
  const isPlain = /^[A-Z0-9]$/.test(upper);
  const letter = {
    ...{ key: last, code: isPlain ? `Key${upper}` : '', windowsVirtualKeyCode: isPlain ? upper.charCodeAt(0) : 0 },
    // a letter that is pressed with Control or Alt is a command, and writes no text
    ...((modifiers & 7) === 0 && { text: last }),
  };
  return { ...(NAMED[last] ?? letter), modifiers };
}
