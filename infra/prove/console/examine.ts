/** Examines the present page of a tab: accessibility, width, language, theme, and refused requests. */
import type { Language } from '@toric/contracts/kernel/sentence';
import axe from 'axe-core';
import type { Look, Tab } from './browser/tab.ts';

/**
 * Holds the rules of axe. The rule about targets of 24 pixels, which a finger needs, is off by default and is switched
 * on.
 */
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

/** Returns all problems of the page in its present look (theme, width and language), apart from accessibility. */
export async function shapeProblems(tab: Tab, language: Language, { theme, width }: Look): Promise<string[]> {
  const { overflow, language: shown, scheme, failed } = await tab.evaluate<Shape>(SHAPE);
  return [
    ...(overflow > 0 ? [`it is ${overflow} px wider than ${width} px`] : []),
    ...(shown.startsWith(language) ? [] : [`its language is ${shown}`]),
    ...(scheme === theme ? [] : [`its theme is ${scheme}`]),
    ...(failed === '' ? [] : [`a part of it failed: ${failed}`]),
  ];
}

/** Returns the problems that axe finds. axe runs in the page itself, outside the page's content security policy. */
export async function axeProblems(tab: Tab): Promise<string[]> {
  if (!(await tab.evaluate<boolean>('typeof axe === "object"'))) await tab.evaluate(`${axe.source}; undefined`);
  return tab.evaluate<string[]>(VIOLATIONS);
}

/** Returns errors of scripts, refusals by policy, requests to the outside, and requests that the API refused. */
export function runProblems(tab: Tab): string[] {
  const { problems, refusals } = tab.take();
  // 401 is no problem, because a page with an expired access token gets a new one
  const refused = refusals
    .filter(({ status }) => status !== 401)
    .map(({ path, status }) => `${path} answered ${status}`);
  return [...problems, ...refused];
}
