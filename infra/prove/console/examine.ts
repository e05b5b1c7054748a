/** Examines a page as it stands in a tab: accessibility, width, language, theme, and requests that were refused. */
import type { Language } from '@toric/contracts/kernel/sentence';
import axe from 'axe-core';
import type { Look, Tab } from './browser/tab.ts';

/** The pages must keep to the 24 pixels that a finger needs. This rule is off by default. */
const RULES = JSON.stringify({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
const VIOLATIONS = `axe.run(document, ${RULES}).then(({ violations }) => violations.map(
  ({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`;

type Shape = { overflow: number; language: string; scheme: string | null; failed: string };
const SHAPE = `({
  overflow: Math.max(0, document.documentElement.scrollWidth - innerWidth),
  language: document.documentElement.lang,
  scheme: document.documentElement.getAttribute('data-mantine-color-scheme'),
  failed: [...document.querySelectorAll('[data-state="failed"], [data-state="not-allowed"]')]
    .map((part) => part.textContent.slice(0, 200)).join(' | '),
})`;

/** Returns everything that is wrong with the page in this look, apart from accessibility. */
export async function shapeProblems(tab: Tab, language: Language, { theme, width }: Look): Promise<string[]> {
  const { overflow, language: shown, scheme, failed } = await tab.evaluate<Shape>(SHAPE);
  return [
    ...(overflow > 0 ? [`it is ${overflow} px wider than ${width} px`] : []),
    ...(shown.startsWith(language) ? [] : [`its language is ${shown}`]),
    ...(scheme === theme ? [] : [`its theme is ${scheme}`]),
    ...(failed === '' ? [] : [`a part of it failed: ${failed}`]),
  ];
}

/** Returns what axe finds. The tests run it in the page itself, where no policy of the page applies to it. */
export async function axeProblems(tab: Tab): Promise<string[]> {
  if (!(await tab.evaluate<boolean>('typeof axe === "object"'))) await tab.evaluate(`${axe.source}; undefined`);
  return tab.evaluate<string[]>(VIOLATIONS);
}

/** Returns errors of scripts, refusals by policy, requests to the outside, and requests that the API refused. */
export function runProblems(tab: Tab): string[] {
  const { problems, refusals } = tab.take();
  // a page whose access token is over asks for the next one
  const refused = refusals
    .filter(({ status }) => status !== 401)
    .map(({ path, status }) => `${path} answered ${status}`);
  return [...problems, ...refused];
}
