import { type ESTree, parseSync, type Plugin } from 'vite';

const CONTRACTS = /\/packages\/contracts\/src\/.*\.ts$/;
/** Lists the parts of a declaration that describe it for the reference of the API. No page shows them. */
const DESCRIBING = new Set(['summary', 'description', 'example', 'because', 'errors']);

type Range = { readonly start: number; readonly end: number };

const isNode = (value: unknown): value is ESTree.Node => typeof value === 'object' && value !== null && 'type' in value;

/** Returns true for `operation(…)` and for `….meta(…)`. */
function isDeclaration(node: ESTree.CallExpression): boolean {
  const { callee } = node;
  if (callee.type === 'Identifier') return callee.name === 'operation';
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'meta';
}

/** Collects the properties of a declaration that only describe it, however deep they are. */
function collect(node: ESTree.Node, found: Range[]): void {
  const [argument] = node.type === 'CallExpression' && isDeclaration(node) ? node.arguments : [];
  if (argument?.type === 'ObjectExpression') {
    for (const property of argument.properties) {
      if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
      if (DESCRIBING.has(property.key.name)) found.push({ start: property.start, end: property.end });
    }
  }
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) collect(child, found);
  }
}

/** Returns the code without these ranges, and without the comma after each. */
function without(code: string, ranges: readonly Range[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (start < at) continue; // skips a range that lies within a removed range
    rest += code.slice(at, start);
    at = end + (/^\s*,/.exec(code.slice(end))?.[0].length ?? 0);
  }
  return rest + code.slice(at);
}

/** Removes the descriptions, examples and refusals of operations from the build. The types of the pages keep them. */
export function leanContracts(): Plugin {
  return {
    name: 'toric-lean-contracts',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!CONTRACTS.test(id)) return undefined;
      const found: Range[] = [];
      collect(parseSync(id, code).program, found);
      return found.length > 0 ? { code: without(code, found), map: null } : undefined;
    },
  };
}
