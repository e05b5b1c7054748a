import type { Tab } from '../browser/tab.ts';
import { newEffort } from './effort.ts';
import { find, has, type Wanted } from './find.ts';
import type { Hand } from './hand.ts';
import { writeInto } from './write.ts';

const MORE = 'More actions';

/**
 * Holds the function that chooses an option of a menu. The browser draws the list of the menu outside the page, where
 * no test can click.
 */
const CHOOSE = `(value) => {
  const menu = globalThis.toricFound;
  const option = [...menu.options].find(({ text }) => text === value) ?? [...menu.options].find(({ text }) => text.startsWith(value));
  if (!option) return false;
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(menu, option.value);
  return menu.dispatchEvent(new Event('change', { bubbles: true }));
}`;

/**
 * Holds the code that stops a press of the mouse button on any part but the found one, because the found part may have
 * moved since.
 */
const GUARD = `{
  globalThis.toricMissed = false;
  globalThis.toricGuard ??= ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'].map((kind) =>
    addEventListener(kind, (event) => {
      if (!globalThis.toricTakes || !event.isTrusted) return;
      if (kind === 'pointerdown') globalThis.toricMissed = !globalThis.toricTakes(event.target);
      if (!globalThis.toricMissed) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    }, { capture: true }));
}`;
const MISSED = '{ globalThis.toricTakes = undefined; globalThis.toricMissed === true }';
const MOST_TRIES = 20;

/**
 * Finds the part of the page and presses the mouse button on it. Tries again if the part has moved before the press.
 */
async function aim(tab: Tab, wanted: Wanted): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await find(tab, wanted);
    if (found.covered !== '') return tab.click(found);
    await tab.evaluate(GUARD);
    await tab.click(found);
    // the press may have opened another page, which does not have the guard
    if (!(await tab.evaluate<boolean>(MISSED).catch(() => false))) return;
  }
  throw new Error(`'${wanted.words}' does not keep still`);
}

/** Returns the hand that points and clicks. It types only into fields. */
export function mouseHand(tab: Tab): Hand {
  const effort = newEffort();
  async function click(wanted: Wanted): Promise<void> {
    effort.clicks += 1;
    await aim(tab, wanted);
  }
  const fill: Hand['fill'] = async (label, text, { within } = {}) => {
    effort.decisions += 1;
    await click({ kind: 'field', words: label, within });
    effort.keys += await writeInto(tab, text);
  };
  return {
    name: 'mouse',
    ...{ tab, effort, fill },
    async press(words, { within } = {}) {
      effort.decisions += 1;
      const wanted: Wanted = { kind: 'control', words, within };
      const isHidden = !(await has(tab, wanted)) && (await has(tab, { kind: 'control', words: MORE }));
      if (isHidden) await click({ kind: 'control', words: MORE });
      await click(wanted);
    },
    async choose(label, value, { within } = {}) {
      effort.decisions += 1;
      const inGroup: Wanted = { kind: 'choice', words: value, within: label };
      if (await has(tab, inGroup)) return click(inGroup);
      await find(tab, { kind: 'field', words: label, within });
      effort.clicks += 2;
      if (!(await tab.evaluate<boolean>(`(${CHOOSE})(${JSON.stringify(value)})`)))
        throw new Error(`'${label}' offers no '${value}'`);
    },
    async pick(label, text, line, options) {
      await fill(label, text, options);
      await click({ kind: 'option', words: line });
    },
  };
}
