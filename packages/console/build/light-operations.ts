import { isOperation } from '@toric/contracts/kernel/operation';
import type { Plugin } from 'vite';

const AREA = /\/src\/areas\/[^/]+\/area\.ts$/;
const CONTRACT = /^@toric\/contracts\/.+\.http$/;
const LIGHT = '\0light:';

/** Returns the source of a module with the operations of a contract, but without their schemas and descriptions. */
async function lightModule(contract: string): Promise<string> {
  const declared: Record<string, unknown> = await import(contract);
  return Object.entries(declared)
    .flatMap(([name, value]) => {
      if (!isOperation(value)) return [];
      const { id, endpoint, owner, allow } = value;
      return [`export const ${name} = ${JSON.stringify({ id, endpoint, owner, allow })};`];
    })
    .join('\n');
}

/**
 * Gives the lists of pages light operations. They only say who may call the operation that a page needs. With the whole
 * contracts, the first load would have the schemas of every page.
 */
export function lightOperations(): Plugin {
  return {
    name: 'toric-light-operations',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      return importer && AREA.test(importer) && CONTRACT.test(source) ? `${LIGHT}${source}` : undefined;
    },
    load(id) {
      return id.startsWith(LIGHT) ? lightModule(id.slice(LIGHT.length)) : undefined;
    },
  };
}
