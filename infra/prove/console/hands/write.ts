import type { Tab } from '../browser/tab.ts';

const FOCUSED = '({ type: document.activeElement?.type ?? "", before: document.activeElement?.value ?? "" })';

/**
 * Writes a text into the field that has the focus, and replaces the former text. Returns the number of keys that a
 * person presses for it. A date is typed part by part, in the order of an American browser.
 */
export async function writeInto(tab: Tab, text: string): Promise<number> {
  const { type, before } = await tab.evaluate<{ type: string; before: string }>(FOCUSED);
  if (type === 'date') {
    const [year = '', month = '', day = ''] = text.split('-');
    // a click may have put the focus on the year of the date
    for (let part = 0; part < 2; part += 1) await tab.press('ArrowLeft');
    for (const digit of `${month}${day}${year}`) await tab.press(digit);
    return 8;
  }
  if (before !== '') await tab.evaluate('document.activeElement.select()');
  await tab.write(text);
  return text.length + (before === '' ? 0 : 1);
}
