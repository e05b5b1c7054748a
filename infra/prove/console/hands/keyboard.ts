import type { Tab } from '../browser/tab.ts';
import { type Effort, newEffort } from './effort.ts';
import { type Found, find, has, placeFromFocus, type Wanted } from './find.ts';
import type { Hand } from './hand.ts';
import { writeInto } from './write.ts';

const MOST_KEYS = 300;
const SELECTED = `(() => {
  const { tagName, selectedOptions } = globalThis.toricFound;
  return tagName === 'SELECT' ? (selectedOptions[0]?.text ?? '') : '';
})()`;
const ACTIVE_OPTION = `(() => {
  const id = document.activeElement?.getAttribute('aria-activedescendant');
  const line = id && document.getElementById(id);
  return line ? (line.querySelector('b')?.textContent ?? line.textContent).trim() : '';
})()`;
const IS_CHECKED = 'globalThis.toricFound.checked === true';

/** Returns a function that presses a key, and counts it. */
const pressing = (tab: Tab, effort: Effort) => (key: string) => {
  effort.keys += key.split('+').length;
  return tab.press(key);
};
type Press = ReturnType<typeof pressing>;

/** Presses Tab, or Shift and Tab, until the part has the focus. Arrow keys move in an open menu. */
async function reachPart(tab: Tab, press: Press, wanted: Wanted): Promise<Found> {
  const found = await find(tab, wanted);
  const isMenu = found.role === 'menuitem';
  for (let keys = 0; keys < MOST_KEYS; keys += 1) {
    const from = await placeFromFocus(tab);
    if (from === 'here') return found;
    await press(isMenu ? 'ArrowDown' : from === 'before' ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`the keyboard does not lead to '${wanted.words}'`);
}

/** Presses the arrow down until the text that the expression returns begins with the value. */
async function moveTo(tab: Tab, press: Press, value: string, expression: string): Promise<void> {
  for (let keys = 0; keys < MOST_KEYS; keys += 1) {
    if ((await tab.evaluate<string>(expression)).startsWith(value)) return;
    await press('ArrowDown');
  }
  throw new Error(`the arrow keys do not lead to '${value}'`);
}

/** Returns the hand that uses the keyboard alone. */
export function keyboardHand(tab: Tab): Hand {
  const effort = newEffort();
  const press = pressing(tab, effort);
  const reach = (wanted: Wanted) => reachPart(tab, press, wanted);
  async function tick(wanted: Wanted): Promise<void> {
    const { type } = await reach(wanted);
    if (type !== 'radio') return press(' ');
    for (let keys = 0; keys < MOST_KEYS && !(await tab.evaluate<boolean>(IS_CHECKED)); keys += 1) {
      // the arrow moves to the next radio button of the group, and Space chooses the one that already has the focus
      await press(keys === 0 ? ' ' : 'ArrowDown');
    }
  }
  const fill: Hand['fill'] = async (label, text, { within } = {}) => {
    effort.decisions += 1;
    await reach({ kind: 'field', words: label, within });
    effort.keys += await writeInto(tab, text);
  };
  return {
    name: 'keyboard',
    ...{ tab, effort, fill },
    async press(words, { within, key } = {}) {
      effort.decisions += 1;
      const wanted: Wanted = { kind: 'control', words, within };
      if (key !== undefined) {
        if (!(await has(tab, { kind: 'control', words: 'More actions' }))) await find(tab, wanted);
        return press(key);
      }
      const { tag, type } = await reach(wanted);
      if (type === 'checkbox' || type === 'radio') return tick(wanted);
      await press(tag === 'A' || tag === 'BUTTON' || tag === 'SUMMARY' ? 'Enter' : ' ');
    },
    async choose(label, value, { within } = {}) {
      effort.decisions += 1;
      const inGroup: Wanted = { kind: 'choice', words: value, within: label };
      if (await has(tab, inGroup)) return tick(inGroup);
      await reach({ kind: 'field', words: label, within });
      await press('Home');
      await moveTo(tab, press, value, SELECTED);
    },
    async pick(label, text, line, options) {
      await fill(label, text, options);
      await find(tab, { kind: 'option', words: line });
      await moveTo(tab, press, line, ACTIVE_OPTION);
      await press('Enter');
    },
  };
}
