import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { placesIn, type Place, type SourceMap } from './source-places.ts';

/** Describes a stack frame of V8, which can be converted to text. */
type Frame = { toString(): string };
type Find = (line: number, column: number) => Place | undefined;

const FRAME = /(?:file:\/\/)?(\/[^\s()]+\.m?js):(\d+):(\d+)/;

/** Reads the source map that lies beside a bundle. Returns undefined if there is none that can be read. */
function mapBeside(file: string): Find | undefined {
  try {
    const map = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMap; // our own build has written this map
    const sources = map.sources.map((source) => resolve(dirname(file), source));
    return placesIn({ ...map, sources });
  } catch {
    return undefined;
  }
}

/** Returns the first line of a stack trace. An error may have a name or a message that cannot be turned into text. */
function headOf(error: Error): string {
  try {
    return String(error);
  } catch {
    return 'Error';
  }
}

/**
 * Returns a function that replaces the place in a bundle by the place in its source. The function reads each map once.
 */
export function sourceFrames(mapOf: (file: string) => Find | undefined = mapBeside): (frame: string) => string {
  const maps = new Map<string, Find | undefined>();
  return (frame) => {
    const [place, file, line, column] = FRAME.exec(frame) ?? [];
    if (!place || !file || file.includes('/node_modules/')) return frame;
    if (!maps.has(file)) maps.set(file, mapOf(file));
    const found = maps.get(file)?.(Number(line), Number(column));
    return found ? frame.replace(place, () => `${found.source}:${found.line}:${found.column}`) : frame;
  };
}

/**
 * Lets stack traces name the files and lines of the sources. The map of a bundle is read when the first stack trace is
 * wanted. `--enable-source-maps` does the same, but takes ten times the memory.
 */
export function traceSources(): void {
  const toSource = sourceFrames();
  Error.prepareStackTrace = (error: Error, frames) =>
    [headOf(error), ...frames.map((frame: Frame) => `    at ${toSource(frame.toString())}`)].join('\n');
}
